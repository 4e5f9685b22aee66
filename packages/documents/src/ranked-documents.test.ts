import { assert } from '@plumbline/prelude';
import type { Replay } from '@plumbline/record';
import { auditRoom } from '@plumbline/words/en/documents/audit-room';
import { printed } from '@plumbline/words/en/documents/printed';
import { beforeAll, expect, test } from 'vitest';
import { auditReportSections } from './audit-report.ts';
import { printOf } from './documents.ts';
import { printing, rankedAudit } from './testing/printed-audits.ts';
import { readPdf } from './testing/read-pdf.ts';

let replay: Replay;
beforeAll(async () => {
  replay = await rankedAudit();
});

async function textOf(kind: Parameters<typeof printOf>[1]['kind']): Promise<string> {
  const { pdf } = await printOf(printing(replay), { kind, jurisdiction: 'Tamarack' });
  return (await readPdf(pdf)).pages.map(({ text }) => text.replaceAll(/\s+/g, ' ')).join(' ');
}

test('the sheet of a board has a line for each choice of a ranked contest, with the ranks of the ballot to tick', async () => {
  const sheet = await textOf('ballot-tally-sheets');
  expect(sheet).toContain(printed.ballotTally.rankedContest.replace('{{contest}}', 'Mayor'));
  for (const line of ['Ann', 'Bo', 'Cy', printed.ballotTally.writeIn])
    expect(sheet).toMatch(new RegExp(`${line} 1 2 3`));
  expect(sheet).not.toContain('Mayor (up to');
});

test('the result for the press names who won by the records: the most first choices do not say it', async () => {
  expect(await textOf('press-result')).toContain(auditRoom.press.ranked.replace('{{winner}}', 'Ann'));
});

test('the report has the risk of each assertion, the largest of which is that of the contest', () => {
  const { audit, inputs, rounds } = replay;
  const context = { audit, inputs, roundTimes: new Map(), nameOf: () => '', textOf: () => '' };
  const sections = auditReportSections(context);
  const section = sections.find(({ name }) => name === 'assertions');
  assert(section !== undefined, 'there is a section of assertions');
  const [header = [], ...rows] = section.rows;
  // 30 first choices against 18 ballots that rank Bo, or Cy, without or before Ann.
  expect(rows.map((row) => row.slice(0, 4))).toEqual([
    ['Mayor', 'Ann', 'Ann cannot be eliminated before Bo', 12],
    ['Mayor', 'Ann', 'Ann cannot be eliminated before Cy', 12],
  ]);
  expect(header).toHaveLength(7);
  const risks = rows.map((row) => Number(row[4]));
  expect(Math.max(...risks)).toBeCloseTo(rounds[0]?.measurements[0]?.pValue ?? 2, 9);
});
