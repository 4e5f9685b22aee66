import { type CardOrder, isInRounds } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { printed } from '@plumbline/words/en/documents/printed';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { auditReportSections } from './audit-report.ts';
import { explainColumn } from './explain-column.ts';
import { ballotRetrievalListCsv } from './retrieval-list.ts';
import { pollingAudit } from './testing/printed-audits.ts';

const { audit: replayed, inputs } = await pollingAudit();
const manifest = Sha256Schema.parse('ab'.repeat(32));
const KEPT: CardOrder = { scanOrder: 'yes', imprinted: false, first: { end: 'bottom', face: 'up' } };
const FOUND: CardOrder = { ...KEPT, scanOrder: 'no', imprinted: true };

test('the retrieval list says of each card how it is found, and the report how the cards lie', () => {
  assert(isInRounds(replayed), 'something was drawn', replayed.phase);
  const jurisdiction = replayed.rounds[0]?.draws[0]?.jurisdiction ?? '';
  const [draw] = replayed.rounds.at(-1)?.draws.filter((one) => one.jurisdiction === jurisdiction) ?? [];
  assert(draw !== undefined, 'a card was drawn there', jurisdiction);
  const before = ballotRetrievalListCsv(replayed, inputs, jurisdiction);
  expect(before).not.toContain('How to Find It');
  const otherwise = [{ tabulator: draw.tabulator, batch: draw.batch, order: FOUND }];
  const cardOrders = { [jurisdiction]: { manifest, all: KEPT, otherwise } };
  const audit = { ...replayed, plan: { ...replayed.plan, cardOrders } };
  const list: readonly Readonly<Record<string, string>>[] = parse(ballotRetrievalListCsv(audit, inputs, jurisdiction), {
    columns: true,
  });
  const isOfBatch = (row: Readonly<Record<string, string>>) =>
    row['Batch Name'] === draw.batch && (row.Tabulator ?? '') === (draw.tabulator ?? '');
  expect(list.filter(isOfBatch).length).toBeGreaterThan(0);
  for (const row of list) {
    expect(row['How to Find It']).toBe(printed.rules[isOfBatch(row) ? 'by-imprint' : 'bottom-up']);
  }
  const context = { audit, inputs, roundTimes: new Map(), nameOf: () => '', textOf: () => '' };
  const section = auditReportSections(context).find(({ name }) => name === 'cardOrders');
  const [head = [], ...rows] = section?.rows ?? [];
  expect(rows).toEqual([
    [jurisdiction, '', 'All other batches', 'Yes', 'No', 'The bottom card, as the pile lies face up'],
    [jurisdiction, draw.tabulator ?? '', draw.batch, 'No', 'Yes', 'The bottom card, as the pile lies face up'],
  ]);
  for (const name of head) expect(explainColumn(String(name))).toMatch(/[a-z].*\.$/);
});
