import { type CardOrder, isInRounds } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert } from '@plumbline/prelude';
import { printed } from '@plumbline/words/en/documents/printed';
import { tableCards as cardsInEnglish } from '@plumbline/words/en/documents/table-cards';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { auditReportSections } from './audit-report.ts';
import { ballotRetrievalList } from './ballot-retrieval-list.ts';
import { explainColumn } from './explain-column.ts';
import { placeholderSheets } from './placeholder-sheets.ts';
import { ballotRetrievalListCsv } from './retrieval-list.ts';
import { tableCards } from './table-cards.ts';
import { pollingAudit, printing } from './testing/printed-audits.ts';

const replay = await pollingAudit();
const { audit: replayed, inputs } = replay;
const manifest = Sha256Schema.parse('ab'.repeat(32));
const KEPT: CardOrder = { scanOrder: 'yes', imprinted: false, first: { end: 'bottom', face: 'up' } };
const FOUND: CardOrder = { ...KEPT, scanOrder: 'no', imprinted: true };

test('the retrieval list says of each card how it is found, and the report how the cards lie', () => {
  assert(isInRounds(replayed), 'something was drawn', replayed.phase);
  const jurisdiction = replayed.rounds[0]?.draws[0]?.jurisdiction ?? '';
  const [draw] = replayed.rounds.at(-1)?.draws.filter((one) => one.jurisdiction === jurisdiction) ?? [];
  assert(draw !== undefined, 'a card was drawn there', jurisdiction);
  const before = ballotRetrievalListCsv({ audit: replayed, inputs, jurisdiction });
  expect(before).not.toContain('How to Find It');
  const otherwise = [{ tabulator: draw.tabulator, batch: draw.batch, order: FOUND }];
  const cardOrders = { [jurisdiction]: { manifest, all: KEPT, otherwise } };
  const audit = { ...replayed, plan: { ...replayed.plan, cardOrders } };
  const list: readonly Readonly<Record<string, string>>[] = parse(
    ballotRetrievalListCsv({ audit, inputs, jurisdiction }),
    {
      columns: true,
    },
  );
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

test('the list on paper, the placeholders and the card for the table say it too, and where nobody said anything none does', () => {
  assert(isInRounds(replayed), 'something was drawn', replayed.phase);
  const [draw] = replayed.rounds.at(-1)?.draws ?? [];
  assert(draw !== undefined, 'a card was drawn');
  const { jurisdiction, tabulator, batch } = draw;
  const otherwise = [{ tabulator, batch, order: FOUND }];
  const cardOrders = { [jurisdiction]: { manifest, all: KEPT, otherwise } };
  const said = { ...replayed, plan: { ...replayed.plan, cardOrders } };
  for (const document of [ballotRetrievalList, placeholderSheets, tableCards]) {
    const written = (audit: typeof replayed) =>
      JSON.stringify(document({ ...printing({ ...replay, audit }), jurisdiction }).blocks);
    for (const rule of Object.values(printed.rules)) expect(written(replayed)).not.toContain(rule);
    expect(written(said)).toContain(printed.rules['bottom-up']);
    expect(written(said).includes(printed.rules['by-imprint'])).toBe(document !== tableCards);
  }
  expect(JSON.stringify(tableCards({ ...printing({ ...replay, audit: said }), jurisdiction }).blocks)).toContain(
    cardsInEnglish.othersOnList,
  );
});
