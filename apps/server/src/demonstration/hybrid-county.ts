import { BATCHES } from '@plumbline/ballot-management/testing/tamarack';
import { csvText } from '@plumbline/election-files';

/*
 * The county of the demonstration whose ballots are stored, sealed and listed in its ballot room, and audited as a hybrid: the mail and
 * provisional ballots went through central scanners that keep a cast vote record (CVR) of each, those of precincts and early voting did not.
 */

export const CONTEST = 'County commissioner';
const CHOICES = ['Ada Fox', 'Ben Grau'] as const;

/** Of twenty cards in a row eleven are for the first, eight for the second, and one is blank. */
const ROW = '01001101001200110010';

type Marks = '0' | '1' | '2';

function marksOn(card: number): Marks {
  return (ROW[card % ROW.length] ?? '2') as Marks;
}

const RECORDED = BATCHES.filter(({ hasCvrs }) => hasCvrs);
const MARKS = RECORDED.flatMap(({ cards }) => Array.from({ length: cards })).map((_, card) => marksOn(card));
const countOf = (choice: Marks) => MARKS.filter((mark) => mark === choice).length;

/** What a Dominion system exports of the cards that it scanned, in the names of the manifest. */
export function hybridCvrs(): string {
  let card = 0;
  const contest = `${CONTEST} (Vote For=1)`;
  const rows = RECORDED.flatMap(({ name, tabulator, cards }) =>
    Array.from({ length: cards }, (_, at) => {
      const mark = marksOn(card);
      card += 1;
      const record = at + 1;
      const marks = [mark === '0' ? 1 : 0, mark === '1' ? 1 : 0];
      return [card, tabulator, name, record, `${tabulator}-${name}-${record}`, 'Mail', 'County', 'Type 1', ...marks];
    }),
  );
  return csvText([
    ['Practice election', '5.2', '', '', '', '', '', '', '', ''],
    ['', '', '', '', '', '', '', '', contest, contest],
    ['', '', '', '', '', '', '', '', ...CHOICES],
    [
      ...['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId'],
      ...['CountingGroup', 'PrecinctPortion', 'BallotType', '', ''],
    ],
    ...rows,
  ]);
}

/** Votes on the cards that have no record: 3,088 cards, of which some are blank. */
const ELSEWHERE = [1700, 1250] as const;

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
      choices: CHOICES.map((name, place) => ({
        name,
        votes: countOf(place === 0 ? '0' : '1') + ELSEWHERE[place === 0 ? 0 : 1],
      })),
      jurisdictions: ['Aspen'],
    },
  ],
  seed: '27182818284590452353',
};
