import {
  type Audit,
  type AuditEvent,
  currentRound,
  type EventOf,
  evolve,
  isInRounds,
  MOVES_OF_PHASE,
  movesPhase,
  NOT_BEGUN,
  type RoundDraws,
  withDraws,
} from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { eventOf, type FoldedEntry, roundOf, typeOfEntry } from '@plumbline/record';
import type { OfficeNeeds } from '../../office/project-organization.ts';
import { projectParticipants } from '../../office/project-participants.ts';
import { electionIdOf, updateAuditProgress } from '../../stores/audits.ts';
import { addBoardLink } from '../../stores/board-links.ts';
import { electionIdOfAudit, nameElectionByAudit } from '../../stores/elections.ts';
import type { Writer } from '../../stores/store.ts';
import { boardToken, digestOfToken } from '../../stores/token.ts';
import { drawsNamedIn } from '../history/draws-of-rounds.ts';
import { loadAuditUncommitted } from '../history/load-audit.ts';

/** What projecting takes besides the log. Whoever holds an audit has read the list of participants before. */
export type ProjectionNeeds = OfficeNeeds;

/** Takes the entries of a chain in their order, a part at a time, and is told when there are no more. */
export type Projection = {
  readonly take: (entries: readonly FoldedEntry[]) => Promise<void>;
  readonly end: () => Promise<void>;
};

/**
 * What is looked up across audits: how far each is, and which link opens which board. `isWhole`: the entries are all of the
 * audit's own chain, which says by itself how far the audit is; what only fills in results is not read for that.
 */
export function openAuditProjection(
  needs: ProjectionNeeds,
  tx: Writer,
  { auditId, isWhole }: { readonly auditId: string; readonly isWhole: boolean },
): Projection {
  let round = 0;
  let hasMoved = false;
  let audit: Audit = NOT_BEGUN;

  async function take(entry: FoldedEntry, draws: ReadonlyMap<Sha256, RoundDraws>): Promise<void> {
    const type = typeOfEntry(entry);
    if (isWhole ? RESULTS.has(type) : !isProjected(type) && type !== 'fieldwork-begun') return;
    const { event, body } = eventOf<AuditEvent>(entry);
    // The draws of a round are beside the log, and its phase follows from it as a whole.
    if (isWhole)
      audit = evolve(
        audit,
        withDraws(event, (sha256) => draws.get(sha256)),
      );
    if (event.type === 'participants-registered' || event.type === 'settings-changed') {
      await projectOwnElection(needs, tx, { auditId, event, at: new Date(body.at) });
    }
    if (movesPhase(event.type)) hasMoved = true;
    if (event.type === 'round-opened' || event.type === 'fieldwork-begun') round = event.round;
    if (event.type === 'boards-created' || event.type === 'review-team-created') {
      const openRound = round === 0 ? roundOf((await loadAuditUncommitted(tx, auditId)).audit) : round;
      await projectBoards(needs, tx, { auditId, round: openRound, event });
    }
  }

  return {
    async take(entries) {
      const draws = isWhole ? await drawsNamedIn(tx, entries) : new Map<Sha256, RoundDraws>();
      for (const entry of entries) await take(entry, draws);
    },
    async end() {
      if (!hasMoved) return;
      const reached = isWhole ? audit : (await loadAuditUncommitted(tx, auditId)).audit;
      await updateAuditProgress(tx, auditId, {
        phase: reached.phase,
        round: isInRounds(reached) ? currentRound(reached).number : null,
        outcome: reached.phase === 'concluded' ? reached.outcome : null,
      });
    },
  };
}

/** The same for entries that are at hand, the newest of their chain. */
export async function projectAudit(
  needs: ProjectionNeeds,
  tx: Writer,
  auditId: string,
  entries: readonly FoldedEntry[],
): Promise<void> {
  const projection = openAuditProjection(needs, tx, { auditId, isWhole: false });
  await projection.take(entries);
  await projection.end();
}

/** What only fills in results, or rests on them: it changes no phase and no round. */
const RESULTS: ReadonlySet<string> = new Set<AuditEvent['type']>([
  'ballot-recorded',
  'batch-recorded',
  'batch-sent-to-review',
  'stacks-counted',
  'batch-reviewed',
  'card-reopened',
]);

/** Whether anything beside the log follows from events of this type. */
export function isProjected(type: string): boolean {
  return PROJECTED.has(type);
}

const PROJECTED: ReadonlySet<string> = new Set<AuditEvent['type']>([
  ...MOVES_OF_PHASE,
  'participants-registered',
  'settings-changed',
  'boards-created',
  'review-team-created',
]);

/**
 * An audit from before there were elections has one of its own, which is called what its settings say and has the
 * jurisdictions of its list. Of all others the log of the organization says it.
 */
async function projectOwnElection(
  needs: ProjectionNeeds,
  tx: Writer,
  seen: {
    readonly auditId: string;
    readonly event: EventOf<'participants-registered' | 'settings-changed'>;
    readonly at: Date;
  },
): Promise<void> {
  const { auditId, event, at } = seen;
  const electionId = electionIdOfAudit(auditId);
  if ((await electionIdOf(tx, auditId)) !== electionId) return;
  if (event.type === 'settings-changed') {
    const { electionName: name, state } = event.settings;
    return nameElectionByAudit(tx, electionId, { name, state });
  }
  const jurisdictions = event.jurisdictions.map(({ name }) => name);
  await projectParticipants(needs, tx, { electionId, auditId, file: event.file, jurisdictions, at });
}

async function projectBoards(
  { secret }: ProjectionNeeds,
  tx: Writer,
  seen: {
    readonly auditId: string;
    readonly round: number;
    readonly event: EventOf<'boards-created' | 'review-team-created'>;
  },
): Promise<void> {
  const { auditId, round, event } = seen;
  const names = event.type === 'boards-created' ? event.boards.map(({ name }) => name) : [event.board];
  for (const name of names) {
    const place = { auditId, jurisdiction: event.jurisdiction, round, board: name };
    const token = boardToken(secret, { ...place, rotation: 0 });
    await addBoardLink(tx, place, { rotation: 0, tokenSha256: digestOfToken(token) });
  }
}
