import { type Answer, answer, refuse } from '../answer.ts';
import { bravoRiskCompatible, bravoSampleSizesCompatible } from '../compatibility/bravo.ts';
import type { PairRisk, PollingRound } from '../polling-sample.ts';
import { bravoRisk } from '../risk/bravo.ts';
import { finishProbability, type PairProspect, quantileSize } from '../sample-size/bravo-size.ts';
import type { OfferedSize } from '../sample-size/offered-size.ts';
import { bravoSampleSizes } from '../sample-size/offered-sizes.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { readPollingAudit, readPollingRounds } from './polling-rounds.ts';
import { type Fields, readContest, readFields, readRiskLimitPercent } from './read-fields.ts';

const citation =
  'Lindeman, Stark & Yates, BRAVO: Ballot-polling Risk-limiting Audits to Verify Outcomes, EVT/WOTE 2012.';

/** Ballot polling by BRAVO. */
export const bravoMethods: readonly CalculateMethod[] = [
  {
    name: 'bravo.sample_sizes.first_round',
    citation,
    run: (input) => publishedSizes(readFields(input), []),
  },
  {
    name: 'bravo.sample_sizes.next_round',
    citation,
    run: (input) => {
      const fields = readFields(input);
      return publishedSizes(fields, readPollingRounds(fields));
    },
  },
  ...['bravo.sample_sizes.first_round', 'bravo.sample_sizes.next_round'].map((name) => ({
    name: `${name}.corrected`,
    citation,
    run: (input: unknown) => {
      const fields = readFields(input);
      const { sample, riskLimit } = readPollingAudit(fields);
      const contest = readContest(fields.fields('contest'));
      return sizesOutput(bravoSampleSizes(contest, sample, riskLimit));
    },
  })),
  {
    name: 'bravo.p_values',
    citation,
    run: (input) => {
      const fields = readFields(input);
      const contest = readContest(fields.fields('contest'));
      const risk = bravoRiskCompatible(contest, readPollingRounds(fields), readRiskLimitPercent(fields));
      return risk.ok ? answer(riskOutput({ ...risk.value })) : risk;
    },
  },
  {
    name: 'bravo.p_values.corrected',
    citation,
    run: (input) => {
      const { contest, sample, riskLimit } = readPollingAudit(readFields(input));
      const risk = bravoRisk(contest, sample, riskLimit);
      return risk.ok ? answer(riskOutput({ ...risk.value, finished: risk.value.stopped !== 'no' })) : risk;
    },
  },
  {
    name: 'bravo.expected_prob',
    citation,
    run: (input) => {
      const fields = readFields(input);
      const prospect = readProspect(fields);
      return prospect.ok ? answer({ value: finishProbability(prospect.value, fields.count('asn')) }) : prospect;
    },
  },
  {
    name: 'bravo.quantile_size',
    citation,
    run: (input) => {
      const fields = readFields(input);
      const prospect = readProspect(fields);
      if (!prospect.ok) return prospect;
      const chance = fields.number('p_completion');
      if (!(chance > 0 && chance < 1)) {
        return refuse('parameter-out-of-range', 'chance-not-between');
      }
      return answer({ value: quantileSize(prospect.value, { chance, ballots: fields.count('total_ballots') }) });
    },
  },
];

function publishedSizes(fields: Fields, rounds: readonly PollingRound[]): Answer<unknown> {
  const contest = readContest(fields.fields('contest'));
  return sizesOutput(bravoSampleSizesCompatible(contest, rounds, readRiskLimitPercent(fields)));
}

function sizesOutput(sizes: Answer<readonly OfferedSize[]>): Answer<unknown> {
  if (!sizes.ok) return sizes;
  const type = { asn: 'ASN', 'all-ballots': 'all-ballots', '0.7': null, '0.8': null, '0.9': null, schedule: null };
  const options = sizes.value.map(({ key, size, probability }) => [key, { size, prob: probability, type: type[key] }]);
  return answer({ options: Object.fromEntries(options) });
}

function riskOutput(risk: { pValue: number; finished: boolean; pairs: readonly PairRisk[] }): unknown {
  const pairs = risk.pairs.map(({ winner, loser, pValue }) => ({ winner, loser, p: pValue }));
  return { p_values: pairs, max_p: risk.pValue, finished: risk.finished };
}

function readProspect(fields: Fields): Answer<PairProspect> {
  const prospect = {
    winnerShare: fields.number('p_w'),
    loserShare: fields.number('p_l'),
    winnerVotes: fields.count('sample_w'),
    loserVotes: fields.count('sample_l'),
    riskLimit: fields.number('alpha'),
  };
  const { winnerShare, loserShare, riskLimit } = prospect;
  if (!(riskLimit > 0 && riskLimit < 1)) {
    return refuse('risk-limit-out-of-range', 'risk-limit-not-between');
  }
  if (!(loserShare >= 0 && loserShare <= 1 && winnerShare > 0 && winnerShare <= 1 && winnerShare !== loserShare)) {
    return refuse('parameter-out-of-range', 'shares-not-possible');
  }
  return answer(prospect);
}
