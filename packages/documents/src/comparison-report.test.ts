import { CELLS_OF, playCell } from '@plumbline/audit/contract';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { auditReportCsv } from './audit-report.ts';
import { ballotRetrievalListCsv } from './retrieval-list.ts';
import { ballotDiscrepancyReportCsv } from './sampled-ballots.ts';

/** An audit of the situation with this name, played to its end. */
function played(situation: string, seed: string) {
  const cell = CELLS_OF['ballot-comparison'].find((one) => one.situation === situation);
  assert(cell !== undefined, 'the situation is one that is tried', { situation });
  const { audit, inputs } = playCell(cell, seed);
  const context = {
    audit,
    inputs,
    roundTimes: new Map(),
    nameOf: (person: string) => person,
    textOf: () => '',
  };
  return { audit, context };
}

/** What reports say of the sampled cards in many audits: the four columns of the contest, each way once. */
function waysOf(situation: string): readonly string[] {
  const ways = new Set<string>();
  for (let trial = 0; trial < 12; trial += 1) {
    const { context } = played(situation, `report ${trial}`);
    const lines = auditReportCsv(context).split(/\r?\n/);
    const from = lines.findIndex((line) => line.includes('SAMPLED BALLOTS'));
    const [header = '', ...rows] = lines.slice(from + 1).filter((line) => line !== '');
    expect(header).toBe(
      'Jurisdiction Name,Tabulator,Batch Name,Ballot Position,Imprinted ID,Ticket Numbers: C,Audited?,CVR Result: C,Audit Result: C,Change in Results: C,Change in Margin: C',
    );
    for (const row of rows) ways.add(row.slice(row.indexOf('AUDITED,') + 'AUDITED,'.length));
  }
  return [...ways].toSorted();
}

test('a report shows what the machine recorded, what people saw, and by how much the margin was overstated', () => {
  expect(waysOf('an exact tie, by records that say the other choice')).toEqual([
    'A,A,,',
    'A,B,A: +1; B: -1,+2',
    'B,B,,',
  ]);
});

test('a card without a record counts for two votes, whatever is on it', () => {
  expect(waysOf('cards of the loser without a record')).toEqual(['A,A,,', 'B,B,,', 'Ballot not in CVR,B,,+2']);
});

test('the discrepancy report says nothing of what was seen where a jurisdiction is not done', () => {
  const { audit, context } = played('an exact tie, by records that say the other choice', 'report 0');
  const [table = '', cases = ''] = ballotDiscrepancyReportCsv(context, audit, () => false).split(/\r?\n\r?\n/);
  const told = table.split(/\r?\n/).slice(1);
  expect(told.length).toBeGreaterThan(5);
  expect(told.filter((row) => !/,NOT_AUDITED,(A|B),,,$/.test(row))).toEqual([]);
  expect(cases.split(/\r?\n/)).toHaveLength(2);
});

test('the retrieval list has a place for what is printed on each card', () => {
  const { audit, context } = played('an exact tie, by records that say the other choice', 'report 0');
  const [header] = ballotRetrievalListCsv({ audit, inputs: context.inputs, jurisdiction: 'J1' }).split(/\r?\n/);
  expect(header).toBe(
    'Tabulator,Batch Name,Ballot Number,Imprinted ID,Record ID,Ticket Numbers,Already Audited,Audit Board',
  );
});
