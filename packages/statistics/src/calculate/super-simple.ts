import { type Answer, answer, refuse } from '../answer.ts';
import {
  superSimpleRiskCompatible,
  superSimpleSampleSizeCompatible,
  worstDiscrepancyCompatible,
} from '../compatibility/super-simple.ts';
import { type ContestTally, reportedOutcome } from '../contest-tally.ts';
import { decimalFromInteger, decimalText, divide } from '../numeric/decimal28.ts';
import { universeOfOneNumber } from '../polling-sample.ts';
import {
  type CardDiscrepancy,
  type ComparedCards,
  cardsLookedAt,
  superSimpleRisk,
  type VoteMark,
  worstDiscrepancy,
} from '../risk/super-simple.ts';
import { type ComparisonSample, stoppingSize, superSimpleSampleSize } from '../sample-size/super-simple-size.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { type Fields, InputNotUnderstood, readContest, readFields, readRiskLimitPercent } from './read-fields.ts';

const citation = 'Stark, Super-Simple Simultaneous Single-Ballot Risk-Limiting Audits, EVT/WOTE 2010.';

/** Ballot-level comparison by the super-simple method. */
export const superSimpleMethods: readonly CalculateMethod[] = [
  {
    name: 'supersimple.sample_size',
    citation,
    run: (input) => sizeOf(input, superSimpleSampleSizeCompatible),
  },
  {
    name: 'supersimple.sample_size.corrected',
    citation,
    run: (input) =>
      sizeOf(input, (contest, sample, riskLimit) =>
        superSimpleSampleSize({ contest, universe: universeOfOneNumber(contest.ballots), sample, riskLimit }),
      ),
  },
  {
    name: 'supersimple.p_value',
    citation,
    run: publishedRisk,
  },
  {
    name: 'supersimple.p_value.corrected',
    citation,
    run: correctedRisk,
  },
  {
    name: 'supersimple.nmin',
    citation,
    run: leastDraws,
  },
];

function sizeOf(
  input: unknown,
  size: (contest: ContestTally, sample: ComparisonSample | undefined, riskLimit: number) => Answer<number>,
): Answer<unknown> {
  const fields = readFields(input);
  const contest = readContest(fields.fields('contest'));
  const sample = fields.has('sample_results') ? readSampleResults(fields.fields('sample_results')) : undefined;
  const found = size(contest, sample, readRiskLimitPercent(fields));
  return found.ok ? answer({ value: found.value }) : found;
}

function readSampleResults(fields: Fields): ComparisonSample {
  const countOf = (name: string) => (fields.has(name) ? fields.count(name) : 0);
  return {
    drawn: fields.count('sample_size'),
    found: {
      oneOver: countOf('1-over'),
      twoOver: countOf('2-over'),
      oneUnder: countOf('1-under'),
      twoUnder: countOf('2-under'),
    },
  };
}

function publishedRisk(input: unknown): Answer<unknown> {
  const { contest, cards, riskLimit } = readCards(input);
  const risk = superSimpleRiskCompatible(contest, cards, riskLimit);
  if (!risk.ok) return risk;
  const outcome = reportedOutcome(contest);
  if (!outcome.ok) return outcome;
  const discrepancies = cards.map((card) => worstDiscrepancyCompatible(outcome.value, card));
  return answer(riskOutput({ ...risk.value, discrepancies }));
}

function correctedRisk(input: unknown): Answer<unknown> {
  const { contest, cards, riskLimit } = readCards(input);
  const universe = universeOfOneNumber(contest.ballots);
  const lookedAt = cardsLookedAt(cards, contest.votesAllowed);
  const risk = superSimpleRisk(contest, { universe, cards, phantomDraws: 0, lookedAt }, riskLimit);
  if (!risk.ok) return risk;
  const outcome = reportedOutcome(contest);
  if (!outcome.ok) return outcome;
  const discrepancies = cards.map((card) => worstDiscrepancy({ contest, outcome: outcome.value, card }));
  return answer(riskOutput({ pValue: risk.value.pValue, finished: risk.value.stopped !== 'no', discrepancies }));
}

function riskOutput(risk: {
  readonly pValue: number;
  readonly finished: boolean;
  readonly discrepancies: readonly (CardDiscrepancy | undefined)[];
}): unknown {
  const groups = risk.discrepancies.map((found) => {
    if (!found) return null;
    const margin = found.pair.winner.votes - found.pair.loser.votes;
    const weighted = margin === 0 ? undefined : divide(decimalFromInteger(found.countedAs), decimalFromInteger(margin));
    return { counted_as: found.countedAs, weighted_error: weighted ? decimalText(weighted) : 'Infinity' };
  });
  return { p_value: risk.pValue, finished: risk.finished, group_discrepancies: groups };
}

function leastDraws(input: unknown): Answer<unknown> {
  const fields = readFields(input);
  const outcome = reportedOutcome(readContest(fields.fields('contest')));
  if (!outcome.ok) return outcome;
  const riskLimit = fields.number('alpha');
  if (!(riskLimit > 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', 'risk-limit-not-between');
  }
  if (!(outcome.value.dilutedMargin > 0)) {
    return refuse('full-count-needed', 'no-margin-no-size');
  }
  const counts = {
    oneOver: fields.count('o1'),
    twoOver: fields.count('o2'),
    oneUnder: fields.count('u1'),
    twoUnder: fields.count('u2'),
  };
  return answer({ value: stoppingSize({ dilutedMargin: outcome.value.dilutedMargin, counts, riskLimit }) });
}

/** Reads `contest`, `groups` of equal cards and `risk_limit` of a ballot-level comparison. */
export function readCards(input: unknown): {
  contest: ContestTally;
  cards: readonly ComparedCards[];
  riskLimit: number;
} {
  const fields = readFields(input);
  const cards = fields.list('groups', (value, path): ComparedCards => {
    const group = readFields(value, path);
    return {
      count: group.count('count'),
      timesDrawn: group.count('times_sampled'),
      reported: group.has('reported') ? readMarks(group.fields('reported')) : 'not-in-cvrs',
      audited: group.has('audited') ? readMarks(group.fields('audited')) : 'not-found',
    };
  });
  return { contest: readContest(fields.fields('contest')), cards, riskLimit: readRiskLimitPercent(fields) };
}

const marks: Readonly<Record<string, VoteMark>> = { '0': 0, '1': 1, o: 'overvote', u: 'undervote' };

function readMarks(fields: Fields): ReadonlyMap<string, VoteMark> {
  return new Map(
    fields.names().map((name) => {
      const mark = marks[String(fields.value(name))];
      if (mark === undefined) throw new InputNotUnderstood('mark-unknown', { path: fields.path, name });
      return [name, mark];
    }),
  );
}
