import { type Answer, answer } from '../answer.ts';
import {
  irvComparisonRiskCompatible,
  irvComparisonSizeCompatible,
  raireAssertionsCompatible,
} from '../compatibility/raire.ts';
import { universeOfOneNumber } from '../polling-sample.ts';
import { assertionMargin, type IrvAssertion } from '../raire/irv-assertion.ts';
import { notEliminatedBeforePairs, type RaireRequest, raireAssertions } from '../raire/raire.ts';
import type { RaireAssertion } from '../raire/raire-assertion.ts';
import { preferencesOf, type RankedBallots, rankedBallots } from '../raire/ranked-ballots.ts';
import {
  type AuditedAssertion,
  type ComparedRankings,
  irvComparisonRisk,
  type Preferences,
} from '../risk/irv-comparison.ts';
import { irvComparisonSize } from '../sample-size/irv-comparison-size.ts';
import type { ComparisonSample } from '../sample-size/super-simple-size.ts';
import type { CalculateMethod } from './calculate-method.ts';
import {
  type Fields,
  InputNotUnderstood,
  readFields,
  readNumber,
  readRiskLimitPercent,
  readText,
} from './read-fields.ts';

const citation = 'Blom, Stuckey & Teague, RAIRE: Risk-Limiting Audits for IRV Elections, arXiv:1903.08804 (2019).';

/** Instant-runoff contests by RAIRE. */
export const raireMethods: readonly CalculateMethod[] = [
  {
    name: 'raire.assertions',
    citation,
    run: (input) => assertionsOf(input, raireAssertionsCompatible),
  },
  {
    name: 'raire.assertions.corrected',
    citation,
    run: (input) => assertionsOf(input, raireAssertions),
  },
  {
    name: 'raire.neb_matrix',
    citation,
    run: notEliminatedBefore,
  },
  {
    name: 'supersimple_raire.normalize',
    citation,
    run: normalize,
  },
  {
    name: 'supersimple_raire.sample_size',
    citation,
    run: (input) => {
      const audit = readAudit(input);
      return audit.ok ? answer({ value: irvComparisonSizeCompatible(audit.value) }) : audit;
    },
  },
  {
    name: 'supersimple_raire.sample_size.corrected',
    citation,
    run: (input) => {
      const audit = readAudit(input);
      if (!audit.ok) return audit;
      const size = irvComparisonSize({ ...audit.value, universe: universeOfOneNumber(audit.value.cards) });
      return size.ok ? answer({ value: size.value }) : size;
    },
  },
  {
    name: 'supersimple_raire.p_value',
    citation,
    run: (input) => {
      const audit = readAudit(input);
      if (!audit.ok) return audit;
      const { pValue, finished } = irvComparisonRiskCompatible({ ...audit.value, compared: readSample(input) });
      return answer({ p_value: pValue, finished, margins: audit.value.assertions.map(({ margin }) => margin) });
    },
  },
  {
    name: 'supersimple_raire.p_value.corrected',
    citation,
    run: (input) => {
      const audit = readAudit(input);
      if (!audit.ok) return audit;
      const universe = universeOfOneNumber(audit.value.cards);
      const compared = readSample(input);
      const risk = irvComparisonRisk({ ...audit.value, universe, compared, phantomDraws: 0 });
      if (!risk.ok) return risk;
      const margins = audit.value.assertions.map(({ margin }) => margin);
      return answer({ p_value: risk.value.pValue, finished: risk.value.stopped !== 'no', margins });
    },
  },
];

function assertionsOf(
  input: unknown,
  find: (request: RaireRequest) => Answer<readonly RaireAssertion[]>,
): Answer<unknown> {
  const request = readRequest(input);
  if (!request.ok) return request;
  const found = find(request.value);
  if (!found.ok) return found;
  const assertions = found.value.map(({ type, winner, loser, eliminated, difficulty, rulesOut }) => ({
    type,
    winner,
    loser,
    eliminated,
    ...(rulesOut ? { rules_out: rulesOut } : {}),
    difficulty,
  }));
  return answer({ assertions, margins: null });
}

function notEliminatedBefore(input: unknown): Answer<unknown> {
  const request = readRequest(input);
  if (!request.ok) return request;
  const pairs = notEliminatedBeforePairs(request.value);
  return answer({ neb: pairs.map(({ winner, loser, difficulty }) => [winner, loser, difficulty]) });
}

function normalize(input: unknown): Answer<unknown> {
  const ranks = readRanks(readFields(input).value('ranking'), 'input.ranking');
  const counted = new Map(preferencesOf(ranks).map((choice, index) => [choice, index + 1]));
  return answer({ ranking: Object.fromEntries([...ranks.keys()].map((choice) => [choice, counted.get(choice) ?? 0])) });
}

function readRequest(input: unknown): Answer<RaireRequest> {
  const fields = readFields(input);
  const ballots = readBallots(fields);
  if (!ballots.ok) return ballots;
  const gapAllowed = fields.has('agap') ? fields.number('agap') : 0;
  return answer({ ballots: ballots.value, winner: fields.text('winner'), gapAllowed });
}

function readBallots(fields: Fields): Answer<RankedBallots> {
  const choices = fields.list('candidates', readText);
  const groups = fields.list('groups', (group, path) => {
    const at = readFields(group, path);
    return { count: at.count('count'), preferences: preferencesOf(readRanks(at.value('ranking'), `${path}.ranking`)) };
  });
  return rankedBallots(choices, groups);
}

function readRanks(value: unknown, path: string): ReadonlyMap<string, number> {
  const fields = readFields(value, path);
  return new Map(fields.names().map((choice) => [choice, readNumber(fields.value(choice), `${path}.${choice}`)]));
}

type Audit = {
  readonly assertions: readonly AuditedAssertion[];
  readonly cards: number;
  readonly riskLimit: number;
  readonly samples?: readonly ComparisonSample[];
};

function readAudit(input: unknown): Answer<Audit> {
  const fields = readFields(input);
  const ballots = readBallots(fields);
  if (!ballots.ok) return ballots;
  const candidates = new Set(fields.list('candidates', readText));
  const claims = fields.list('assertions', readAssertion);
  const isAboutContest = ({ winner, loser, eliminated }: IrvAssertion) =>
    [winner, loser, ...eliminated].every((choice) => candidates.has(choice)) &&
    new Set([winner, loser, ...eliminated]).size === eliminated.length + 2;
  if (!claims.every(isAboutContest)) {
    throw new InputNotUnderstood('assertions-not-of-contest', { path: fields.path });
  }
  const assertions = claims.map((assertion) => ({
    ...assertion,
    margin: assertionMargin(ballots.value, assertion),
  }));
  return answer({
    assertions,
    cards: fields.count('total_ballots'),
    riskLimit: readRiskLimitPercent(fields),
    ...(fields.has('sample_results') ? { samples: fields.list('sample_results', readSampleResults) } : {}),
  });
}

function readAssertion(value: unknown, path: string): IrvAssertion {
  const fields = readFields(value, path);
  const type = fields.text('type');
  if (type !== 'NEB' && type !== 'NEN') throw new InputNotUnderstood('irv-type-unknown', { path });
  const eliminated = fields.list('eliminated', readText);
  return { type, winner: fields.text('winner'), loser: fields.text('loser'), eliminated };
}

function readSampleResults(value: unknown, path: string): ComparisonSample {
  const fields = readFields(value, path);
  const [oneOver, twoOver, oneUnder, twoUnder] = ['1-over', '2-over', '1-under', '2-under'].map(fields.count);
  return { drawn: fields.count('sample_size'), found: { oneOver, twoOver, oneUnder, twoUnder } };
}

function readSample(input: unknown): readonly ComparedRankings[] {
  return readFields(input).list('sample', (value, path): ComparedRankings => {
    const fields = readFields(value, path);
    const read = (name: string): Preferences | undefined =>
      fields.has(name) ? preferencesOf(readRanks(fields.value(name), `${path}.${name}`)) : undefined;
    return {
      count: 1,
      timesDrawn: fields.count('times_sampled'),
      reported: read('reported') ?? 'not-in-cvrs',
      audited: read('audited') ?? 'not-found',
    };
  });
}
