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
    sentence:
      'The measured risk of a ballot-polling audit by Providence, as published; round sizes may follow the data.',
    citation,
    run: (input) => publishedRiskOutput(providenceRiskCompatible(...readPublished(input))),
  },
  {
    name: 'providence.p_value.corrected',
    sentence: 'The same risk over all pairs; a tied contest is never confirmed.',
    citation,
    run: (input) => {
      const { contest, sample, riskLimit } = readPollingAudit(readFields(input));
      return riskWithPairsOutput(providenceRisk(contest, sample, riskLimit));
    },
  },
  ...sizeNames.map((name) => ({
    name,
    sentence: 'Sizes for a round of a Providence audit with 70, 80 and 90 % chance to finish, as published.',
    citation,
    run: (input: unknown) => sizesOutput(providenceSampleSizesCompatible(...readPublished(input))),
  })),
  ...sizeNames.map((name) => ({
    name: `${name}.corrected`,
    sentence: 'Additional ballots, given what was found; all ballots where the contest is tied or too close.',
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
