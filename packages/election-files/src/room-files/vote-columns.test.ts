import { describe, expect, test } from 'vitest';
import { parseRoomFile, roomFileColumns, roomFileTemplateCsv } from './parse-room-file.ts';
import type { RoomContest } from './room-file.ts';

const LISTS = { containerKinds: [], channels: [], duties: [] };
const MAYOR: RoomContest = { name: 'Mayor', choices: ['Ann', 'Bo'], votesAllowed: 1 };
const SEATS: RoomContest = { name: 'Council - Seats', choices: ['C - D', 'E'], votesAllowed: 2 };

function read(contests: readonly RoomContest[], ...lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return parseRoomFile({ name: 'file.csv', bytes }, 'tabulator-batches', { ...LISTS, contests });
}
const codes = (...of: Parameters<typeof read>) => read(...of).issues.map(({ code, column }) => [code, column]);

describe('the report of a tabulator', () => {
  test('names a choice of the only contest alone, and of several with the contest before it', () => {
    const names = (contests: readonly RoomContest[]) =>
      roomFileColumns('tabulator-batches', contests)
        .slice(3)
        .map(({ name }) => name);
    expect(names([MAYOR])).toEqual(['Ann', 'Bo', 'Overvotes', 'Undervotes', 'Cards With Contest']);
    expect(names([MAYOR, SEATS]).filter((name) => name.includes('Seats'))).toEqual([
      'Council - Seats - C - D',
      'Council - Seats - E',
      'Council - Seats - Overvotes',
      'Council - Seats - Undervotes',
      'Council - Seats - Cards With Contest',
    ]);
    expect(names([])).toEqual([]);
    expect(roomFileColumns('cvr-batches', [MAYOR])).toHaveLength(3);
  });

  test('has no column that may be a choice of two contests', () => {
    const city: RoomContest = { name: 'Mayor - City', choices: ['Ann', 'Bo'], votesAllowed: 1 };
    const ofCity: RoomContest = { name: 'Mayor', choices: ['City - Ann', 'Cy'], votesAllowed: 1 };
    const header = 'Tabulator,Cards,Mayor - City - Ann,Mayor - City - Bo,Mayor - Cy';
    expect(codes([city, ofCity], header, 'T1,10,1,2,3')).toEqual([['DUPLICATE_COLUMN', 'Mayor - City - Ann']]);
    expect(codes([city, ofCity], 'Tabulator,Cards', 'T1,10')).toEqual([]);
    expect(codes([city], 'Tabulator,Cards,Ann,Bo', 'T1,10,1,2')).toEqual([]);
  });

  test('is read contest by contest; what it does not say is nothing', () => {
    const found = read(
      [MAYOR, SEATS],
      'Mayor - Bo,Tabulator,Batch,Mayor - Ann,Mayor - Overvotes,Cards,Mayor - Undervotes',
      '30,T1,1,"1,050",2,1200,118',
    );
    expect(found.accepted && found.value).toEqual({
      kind: 'tabulator-batches',
      rows: [
        {
          row: 2,
          tabulator: 'T1',
          batch: '1',
          cards: 1200,
          contests: [
            {
              contest: 'Mayor',
              votesAllowed: 1,
              choices: [
                { choice: 'Ann', votes: 1050 },
                { choice: 'Bo', votes: 30 },
              ],
              overvotes: 2,
              undervotes: 118,
              cards: null,
            },
          ],
        },
      ],
    });
  });

  test('without votes is what it was, whatever contests there are', () => {
    const found = read([MAYOR], 'Tabulator,Batch,Cards', 'T1,1,5');
    expect(found.accepted && found.value.rows).toEqual([
      { row: 2, tabulator: 'T1', batch: '1', cards: 5, contests: [] },
    ]);
  });

  test('has a column for every choice of a contest that it says anything of, and a count in every cell', () => {
    expect(codes([MAYOR], 'Tabulator,Batch,Cards,Ann', 'T1,1,5,3')).toEqual([['MISSING_COLUMN', 'Bo']]);
    expect(codes([MAYOR], 'Tabulator,Batch,Cards,Overvotes', 'T1,1,5,0')).toEqual([
      ['MISSING_COLUMN', 'Ann'],
      ['MISSING_COLUMN', 'Bo'],
    ]);
    expect(codes([MAYOR], 'Tabulator,Batch,Cards,Ann,Bo', 'T1,1,5,,2', 'T1,2,5,-1,2', 'T1,3,5,x,2')).toEqual([
      ['BLANK_CELL', 'Ann'],
      ['NEGATIVE_NUMBER', 'Ann'],
      ['NOT_A_NUMBER', 'Ann'],
    ]);
    expect(codes([MAYOR], 'Tabulator,Batch,Cards,Ann,Bo,Cy', 'T1,1,5,1,2,1').map(([code]) => code)).toEqual([
      'UNKNOWN_COLUMN',
    ]);
  });

  test('may be about a contest on voters, or a choice that is called as a column', () => {
    const voters: RoomContest = { name: 'Voter ID', choices: ['Yes', 'No'], votesAllowed: 1 };
    const found = read([voters, MAYOR], 'Tabulator,Batch,Cards,Voter ID - Yes,Voter ID - No', 'T1,1,5,3,2');
    expect(found.accepted).toBe(true);
    // A column about voters that is no choice is refused as ever.
    expect(codes([voters, MAYOR], 'Tabulator,Batch,Cards,Voter ID', 'T1,1,5,3')).toEqual([
      ['VOTER_COLUMN', 'Voter ID'],
    ]);
    const cards: RoomContest = { name: 'Best game', choices: ['Cards', 'Overvotes'], votesAllowed: 1 };
    const names = roomFileColumns('tabulator-batches', [cards]).map(({ name }) => name);
    expect(names.slice(3)).toEqual([
      'Best game - Cards',
      'Best game - Overvotes',
      'Best game - Undervotes',
      'Best game - Cards With Contest',
    ]);
  });

  test('has a template that is read', () => {
    const csv = roomFileTemplateCsv('tabulator-batches', [MAYOR, SEATS]);
    expect(read([MAYOR, SEATS], csv)).toMatchObject({ accepted: true, issues: [] });
  });
});
