import { assert, entriesOf, lookUp, type MapMaker, mapOf, withEntry, withoutEntry } from '@plumbline/prelude';
import { assertBegun, assertInRounds, assertOpen } from './assert-phase.ts';
import type { AuditEvent, EventOf } from './audit-event.ts';
import type { Audit, AuditInRounds, BatchCombination } from './audit-state.ts';
import { currentRound } from './audit-view.ts';
import type { BatchInReview } from './batch-review.ts';
import { type RecordedEvent, upcastEvent } from './earlier-events.ts';
import { evolveHelp } from './evolve-help.ts';
import { withRound } from './evolve-launch.ts';
import { evolvePlan, newPlan } from './evolve-plan.ts';
import { evolveProposal, withProposalAfter } from './evolve-proposal.ts';
import { evolveRound } from './evolve-round.ts';
import { assertByTwo, isByTwo } from './two-persons.ts';
import { withApart } from './units-apart.ts';
import { withWork } from './work-in-round.ts';

type Planning = Extract<Audit, { readonly phase: 'planning' }>;

/**
 * The audit after an event. Never refuses: an event that does not fit the state means that the log is not ours or was
 * altered, which is an assertion.
 */
export function evolve(audit: Audit, recorded: RecordedEvent): Audit {
  return evolveFor(undefined, audit, recorded);
}

/** The same for a maker, who folds a long log and uses none but the last audit: those they were given before must not be used any more. */
export function evolveFor(maker: MapMaker | undefined, audit: Audit, recorded: RecordedEvent): Audit {
  const event = upcastEvent(recorded);
  if (isByTwo(event)) assertByTwo(assertBegun(audit), event);
  return withWhatStays(audit, withProposalAfter(evolveAct(audit, event, maker), event));
}

/** What was said of the work, and of help with files, stays through all phases, until something else is said. */
function withWhatStays(before: Audit, after: Audit): Audit {
  if (before.phase === 'not-begun' || after.phase === 'not-begun') return after;
  const { workTimes = before.workTimes, help = before.help } = after;
  if (workTimes === after.workTimes && help === after.help) return after;
  return { ...after, ...(workTimes && { workTimes }), ...(help && { help }) };
}

function evolveAct(audit: Audit, event: AuditEvent, maker: MapMaker | undefined): Audit {
  switch (event.type) {
    case 'audit-created':
      assert(audit.phase === 'not-begun', 'an audit is created once', { phase: audit.phase });
      return {
        phase: 'planning',
        plan: newPlan(event),
        files: [],
        combinedBatches: [],
        twoPersons: { required: event.twoPersons ?? false, proposal: null },
      };
    case 'two-persons-chosen':
    case 'participants-registered':
    case 'contests-defined':
    case 'assertions-found':
    case 'names-matched':
    case 'sampling-chosen':
    case 'extra-batches-chosen':
    case 'settings-changed':
    case 'round-sizes-planned':
    case 'file-registered':
    case 'file-removed':
    case 'jurisdiction-declared':
    case 'manifest-stated':
    case 'totals-stated':
    case 'card-order-stated':
    case 'rules-stated':
      return evolvePlan(planning(audit), event);
    case 'act-proposed':
    case 'act-confirmed':
    case 'proposal-withdrawn':
    case 'proposal-refused':
    case 'refusal-withdrawn':
      return evolveProposal(audit, event);
    case 'inputs-committed': {
      const { plan, files, combinedBatches, twoPersons } = planning(audit);
      return { phase: 'committed', plan, files, combinedBatches, twoPersons, commitment: event.commitment };
    }
    case 'commitment-withdrawn': {
      assert(audit.phase === 'committed', 'only a commitment that was made is withdrawn', { phase: audit.phase });
      const { plan, files, combinedBatches, twoPersons } = audit;
      return { phase: 'planning', plan, files, combinedBatches, twoPersons };
    }
    case 'seed-set':
      assert(audit.phase === 'committed', 'the seed follows the commitment', { phase: audit.phase });
      return { ...audit, phase: 'seeded', seed: event.seed };
    case 'round-opened':
      return withRound(audit, event);
    case 'batches-combined':
      return withCombination(audit, event);
    case 'work-times-chosen':
      return { ...assertBegun(audit), workTimes: event.times };
    case 'help-asked':
    case 'help-answered':
    case 'help-closed':
      return evolveHelp(audit, event);
    case 'text-redacted':
      // What was typed is not part of the state, so nothing in it changes.
      assert(audit.phase !== 'not-begun', 'a text is redacted in an audit that was created', { phase: audit.phase });
      return audit;
    default:
      return evolveRound(assertInRounds(audit), event, maker);
  }
}

/** While planning the ballots are one unit of the draw. In a round combining resets the tallies of the parts. */
function withCombination(audit: Audit, { combined }: EventOf<'batches-combined'>): Audit {
  if (audit.phase === 'planning') {
    return { ...audit, combinedBatches: [...audit.combinedBatches, { ...combined, made: 'before-seed' }] };
  }
  const inRound = assertOpen(assertInRounds(audit));
  const counted = [...entriesOf(lookUp(inRound.results.batches, combined.jurisdiction))];
  const kept = mapOf(counted.filter(([batch]) => !combined.batches.includes(batch)));
  const batches = withEntry(inRound.results.batches, combined.jurisdiction, kept);
  const known = currentRound(inRound).work[combined.jurisdiction]?.batchesInReview;
  const others = [...entriesOf(known)].filter(([batch]) => !combined.batches.includes(batch));
  const people = peopleOfParts(combined.batches.flatMap((batch) => lookUp(known, batch) ?? []));
  const batchesInReview = mapOf([...others, ...(people === undefined ? [] : [[combined.name, people] as const])]);
  const reviewed = known === undefined ? inRound : withWork(inRound, combined.jurisdiction, { batchesInReview });
  return {
    ...reviewed,
    combinedBatches: [...inRound.combinedBatches, { ...combined, made: 'after-seed' }],
    results: { ...inRound.results, batches, contestedBatches: withoutParts(inRound, combined) },
  };
}

/** Of parts with two entries none is settled any more: what they hold is counted anew, together. */
function withoutParts(
  { results }: AuditInRounds,
  { jurisdiction, batches }: BatchCombination,
): AuditInRounds['results']['contestedBatches'] {
  const apart = lookUp(results.contestedBatches, jurisdiction);
  if (apart === undefined) return results.contestedBatches;
  return withApart(
    results.contestedBatches,
    jurisdiction,
    batches.reduce((left, batch) => withoutEntry(left, batch), apart),
  );
}

/** Of what was sent and decided of the parts nothing counts any more; whoever did it is for ever known to have seen them. */
function peopleOfParts(parts: readonly BatchInReview[]): BatchInReview | undefined {
  const [first] = parts;
  if (first === undefined) return undefined;
  return {
    kinds: {},
    remark: null,
    sentBy: first.sentBy,
    senders: [...new Set(parts.flatMap(({ senders }) => senders))],
    // It was neither sent nor decided on as one batch: what is counted of it is numbered as if it had never been with the team.
    revision: 0,
    deciders: [...new Set(parts.flatMap(({ deciders }) => deciders))],
  };
}

function planning(audit: Audit): Planning {
  assert(audit.phase === 'planning', 'plan and files change only while planning', { phase: audit.phase });
  return audit;
}
