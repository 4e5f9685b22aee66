import { type Contest, contestInvolves } from '@plumbline/election';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import type { AuditInRounds, BatchPlace, TallySheet } from '../state/audit-state.ts';
import {
  batchesToCount,
  contestsToAudit,
  currentRound,
  findCombination,
  findCount,
  findWork,
} from '../state/audit-view.ts';
import { isRanked } from '../state/contest-assertions.ts';
import { findRepeated } from '../state/find-repeated.ts';
import { refuseRankings } from './refuse-rankings.ts';

/** Why nothing can be entered of a batch now. */
export function refuseBatch(audit: AuditInRounds, place: BatchPlace): AuditRefusal | undefined {
  const { jurisdiction, batch } = place;
  const work = findWork(audit, jurisdiction);
  if (work?.talliesFinal) return { code: 'tallies-final', jurisdiction };
  const combination = findCombination(audit, place);
  if (combination !== undefined) return { code: 'batch-combined', batch, combined: combination.name };
  const audited = findCount(audit, place);
  const round = currentRound(audit).number;
  if (audited !== undefined && audited.round !== round) {
    return { code: 'batch-audited-earlier', batch, round: audited.round };
  }
  return batchesToCount(audit, jurisdiction).includes(batch) ? undefined : { code: 'batch-not-sampled', batch };
}

/** Why these cannot be the sheets of a batch. */
export function refuseSheets(batch: string, sheets: readonly TallySheet[]): AuditRefusal | undefined {
  if (sheets.length === 0) return { code: 'sheet-missing', batch };
  const repeated = findRepeated(sheets.map((sheet) => sheet.name));
  return repeated === undefined ? undefined : { code: 'sheet-name-repeated', sheet: repeated };
}

/** Votes of a contest that is not voted on here were counted by nobody; those of one that is settled may still be on a sheet. */
export function refuseContests(
  { plan }: AuditInRounds,
  entry: { readonly jurisdiction: string; readonly sheets: readonly TallySheet[] },
): AuditRefusal | undefined {
  const known = new Set(
    plan.contests.filter((contest) => contestInvolves(contest, entry.jurisdiction)).map(({ name }) => name),
  );
  const foreign = entry.sheets
    .flatMap(({ votes, rankings = {} }) => [...Object.keys(votes), ...Object.keys(rankings)])
    .find((name) => !known.has(name));
  if (foreign !== undefined) return { code: 'unknown-contest', contest: foreign };
  const ranked = new Set(plan.contests.filter(isRanked).map(({ name }) => name));
  for (const { votes, rankings = {} } of entry.sheets) {
    const unordered = Object.keys(votes).find((name) => ranked.has(name));
    if (unordered !== undefined) return { code: 'rankings-missing', contest: unordered };
    const ordered = Object.keys(rankings).find((name) => !ranked.has(name));
    if (ordered !== undefined) return { code: 'contest-not-ranked', contest: ordered };
  }
  return undefined;
}

/** Why the votes on these sheets cannot be on so many cards of the contest. */
export function refuseTally(entry: {
  readonly contest: Contest;
  readonly batch: string;
  readonly ballots: number;
  readonly sheets: readonly TallySheet[];
  readonly compatibility: boolean;
}): AuditRefusal | undefined {
  const { contest, batch, ballots, sheets } = entry;
  let votes = 0;
  const ofChoice = new Map<string, number>();
  for (const sheet of sheets) {
    const counted = sheet.votes[contest.name] ?? {};
    const unknown = Object.keys(counted).find((name) => !contest.choices.some((choice) => choice.name === name));
    if (unknown !== undefined) return { code: 'unknown-choice', contest: contest.name, choice: unknown };
    for (const choice of contest.choices) {
      const count = counted[choice.name];
      if (count === undefined) {
        return { code: 'tally-incomplete', batch, contest: contest.name, choice: choice.name };
      }
      votes += count;
      ofChoice.set(choice.name, (ofChoice.get(choice.name) ?? 0) + count);
    }
  }
  const limit = ballots * contest.votesAllowed;
  if (votes > limit) return { code: 'tally-above-limit', batch, contest: contest.name, votes, limit };
  // However many votes a ballot has, it has one for each choice. Published systems do not ask.
  if (entry.compatibility) return undefined;
  const above = [...ofChoice].find(([, count]) => count > ballots);
  if (above === undefined) return undefined;
  return {
    code: 'choice-above-ballots',
    batch,
    contest: contest.name,
    choice: above[0],
    votes: above[1],
    ballots,
  };
}

/** The same of every contest that is audited in the jurisdiction. */
export function refuseTallies(
  audit: AuditInRounds,
  of: BatchPlace & { readonly ballots: number; readonly sheets: readonly TallySheet[] },
): AuditRefusal | undefined {
  const { jurisdiction, ...entry } = of;
  const { compatibility } = audit.plan;
  for (const contest of contestsToAudit(audit, jurisdiction)) {
    const problem = isRanked(contest)
      ? refuseRankings({ contest, ...entry })
      : refuseTally({ contest, ...entry, compatibility });
    if (problem !== undefined) return problem;
  }
  return undefined;
}
