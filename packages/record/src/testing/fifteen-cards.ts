import type { Table } from './audit-folder.ts';

/** The batches of a county with 15 cards. */
export const MANIFEST_OF_FIFTEEN: Table = [
  ['Tabulator', 'Batch Name', 'Number of Ballots'],
  ['TABULATOR1', 'BATCH1', 3],
  ['TABULATOR1', 'BATCH2', 3],
  ['TABULATOR2', 'BATCH1', 3],
  ['TABULATOR2', 'BATCH2', 6],
];

/** The records of its cards, of which one is missing: tabulator, batch, record, and the marks, contest 1 for one vote, contest 2 for two. */
export const FIFTEEN_CARDS: readonly (readonly [number, number, number, string])[] = [
  [1, 1, 1, '01 110'],
  [1, 1, 2, '10 101'],
  [1, 1, 3, '01 110'],
  [1, 2, 1, '10 101'],
  [1, 2, 2, '01 110'],
  [1, 2, 3, '10 101'],
  [2, 1, 1, '10 110'],
  [2, 1, 2, '10 101'],
  [2, 1, 3, '10 110'],
  [2, 2, 1, '10 101'],
  [2, 2, 2, '11 111'],
  [2, 2, 4, '-- 101'],
  [2, 2, 5, '-- 000'],
  [2, 2, 6, '-- 101'],
];

/** What a file calls its contests and choices. */
export type Names = { readonly contests: readonly [string, string]; readonly choices: readonly string[] };

const NAMES: Names = { contests: ['Contest 1', 'Contest 2'], choices: ['1-1', '1-2', '2-1', '2-2', '2-3'] };

/** Its cast vote records as Dominion exports them. */
export function fifteenCards({ contests: [first, second], choices }: Names = NAMES): Table {
  const ofCard = ['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId', 'CountingGroup'];
  const columns = [...ofCard, 'PrecinctPortion', 'BallotType'];
  const empty = columns.map(() => '');
  const [one, two] = [`${first} (Vote For=1)`, `${second} (Vote For=2)`];
  return [
    ['Test', '5.2', ...empty.slice(2), '', '', '', '', ''],
    [...empty, one, one, two, two, two],
    [...empty, ...choices],
    [...columns, '', '', '', '', ''],
    ...FIFTEEN_CARDS.map(([tabulator, batch, record, marks], index) => [
      index + 1,
      `TABULATOR${tabulator}`,
      `BATCH${batch}`,
      record,
      `${tabulator}-${batch}-${record}`,
      'Mail',
      '12',
      'COUNTY',
      ...[...marks.replace(' ', '')].map((mark) => (mark === '-' ? '' : mark)),
    ]),
  ];
}
