import { CELLS_OF, playCell } from '@plumbline/audit/contract';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { auditReportCsv } from './audit-report.ts';

/** The report of a whole audit of the situation with this name, by section: each line by its columns. */
function reportOf(situation: string) {
  const cell = CELLS_OF.hybrid.find((one) => one.situation === situation);
  assert(cell !== undefined, 'the situation is one that is tried', { situation });
  const { audit, inputs } = playCell(cell, 'report');
  const report = auditReportCsv({
    audit,
    inputs,
    roundTimes: new Map(),
    nameOf: (person) => person,
    textOf: () => '',
  });
  const lines = report.split(/\r?\n/);
  return (section: string): readonly Readonly<Record<string, string>>[] => {
    const from = lines.findIndex((line) => line.includes(`# ${section} #`));
    const to = lines.indexOf('', from);
    const [header = '', ...rows] = lines.slice(from + 1, to === -1 ? lines.length : to);
    const names = cellsIn(header);
    return rows.map((row) => Object.fromEntries(cellsIn(row).map((cellText, place) => [names[place] ?? '', cellText])));
  };
}

/** The cells of a line; one that holds a comma stands in quotes. */
function cellsIn(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
}

/** Everything of 30 cards with records and 24 without, drawn once as often as there are cards. */
const WHOLE = 'everything is drawn that can be drawn';

test('a report says of each stratum what it holds and what was reported in it', () => {
  const [contest] = reportOf(WHOLE)('CONTESTS');
  expect(contest).toMatchObject({
    'Vote Totals': 'A: 32; B: 22',
    'Total Ballots Cast: CVR': '30',
    'Total Ballots Cast: Non-CVR': '24',
    'Vote Totals: CVR': 'A: 17; B: 13',
    'Vote Totals: Non-CVR': 'A: 15; B: 9',
  });
});

test('a round says how its draws were divided, and what was seen in each stratum', () => {
  const [first] = reportOf(WHOLE)('ROUNDS');
  // Where cards are not put back, every one of the 24 is seen: twelve for each.
  expect(first).toMatchObject({
    'Sample Size': '54',
    'Sample Size: CVR': '30',
    'Sample Size: Non-CVR': '24',
    'Audited Votes: Non CVR': 'A: 12; B: 12',
  });
  const [, a = '', b = ''] = /A: (\d+); B: (\d+)/.exec(first?.['Audited Votes: CVR'] ?? '') ?? [];
  expect(Number(a) + Number(b)).toBe(30);
});

test('a card of a batch without records is held against none', () => {
  const cards = reportOf(WHOLE)('SAMPLED BALLOTS');
  const without = cards.filter((card) => card['Batch Name'] === 'P1');
  expect(without.length).toBe(24);
  for (const card of without) {
    expect(card).toMatchObject({ 'CVR Result: C': '', 'Change in Results: C': '', 'Change in Margin: C': '' });
    expect(['A', 'B']).toContain(card['Audit Result: C']);
  }
  const compared = cards.filter((card) => card['Batch Name'] === 'B1');
  expect(compared.every((card) => card['CVR Result: C'] !== '')).toBe(true);
});
