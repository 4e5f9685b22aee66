import type { Sha256 } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import type { RunoffLot } from '@plumbline/statistics';
import type { AuditEvent, EventOf } from './audit-event.ts';
import type { BegunAudit, Outcome } from './audit-state.ts';
import type { TextInLog } from './free-text.ts';

/** Who is out by lot of choices that are level in a contest that voters rank: what the office says of a tie that the count of a round met. */
export type LotStated = RunoffLot & { readonly round: number; readonly contest: string };

/** The tie that somebody looks at: which choices are level, and with how many cards each. */
export type TieSeen = Pick<RunoffLot, 'level' | 'cards'>;

/**
 * What two persons do together, named so exactly that both speak of the same: the digest of what is committed, the characters of
 * the seed, the outcome the audit ends with, who is out by lot.
 */
export type ActOfTwo =
  | { readonly act: 'commit'; readonly commitment: Sha256 }
  | { readonly act: 'seed'; readonly seed: string }
  | { readonly act: 'conclude'; readonly outcome: Outcome }
  | ({ readonly act: 'lot'; readonly reason: TextInLog } & LotStated);

/** An act as the second person names it, who gives no reasons. */
export type ActNamed =
  | Exclude<ActOfTwo, { readonly act: 'lot' }>
  | Omit<Extract<ActOfTwo, { readonly act: 'lot' }>, 'reason'>;

/**
 * What one person proposed and nobody has confirmed yet. `by` is the actor as the log names them.
 *
 *   overtaken   the plan or a file changed since, so that it says something else now: it has to be proposed again
 *   refusal     another person refused it, and why
 */
export type Proposal = {
  readonly act: ActOfTwo;
  readonly by: string;
  readonly overtaken: boolean;
  readonly refusal: { readonly by: string; readonly reason: TextInLog } | null;
  /** The second person; the entry of the act itself follows at once. */
  readonly confirmedBy: string | null;
};

/** Whether commitment, seed, lots and conclusion take two persons, and what waits for the second. */
export type TwoPersons = { readonly required: boolean; readonly proposal: Proposal | null };

/** Whether two persons speak of the same act. */
export function isSameAct(a: ActNamed, b: ActNamed): boolean {
  switch (a.act) {
    case 'commit':
      return b.act === 'commit' && a.commitment === b.commitment;
    case 'seed':
      return b.act === 'seed' && a.seed === b.seed;
    case 'conclude':
      return b.act === 'conclude' && a.outcome === b.outcome;
    case 'lot':
      return b.act === 'lot' && isSameLot(a, b);
  }
}

function isSameLot(a: LotStated, b: LotStated): boolean {
  const isOfSameTie = a.round === b.round && a.contest === b.contest && a.cards === b.cards;
  return isOfSameTie && a.out === b.out && a.level.join('\n') === b.level.join('\n');
}

/** Whether entries of the log hold the same act, with the same words to it: the second person read how a lot was drawn. */
function isSameInLog(a: ActOfTwo, b: ActOfTwo): boolean {
  const isSameReason = a.act !== 'lot' || b.act !== 'lot' || isSameText(a.reason, b.reason);
  return isSameReason && isSameAct(a, b);
}

function isSameText(a: TextInLog, b: TextInLog): boolean {
  return 'digest' in a ? 'digest' in b && a.digest === b.digest : 'text' in b && a.text === b.text;
}

type EventByTwo = EventOf<'inputs-committed' | 'seed-set' | 'lot-stated' | 'audit-concluded'>;

const BY_TWO: ReadonlySet<AuditEvent['type']> = new Set<EventByTwo['type']>([
  'inputs-committed',
  'seed-set',
  'lot-stated',
  'audit-concluded',
]);

/** Whether an event is one of the acts that may take two persons. */
export function isByTwo(event: AuditEvent): event is EventByTwo {
  return BY_TWO.has(event.type);
}

/** The act that an event says is done. */
export function actOf(event: EventByTwo): ActOfTwo {
  switch (event.type) {
    case 'inputs-committed':
      return { act: 'commit', commitment: event.commitment };
    case 'seed-set':
      return { act: 'seed', seed: event.seed };
    case 'audit-concluded':
      return { act: 'conclude', outcome: event.outcome };
    case 'lot-stated': {
      const { type: _, ...lot } = event;
      return { act: 'lot', ...lot };
    }
  }
}

/** The proposal after its confirmation. Asserts that it was open, of this act, and by another person. */
export function confirmedProposal(audit: BegunAudit, { act, by }: EventOf<'act-confirmed'>): Proposal {
  const { proposal } = audit.twoPersons;
  const isOpen = proposal !== null && !proposal.overtaken && proposal.refusal === null;
  assert(isOpen && isSameInLog(proposal.act, act), 'what is confirmed was proposed, and nothing has overtaken it', act);
  assert(proposal.by !== by, 'two different persons propose and confirm', by);
  return { ...proposal, confirmedBy: by };
}

/** Asserts of a log that says two persons are needed that there were two: whoever repeats it believes nobody. */
export function assertByTwo(audit: BegunAudit, event: EventByTwo): void {
  const { required, proposal } = audit.twoPersons;
  if (!required) return;
  const isConfirmed = proposal !== null && proposal.confirmedBy !== null && isSameInLog(proposal.act, actOf(event));
  assert(isConfirmed, 'what takes two persons was confirmed by a second one', event.type);
}
