import { type CvrCounty, type CvrCountyContest, type MadeCard, madeCard } from './generate-cvrs.ts';

const ROWS_AT_ONCE = 500;

/** A county as a Dominion CVR table, in pieces of text. `quoted` writes every cell as the older versions do. */
export function* dominionCsv(county: CvrCounty, { quoted = false } = {}): Generator<string> {
  const columns = county.contests.flatMap(({ name, votesAllowed, choices }) =>
    choices.map((choice) => ({ contest: `${name} (Vote For=${votesAllowed})`, choice })),
  );
  const blanks = Array.from({ length: 8 }, () => '');
  const write = quoted
    ? (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(',')
    : (cells: readonly string[]) => cells.map(csvCell).join(',');
  yield lines([
    write(['Made County General Election', '5.17.17.1', ...blanks.slice(2), ...columns.map(() => '')]),
    write([...blanks, ...columns.map(({ contest }) => contest)]),
    write([...blanks, ...columns.map(({ choice }) => choice)]),
    write([
      ...['CvrNumber', 'TabulatorNum', 'BatchId', 'RecordId', 'ImprintedId', 'CountingGroup'],
      ...['PrecinctPortion', 'BallotType'],
      ...columns.map(() => ''),
    ]),
  ]);
  const cellOf = quoted ? (cell: string) => `"${cell}"` : (cell: string) => cell;
  const identifier = quoted ? (cell: string) => `="${cell}"` : (cell: string) => cell;
  const voteCells = createVoteCells(county, cellOf);
  yield* rowsOf(county, (card) => {
    const imprint = `${card.tabulator}-${card.batch}-${card.record}`;
    const ids = [card.ordinal + 1, card.tabulator, card.batch, card.record, imprint].map((id) =>
      identifier(String(id)),
    );
    const precinct = `${card.precinct} (${card.precinct})`;
    return `${ids.join(',')},${[card.group, precinct, `Style ${card.style}`].map(cellOf).join(',')}${voteCells(card)}`;
  });
}

/** The vote cells of a card; those of one contest are the same text again and again. */
function createVoteCells(county: CvrCounty, cellOf: (cell: string) => string): (card: MadeCard) => string {
  const contests = county.contests.map(({ choices }) => ({
    absent: choices.map(() => `,${cellOf('')}`).join(''),
    choices: choices.length,
    known: new Map<string, string>(),
  }));
  return ({ marks }) => {
    let text = '';
    contests.forEach(({ absent, choices, known }, index) => {
      const marked = marks[index];
      if (marked === undefined) {
        text += absent;
        return;
      }
      const key = marked.join(' ');
      let cells = known.get(key);
      if (cells === undefined) {
        cells = Array.from({ length: choices }, (_, choice) => `,${cellOf(marked.includes(choice) ? '1' : '0')}`).join(
          '',
        );
        known.set(key, cells);
      }
      text += cells;
    });
    return text;
  };
}

/** A county as an ES&S CVR export: the chosen names in as many columns as votes are allowed. */
export function* essCvrExport(county: CvrCounty): Generator<string> {
  const headers = county.contests.flatMap(({ name, votesAllowed }) => Array.from({ length: votesAllowed }, () => name));
  yield lines([['Cast Vote Record', 'Precinct', 'Ballot Style', ...headers].map(csvCell).join(',')]);
  yield* rowsOf(county, (card) => {
    const cells = county.contests.map((contest, index) => essCells(contest, card.marks[index]));
    return `${card.ordinal + 1},${card.precinct},Style ${card.style},${cells.join(',')}`;
  });
}

function essCells({ votesAllowed, choices }: CvrCountyContest, marks: readonly number[] | undefined): string {
  const fill = (word: string) => Array.from({ length: votesAllowed }, () => word).join(',');
  if (marks === undefined) return fill('');
  if (marks.length > votesAllowed) return fill('overvote');
  const cells = Array.from({ length: votesAllowed }, (_, index) => choices[marks[index] ?? -1] ?? 'undervote');
  return cells.join(',');
}

/** The ballots exports that belong to `essCvrExport`: parts of at most 20,000 rows in no useful order. */
export function* essBallotsExports(county: CvrCounty): Generator<{ readonly name: string; readonly text: string }> {
  const perPart = 20_000;
  const parts = Math.ceil(county.cards / perPart);
  for (let part = 0; part < parts; part += 1) {
    const rows = [
      'Ballots,,,,,,,,,',
      'GEN,,,,,,,,,',
      '"Made County, State",,,,,,,,,',
      '"November 5, 2030",,,,,,,,,',
      ',,,,,,,,,',
    ];
    rows.push(
      'Cast Vote Record,Batch,Ballot Status,Original Ballot Exception,Remaining Ballot Exception,Write-in Type,Results Report,Reporting Group,Tabulator CVR,Precinct ID',
    );
    let count = 0;
    // Every parts-th card, from the last to the first: parts overlap in their numbers and none is sorted.
    for (let ordinal = county.cards - 1 - part; ordinal >= 0; ordinal -= parts) {
      const card = madeCard(county, ordinal);
      const sequence = (card.batch - 1) * 200 + card.record;
      const tabulatorCvr = String(card.tabulator).padStart(4, '0') + String(sequence).padStart(6, '0');
      const batch = `BATCH ${String(card.batch).padStart(4, '0')}`;
      rows.push(`${ordinal + 1},${batch},Not Reviewed,,,,N,${card.group},${tabulatorCvr},${card.precinct}`);
      count += 1;
    }
    rows.push(`Total : ${count},,,,,,,,,`, '');
    yield { name: `ballots_${part + 1}.csv`, text: lines(rows) };
  }
}

function* rowsOf(county: CvrCounty, rowOf: (card: MadeCard) => string): Generator<string> {
  let rows: string[] = [];
  for (let ordinal = 0; ordinal < county.cards; ordinal += 1) {
    rows.push(rowOf(madeCard(county, ordinal)));
    if (rows.length === ROWS_AT_ONCE) {
      yield lines(rows);
      rows = [];
    }
  }
  if (rows.length > 0) yield lines(rows);
}

function lines(rows: readonly string[]): string {
  return `${rows.join('\r\n')}\r\n`;
}

function csvCell(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
