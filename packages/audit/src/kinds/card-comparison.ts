import type { ChoiceVotes, Contest } from '@plumbline/election';
import type { CardVotes } from '@plumbline/statistics';
import { discrepancyOf } from '../methods/methods.ts';
import { type Unit, unitKey } from '../sampling/draw.ts';
import { type AuditInputs, contestVotes } from '../state/audit-inputs.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';
import type { ReportedVote } from '../state/cast-vote-records.ts';
import { isRanked } from '../state/contest-assertions.ts';
import { isOfUniverse } from './ballot-comparison/counted-draws.ts';
import { assertionsOf, worstOfAssertions } from './ballot-comparison/measure-rankings.ts';
import { compareCard, compareRanking, missesContest, reportedVote } from './compare-card.ts';
import { isCompared } from './stratum-of.ts';

/** One card as a report shows it, in one contest. */
export type CardComparison = {
  /**
   * What the machine recorded; undefined where its record lacks the contest, null where the card has no record, and
   * `not-compared` where no card of its batch is expected to have one.
   */
  readonly reported: ReportedVote | undefined | null | 'not-compared';
  /** Reported less audited valid votes, by choice; null where nobody has looked at the card, or one of the two is missing. */
  readonly change: ChoiceVotes | null;
  /**
   * By how many votes the margin of the pair it harms most, relative to that margin, was overstated; below 0 understated.
   * Null where no pair changes, or nobody has looked at the card.
   */
  readonly marginChange: number | null;
};

/** Holds one drawn card against its cast vote record, as far as people have looked at it. */
export function cardComparison(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly unit: Unit },
): CardComparison {
  if (!isCompared(of.inputs, of.unit)) return { reported: 'not-compared', change: null, marginChange: null };
  const reported = reportedVote(audit.plan, contest, of);
  const record = findBallot(audit, of.unit.jurisdiction, unitKey(of.unit))?.record;
  const isSeen = record?.state === 'not-found' || record?.interpretations[contest.name] !== undefined;
  if (!isSeen) return { reported, change: null, marginChange: null };
  if (isRanked(contest)) return rankingComparison(audit, contest, { ...of, reported });
  const card = compareCard(audit, contest, { ...of, missesContest: missesContestOn(audit, contest, of) });
  const found = discrepancyOf(audit.plan)(contestVotes(contest), card);
  const marginChange = found?.countedAs ?? null;
  if (card.reported === 'not-in-cvrs' || card.audited === 'not-found') return { reported, change: null, marginChange };
  const [was, is] = [validVotes(contest, card.reported), validVotes(contest, card.audited)];
  const change = Object.fromEntries(contest.choices.map(({ name }) => [name, (was[name] ?? 0) - (is[name] ?? 0)]));
  return { reported, change, marginChange };
}

/** Of a ranked contest the first choice that counts is the vote, and the margin harmed is that of an assertion. */
function rankingComparison(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly unit: Unit; readonly reported: ReportedVote | undefined | null },
): CardComparison {
  const { reported } = of;
  const card = compareRanking(audit, contest, { ...of, missesContest: missesContestOn(audit, contest, of) });
  const marginChange = worstOfAssertions(assertionsOf(audit.plan, contest), card);
  if (card.reported === 'not-in-cvrs' || card.audited === 'not-found') return { reported, change: null, marginChange };
  const [was, is] = [card.reported[0], card.audited[0]];
  const change = Object.fromEntries(
    contest.choices.map(({ name }) => [name, Number(name === was) - Number(name === is)]),
  );
  return { reported, change, marginChange };
}

/** A card that was drawn for another contest, and is none of those this one is drawn from, may well lack it. */
function missesContestOn(
  audit: AuditInRounds,
  contest: Contest,
  of: { readonly inputs: AuditInputs; readonly unit: Unit },
): 'lost' | 'blank' {
  return isOfUniverse(audit, contest, of) ? missesContest(audit) : 'blank';
}

/** More marks than allowed are votes for nobody. */
function validVotes({ votesAllowed }: Contest, marks: CardVotes): ChoiceVotes {
  const votes = [...marks].filter(([, mark]) => mark === 1).map(([name]) => name);
  if (votes.length > votesAllowed || [...marks.values()].includes('overvote')) return {};
  return Object.fromEntries(votes.map((name) => [name, 1]));
}
