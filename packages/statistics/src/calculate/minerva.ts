import { minervaRiskCompatible, minervaSampleSizesCompatible } from '../compatibility/minerva.ts';
import { minervaRisk } from '../risk/minerva.ts';
import { minervaSampleSizes } from '../sample-size/offered-sizes.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { publishedRiskOutput, riskWithPairsOutput, sizesOutput } from './polling-output.ts';
import { readPollingAudit, readPollingRounds } from './polling-rounds.ts';
import { readContest, readFields, readRiskLimitPercent } from './read-fields.ts';

const citation = 'Zagórski, McClearn, Morin, McBurnett & Vora, Minerva, arXiv:2008.02315.';

const sizeNames = ['minerva.sample_sizes.first_round', 'minerva.sample_sizes.next_round'];

/** Ballot polling in rounds by Minerva; round sizes must be fixed in advance. */
export const minervaMethods: readonly CalculateMethod[] = [
  {
    name: 'minerva.p_value',
    citation,
    run: (input) => publishedRiskOutput(minervaRiskCompatible(...readPublished(input))),
  },
  {
    name: 'minerva.p_value.corrected',
    citation,
    run: (input) => {
      const { contest, sample, riskLimit } = readPollingAudit(readFields(input));
      return riskWithPairsOutput(minervaRisk(contest, sample, riskLimit));
    },
  },
  ...sizeNames.map((name) => ({
    name,
    citation,
    run: (input: unknown) => sizesOutput(minervaSampleSizesCompatible(...readPublished(input))),
  })),
  ...sizeNames.map((name) => ({
    name: `${name}.corrected`,
    citation,
    run: (input: unknown) => {
      const { contest, sample, riskLimit } = readPollingAudit(readFields(input));
      return sizesOutput(minervaSampleSizes(contest, sample, riskLimit));
    },
  })),
];

function readPublished(input: unknown) {
  const fields = readFields(input);
  const contest = readContest(fields.fields('contest'));
  return [contest, readPollingRounds(fields), readRiskLimitPercent(fields)] as const;
}
