import type { AuditHeading } from '@plumbline/api';
import {
  type AuditBoard,
  type AuditInRounds,
  arePlannedRoundsOver,
  type BoardPlace,
  batchesToCount,
  cardsInReview,
  cardsToLookAtAgain,
  currentRound,
  fieldworkIn,
  filesNeeded,
  findBallot,
  findBoard,
  findCount,
  findWork,
  isJurisdictionComplete,
  kindOf,
  manifestsUnstated,
  missingInputs,
  openProposal,
  ordersUnstated,
  outstandingContests,
  participatingJurisdictions,
  type Round,
  registeredCvrs,
  takesEverything,
  tiesForLot,
  waitsForTeamAlone,
} from '@plumbline/audit';
import { assertNever } from '@plumbline/prelude';
import { rememberBy } from '../../remember-by.ts';
import type { DrawJob } from '../../stores/draw-jobs.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { registered } from '../inputs/input-files.ts';
import { whatBlocksSizes } from './what-blocks-sizes.ts';

type NextStep = AuditHeading['nextStep'];

function step(name: NextStep['step'], figures: NextStep['figures'] = {}, names: readonly string[] = []): NextStep {
  return { step: name, figures, names: names.slice(0, NAMES_MAX) };
}

const NAMES_MAX = 10;

/** What the administrator should do now. */
export function administratorStep(history: BegunHistory, job: DrawJob | undefined, by: string): NextStep {
  const { audit } = history;
  const proposal = openProposal(audit);
  if (proposal !== undefined) return step(proposal.by === by ? 'wait-for-second-person' : CONFIRMS[proposal.act.act]);
  const drawing = stepOfJob(job);
  switch (audit.phase) {
    case 'planning':
      return planningStep(history);
    case 'committed':
      if (takesEverything(audit.plan)) return drawing ?? step('launch-round', { round: 1 });
      return step('roll-seed');
    case 'seeded':
      return drawing ?? step('launch-round', { round: 1 });
    case 'round-open': {
      const { complete, total, waiting } = progressOf(audit);
      const round = currentRound(audit).number;
      if (waiting.length === 0) return step('close-round', { round });
      const isTeamAlone = waiting.every((name) => waitsForTeamAlone(audit, name));
      return step(isTeamAlone ? 'wait-for-review' : 'wait-for-jurisdictions', { round, complete, total }, waiting);
    }
    case 'round-closed': {
      if (tiesForLot(audit).length > 0) return step('state-lot');
      const isOver = takesEverything(audit.plan) || arePlannedRoundsOver(audit);
      if (isOver || outstandingContests(audit.plan, audit.rounds).length === 0) return step('conclude');
      return drawing ?? step('start-next-round', { round: currentRound(audit).number + 1 });
    }
    case 'concluded':
      return step('download-report');
    default:
      return assertNever(audit);
  }
}

const CONFIRMS = {
  commit: 'confirm-commitment',
  seed: 'confirm-seed',
  conclude: 'confirm-conclusion',
  lot: 'confirm-lot',
} as const;

function planningStep({ audit }: BegunHistory): NextStep {
  const missing = missingInputs(audit);
  if (missing.some((one) => one.what === 'participants')) return step('upload-participants');
  const withoutCvrs = jurisdictionsWithoutCvrs(audit);
  if (missing.some((one) => one.what === 'contests')) {
    const total = audit.plan.jurisdictions.length;
    // Where contests are chosen from what the records hold, these come first.
    const fromCvrs = kindOf(audit.plan).refuseOpenContest !== undefined;
    if (fromCvrs && withoutCvrs.length === total) return step('wait-for-files', { complete: 0, total }, withoutCvrs);
    return step('define-contests');
  }
  if (missing.some((one) => one.what === 'settings')) return step('change-settings');
  if (missing.some((one) => one.what === 'totals-above-reported')) return step('define-contests');
  if (missing.length === 0) return step('commit-inputs');
  // Where it is to be worked out what a sample has to show, the page of the commitment does it.
  if (missing.every(({ what }) => what === 'assertions-not-found')) return step('commit-inputs');
  if (missing.every(({ what }) => MISFITS_OF_NAMES.has(what))) return step('match-names');
  if (missing.every(({ what }) => MISFITS_OF_CONTESTS.has(what))) return step('define-contests');
  if (whatBlocksSizes(audit).length === 0) return step('plan-rounds');
  const waiting = [...new Set(missing.flatMap((one) => ('jurisdiction' in one ? [one.jurisdiction] : [])))];
  const total = participatingJurisdictions(audit.plan).length;
  return step('wait-for-files', { complete: total - waiting.length, total }, waiting);
}

const MISFITS_OF_NAMES: ReadonlySet<string> = new Set(['contest-not-in-cvrs', 'choices-not-matched']);

/** What only another definition of the contests can mend. */
const MISFITS_OF_CONTESTS: ReadonlySet<string> = new Set([
  ...MISFITS_OF_NAMES,
  'contest-ranked',
  'contest-without-ranks',
  'ranked-choices-too-many',
  'winner-not-shown',
  'write-ins-not-last',
  'write-ins-without-choice',
  'write-ins-won',
  'write-in-is-choice',
  'choices-unknown',
  'votes-allowed-unknown',
  'votes-allowed-differ',
  'choices-too-few',
  'totals-differ-from-cvrs',
  'cards-bearing-too-few',
  'cvrs-above-totals',
  'cards-without-cvr-too-few',
]);

/** Those that owe cast vote records, where the audit compares with them. */
function jurisdictionsWithoutCvrs(audit: BegunHistory['audit']): readonly string[] {
  const registeredIn = registeredCvrs(audit.files);
  return audit.plan.jurisdictions
    .map(({ name }) => name)
    .filter((name) => filesNeeded(audit, name).includes('cvrs') && !registeredIn.has(name));
}

function stepOfJob(job: DrawJob | undefined): NextStep | undefined {
  if (job === undefined || job.state === 'done') return undefined;
  return step(job.state === 'failed' ? 'drawing-failed' : 'wait-for-draw', { round: job.round });
}

/** What a jurisdiction's manager should do now. */
export function managerStep(history: BegunHistory, jurisdiction: string): NextStep {
  const { audit } = history;
  switch (audit.phase) {
    case 'planning': {
      const needed = filesNeeded(audit, jurisdiction);
      const lacks = (kind: (typeof needed)[number]) =>
        needed.includes(kind) && registered(audit, kind, jurisdiction) === undefined;
      if (lacks('manifest')) return step('upload-manifest');
      if (lacks('candidate-totals') && audit.plan.contests.length > 0) return step('upload-candidate-totals');
      if (lacks('cvrs')) return step('upload-cvrs');
      if (manifestsUnstated(audit).includes(jurisdiction)) return step('state-manifest');
      return step(ordersUnstated(audit).includes(jurisdiction) ? 'state-card-order' : 'wait-for-launch');
    }
    case 'committed':
    case 'seeded':
      return step('wait-for-launch');
    case 'round-open':
      return fieldworkStep(audit, jurisdiction);
    case 'round-closed':
      return step('finished-but-audit-is-not', { ...figuresOf(audit), round: currentRound(audit).number });
    case 'concluded':
      return step('download-report');
    default:
      return assertNever(audit);
  }
}

function fieldworkStep(audit: AuditInRounds, jurisdiction: string): NextStep {
  const work = findWork(audit, jurisdiction);
  const round = currentRound(audit).number;
  if (work === undefined) return step('nothing-to-audit', { ...figuresOf(audit), round });
  if (isJurisdictionComplete(audit, jurisdiction)) {
    return step('finished-but-audit-is-not', { ...figuresOf(audit), round });
  }
  if (waitsForTeamAlone(audit, jurisdiction)) return step('wait-for-review', { ...figuresOf(audit), round });
  if (fieldworkIn(audit.plan) === 'batches') {
    const batches = batchesToCount(audit, jurisdiction);
    const done = batches.filter((batch) => findCount(audit, { jurisdiction, batch }) !== undefined).length;
    const name = done === batches.length ? 'finalize-tallies' : 'enter-tallies';
    return step(name, { round, done, total: batches.length });
  }
  if (work.boards.length === 0) return step('create-boards', { round });
  if (fieldworkIn(audit.plan) === 'totals')
    return step(work.totals === null ? 'enter-totals' : 'finalize-totals', { round });
  const busy = work.boards.filter((board) => board.ballots.length > 0);
  const done = busy.filter((board) => board.signedOff).length;
  return step('boards-at-work', { round, done, total: busy.length });
}

/** What an audit board should do now. */
export function boardStep(history: BegunHistory, place: BoardPlace): NextStep {
  const { audit } = history;
  const board = audit.phase === 'round-open' ? findBoard(audit, place) : undefined;
  if (audit.phase !== 'round-open' || board === undefined) return step('board-done');
  if (fieldworkIn(audit.plan) === 'batches') return teamStep(audit, place, board);
  if (board.signedOff || board.ballots.length === 0) return step('board-done');
  if (board.members.length === 0) return step('name-members');
  const again = cardsToLookAtAgain(audit, place.jurisdiction, board).length;
  const entered = board.ballots.filter((ballot) => findBallot(audit, place.jurisdiction, ballot) !== undefined).length;
  const done = entered - again;
  const total = board.ballots.length;
  return step(done === total ? 'sign-off' : 'audit-next-ballot', { done, total });
}

/** Of a review team where batches are counted: it decides on the cards of a batch at once. */
function teamStep(audit: AuditInRounds, { jurisdiction }: BoardPlace, team: AuditBoard): NextStep {
  if (cardsInReview(audit, jurisdiction) === 0) return step('board-done');
  return step(team.members.length === 0 ? 'name-members' : 'decide-cards');
}

/** Jurisdictions with work in the current round: how many are complete, and which are not. */
export function progressOf(audit: AuditInRounds) {
  return progressOfWork(currentRound(audit).work, audit);
}

/** Changes when boards sign off or tallies are declared final, and not with every ballot. */
const progressOfWork = rememberBy((work: Round['work'], audit: AuditInRounds) => {
  const names = Object.keys(work);
  const waiting = names.filter((name) => !isJurisdictionComplete(audit, name));
  return { complete: names.length - waiting.length, total: names.length, waiting };
});

function figuresOf(audit: AuditInRounds): NextStep['figures'] {
  const { complete, total } = progressOf(audit);
  return { complete, total };
}
