import { providenceRiskCompatible, providenceSampleSizesCompatible } from '../compatibility/providence.ts';
import { providenceRisk } from '../risk/providence.ts';
import { providenceSampleSizes } from '../sample-size/offered-sizes.ts';
import type { CalculateMethod } from './calculate-method.ts';
import { publishedRiskOutput, riskWithPairsOutput, sizesOutput } from './polling-output.ts';
import { readPollingAudit, readPollingRounds } from './polling-rounds.ts';
import { readContest, readFields, readRiskLimitPercent } from './read-fields.ts';

const citation = 'Broadrick, Morin, McClearn, McBurnett, Vora & Zagórski, PROVIDENCE, arXiv:2210.08717.';

const sizeNames = ['providence.sample_sizes.first_round', 'providence.sample_sizes.next_round'];

/** Ballot polling in rounds by Providence; round sizes may follow the data. */
export const providenceMethods: readonly CalculateMethod[] = [
  {
    name: 'providence.p_value',
    citation,
    run: (input) => publishedRiskOutput(providenceRiskCompatible(...readPublished(input))),
  },
  {
    name: 'providence.p_value.corrected',
    citation,
    run: (input) => {
      const { contest, sample, riskLimit } = readPollingAudit(readFields(input));
      return riskWithPairsOutput(providenceRisk(contest, sample, riskLimit));
    },
  },
  ...sizeNames.map((name) => ({
    name,
    citation,
    run: (input: unknown) => sizesOutput(providenceSampleSizesCompatible(...readPublished(input))),
  })),
  ...sizeNames.map((name) => ({
    name: `${name}.corrected`,
    citation,
    run: (input: unknown) => {
      const { contest, sample, riskLimit } = readPollingAudit(readFields(input));
      return sizesOutput(providenceSampleSizes(contest, sample, riskLimit));
    },
  })),
];

function readPublished(input: unknown) {
  const fields = readFields(input);
  const contest = readContest(fields.fields('contest'));
  return [contest, readPollingRounds(fields), readRiskLimitPercent(fields)] as const;
}
