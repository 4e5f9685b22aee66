/*
 * Two counties with 15 cards each and the same votes, that export them from different voting systems: J1 from Dominion, with the names
 * of the audit, J2 from ClearBallot, with names of its own. One card has no record, one is overvoted twice, and three lack the first
 * contest. The figures of an audit of them are published.
 */

export const COMPARED_MANIFEST = [
  'Tabulator,Batch Name,Number of Ballots',
  'TABULATOR1,BATCH1,3',
  'TABULATOR1,BATCH2,3',
  'TABULATOR2,BATCH1,3',
  'TABULATOR2,BATCH2,6',
  '',
].join('\n');

/** Tabulator, batch, position, the machine's number for the card, and its marks; a contest that is not on the card has dashes. */
export const COMPARED_CARDS: readonly (readonly [number, number, number, number, string])[] = [
  [1, 1, 1, 1, '01 110'],
  [1, 1, 2, 2, '10 101'],
  [1, 1, 3, 3, '01 110'],
  [1, 2, 1, 1, '10 101'],
  [1, 2, 2, 2, '01 110'],
  [1, 2, 3, 3, '10 101'],
  [2, 1, 1, 1, '10 110'],
  [2, 1, 2, 2, '10 101'],
  [2, 1, 3, 3, '10 110'],
  [2, 2, 1, 1, '10 101'],
  [2, 2, 2, 2, '11 111'],
  [2, 2, 3, 4, '-- 101'],
  [2, 2, 4, 5, '-- 000'],
  [2, 2, 5, 6, '-- 101'],
];

function cellsOf(marks: string): readonly string[] {
  return [...marks.replace(' ', '')].map((mark) => (mark === '-' ? '' : mark));
}

/** What a Dominion system exports of them. */
export function dominionCvrs({
  contests = ['Contest 1', 'Contest 2'],
}: {
  readonly contests?: readonly string[];
} = {}) {
  const [first, second] = contests;
  const ofCard = 'CvrNumber,TabulatorNum,BatchId,RecordId,ImprintedId,CountingGroup,PrecinctPortion,BallotType';
  const [one, two] = [`${first} (Vote For=1)`, `${second} (Vote For=2)`];
  return [
    `Test,5.2${','.repeat(11)}`,
    `,,,,,,,,${[one, one, two, two, two].join(',')}`,
    ',,,,,,,,1-1,1-2,2-1,2-2,2-3',
    `${ofCard},,,,,`,
    ...COMPARED_CARDS.map(([tabulator, batch, , record, marks], index) =>
      [
        index + 1,
        `TABULATOR${tabulator}`,
        `BATCH${batch}`,
        record,
        `${tabulator}-${batch}-${record}`,
        'Mail,12,COUNTY',
        ...cellsOf(marks),
      ].join(','),
    ),
    '',
  ].join('\n');
}

/**
 * What a ClearBallot system exports of them, in which contests and choices have other names. `remade`: by imprint, the cards that
 * replace damaged ones.
 */
export function clearBallotCvrs({ remade = [] }: { readonly remade?: readonly string[] } = {}): string {
  const ofCard = [
    'RowNumber,BoxID,BoxPosition,BallotID,PrecinctID,BallotStyleID',
    'PrecinctStyleName,ScanComputerName,Status,Remade',
  ];
  const choices = [
    ...['1–1', '1–2'].map((name, place) => `Choice_${place + 1}_1:CONTEST ONE:Vote For 1:${name}:DEM`),
    ...['2–1', '2–2', '2–3'].map((name, place) => `Choice_${place + 3}_1:CONTEST TWO:Vote For 2:${name}:`),
  ];
  return [
    [...ofCard, ...choices].join(','),
    ...COMPARED_CARDS.map(([tabulator, batch, position, record, marks], index) =>
      [
        index + 1,
        `BATCH${batch}`,
        position,
        `${tabulator}-${batch}-${record}`,
        `12,1,COUNTY,TABULATOR${tabulator},0,${remade.includes(`${tabulator}-${batch}-${record}`) ? 1 : 0}`,
        ...cellsOf(marks),
      ].join(','),
    ),
    '',
  ].join('\n');
}

/** The contests, with what the cast vote records say left open. */
export const COMPARED_CONTESTS = (['Contest 1', 'Contest 2'] as const).map((name) => ({
  name,
  targeted: name === 'Contest 1',
  winners: 1,
  votesAllowed: null,
  majorityOrRunoff: false,
  totalBallots: null,
  cardsBearing: null,
  pendingBallots: 0,
  choices: null,
  jurisdictions: ['J1', 'J2'],
}));

/** What is to be matched of the names of J2. */
export const COMPARED_NAMES = {
  contests: { 'CONTEST ONE': 'Contest 1', 'CONTEST TWO': 'Contest 2' },
  choices: {
    'Contest 1': { '1–1': '1-1', '1–2': '1-2' },
    'Contest 2': { '2–1': '2-1', '2–2': '2-2', '2–3': '2-3' },
  },
} as const;
