import { type Contest, marksOn, rankedPreferences } from '@plumbline/election';
import type { CardVotes, ComparedCards, ComparedRankings, Preferences, VoteMark } from '@plumbline/statistics';
import { type Unit, unitKey } from '../sampling/draw.ts';
import type { AuditInputs } from '../state/audit-inputs.ts';
import type { AuditInRounds, RecordedVotes } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';
import type { ReportedVote } from '../state/cast-vote-records.ts';
import { namesRead } from '../state/contests-in-cvrs.ts';
import { cvrPlanOf, type Plan } from '../state/plan.ts';

/** What the machine and people say of one card in one contest. */
export type ComparedCard = Pick<ComparedCards, 'reported' | 'audited'>;

/**
 * One card, held against its cast vote record (CVR).
 *
 * `missesContest`: where a contest is drawn from the cards whose CVR bears it, as many cards that bear it may lie outside as
 * cards inside lack it. A card that lacks it is then charged like one that is lost. Published systems call it blank.
 */
export function compareCard(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly unit: Unit; readonly missesContest: 'lost' | 'blank' },
): ComparedCard {
  const { inputs, unit } = of;
  const record = findBallot(audit, unit.jurisdiction, unitKey(unit))?.record;
  return {
    reported: reportedMarks(audit.plan, contest, { inputs, unit }),
    audited: auditedMarks(contest, record, of.missesContest),
  };
}

/** What the machine and people say of how one card ranks the choices. */
export type ComparedRanking = Pick<ComparedRankings, 'reported' | 'audited'>;

/** One card of a contest that voters ranked, held against its CVR: both by the one rule for what marks at ranks count for. */
export function compareRanking(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly unit: Unit; readonly missesContest: 'lost' | 'blank' },
): ComparedRanking {
  const { inputs, unit } = of;
  const record = findBallot(audit, unit.jurisdiction, unitKey(unit))?.record;
  const vote = reportedVote(audit.plan, contest, { inputs, unit });
  return {
    reported: vote === null ? 'not-in-cvrs' : reportedPreferences(vote),
    audited: auditedPreferences(contest, record, of.missesContest),
  };
}

/** The choices a CVR counts for, first to last; none where the machine counted the contest for nobody. */
export function reportedPreferences(vote: ReportedVote | undefined): Preferences {
  return vote?.counted === 'counted' ? rankedPreferences(vote.ranks ?? []) : [];
}

function auditedPreferences(
  contest: Contest,
  record: RecordedVotes | undefined,
  missing: 'lost' | 'blank',
): Preferences | 'not-found' {
  if (record === undefined || record.state === 'not-found') return 'not-found';
  const interpretation = record.interpretations[contest.name];
  if (interpretation === undefined) return 'not-found';
  if (interpretation.kind === 'contest-not-on-ballot') return missing === 'lost' ? 'not-found' : [];
  return interpretation.kind === 'vote' ? rankedPreferences(interpretation.ranks ?? []) : [];
}

/** How a card that lacks the contest counts in this audit. */
export function missesContest({ plan }: Pick<AuditInRounds, 'plan'>): 'lost' | 'blank' {
  return cvrPlanOf(plan).cardStyles ? 'lost' : 'blank';
}

/** The vote of a card's CVR in a contest of the plan; undefined where the CVR lacks the contest, null where there is no CVR. */
export function reportedVote(
  plan: Plan,
  contest: Contest,
  { inputs, unit }: { readonly inputs: AuditInputs; readonly unit: Unit },
): ReportedVote | undefined | null {
  const record = inputs.cvrs?.get(unit.jurisdiction)?.find(unit);
  if (record === undefined) return null;
  const names = namesRead(plan, unit.jurisdiction);
  for (const [name, { choices, counted, ranks }] of record.votes) {
    if (names.contest(name) !== contest.name) continue;
    const read = (marked: readonly string[]) => [...new Set(marked.map((one) => names.choice(contest.name, one)))];
    const readRanks = ranks?.map((rank) => ({ ...rank, choices: read(rank.choices) }));
    return { choices: read(choices), counted, ...(readRanks && { ranks: readRanks }) };
  }
  return undefined;
}

function reportedMarks(
  plan: Plan,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly unit: Unit },
): CardVotes | 'not-in-cvrs' {
  const vote = reportedVote(plan, contest, of);
  if (vote === null) return 'not-in-cvrs';
  if (vote === undefined || vote.counted === 'not-counted') return NO_MARKS;
  // Some machines say that there were too many marks, and not which.
  if (vote.counted === 'overvoted' && vote.choices.length <= contest.votesAllowed) {
    return new Map(contest.choices.map(({ name }) => [name, 'overvote'] as const));
  }
  return marksFor(vote.choices);
}

function auditedMarks(
  contest: Contest,
  record: RecordedVotes | undefined,
  missing: 'lost' | 'blank',
): CardVotes | 'not-found' {
  // Whoever has not looked at a drawn card cannot say that nothing is wrong with it.
  if (record === undefined || record.state === 'not-found') return 'not-found';
  const interpretation = record.interpretations[contest.name];
  if (interpretation === undefined) return 'not-found';
  switch (interpretation.kind) {
    case 'contest-not-on-ballot':
      return missing === 'lost' ? 'not-found' : NO_MARKS;
    case 'blank':
      return NO_MARKS;
    case 'vote':
      // Two people who were written in are one choice and two marks.
      return marksOn(interpretation) > contest.votesAllowed
        ? new Map(interpretation.choices.map((name) => [name, 'overvote'] as const))
        : marksFor(interpretation.choices);
  }
}

const NO_MARKS: CardVotes = new Map();

function marksFor(choices: readonly string[]): CardVotes {
  return new Map(choices.map((name): [string, VoteMark] => [name, 1]));
}
