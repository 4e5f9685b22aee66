import { csvText } from '@plumbline/election-files';
import { COMMISSIONER, MARKS, RECORDED } from './commissioner-votes.ts';

/*
 * The county of the demonstration whose ballots are stored, sealed and listed in its ballot room, and audited as a hybrid: the mail and
 * provisional ballots went through central scanners that keep a cast vote record (CVR) of each, those of precincts and early voting did not.
 */

export const CONTEST = COMMISSIONER.contest;
const CHOICES = COMMISSIONER.choices.map(({ name }) => name);

/** What a Dominion system exports of the cards that it scanned, in the names of the manifest. */
export function hybridCvrs(): string {
  let card = 0;
  const contest = `${CONTEST} (Vote For=1)`;
  const nothing = CHOICES.map(() => '');
  const rows = RECORDED.flatMap(({ batch, name, tabulator }) =>
    (MARKS.get(batch) ?? []).map((mark, at) => {
      card += 1;
      const record = at + 1;
      const marks = CHOICES.map((_, place) => (mark === place ? 1 : 0));
      return [card, tabulator, name, record, `${tabulator}-${name}-${record}`, 'Mail', 'County', 'Type 1', ...marks];
    }),
  );
  return csvText([
    ['Practice election', '5.2', '', '', '', '', '', '', ...nothing],
    ['', '', '', '', '', '', '', '', ...CHOICES.map(() => contest)],
    ['', '', '', '', '', '', '', '', ...CHOICES],
    [
      ...['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId'],
      ...['CountingGroup', 'PrecinctPortion', 'BallotType', ...nothing],
    ],
    ...rows,
  ]);
}

export const HYBRID_COUNTY = {
  jurisdiction: 'Aspen',
  participants: (manager: string) => `Jurisdiction,Admin Email\nAspen,${manager}\n`,
  contests: [
    {
      name: CONTEST,
      targeted: true,
      winners: 1,
      votesAllowed: 1,
      majorityOrRunoff: false,
      totalBallots: 5960,
      cardsBearing: null,
      pendingBallots: 0,
      choices: [...COMMISSIONER.choices],
      jurisdictions: ['Aspen'],
    },
  ],
  seed: '27182818284590452353',
};
