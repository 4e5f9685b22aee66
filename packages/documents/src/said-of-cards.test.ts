import type { AuditInputs, AuditInRounds, CastVoteRecords } from '@plumbline/audit';
import { CELLS_OF, playCell } from '@plumbline/audit/contract';
import type { CardSeen, DocumentKind } from '@plumbline/election';
import { assert, entriesOf, mapOf } from '@plumbline/prelude';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditReportCsv } from './audit-report.ts';
import { compose, printOf } from './documents.ts';
import type { PrintContext } from './print-context.ts';
import { laidOut } from './printed-document.ts';
import { ballotRetrievalListCsv } from './retrieval-list.ts';
import { MARGIN } from './sheet.ts';
import { batchAudit, pollingAudit, printing } from './testing/printed-audits.ts';
import { readPdf } from './testing/read-pdf.ts';
import { troublesOf } from './testing/sheet-troubles.ts';

/* What is said of a card besides its votes: on the lists and sheets, and in the reports. */

const cell = CELLS_OF['ballot-comparison'].find(
  ({ situation }) => situation === 'an exact tie, by records that say the other choice',
);
assert(cell !== undefined, 'the situation is one that is tried');
const { audit, inputs } = playCell(cell, 'report 0');

/** The audit as if its boards had said this of their cards, in the order in which they are kept. */
function saying(...said: readonly CardSeen[]): AuditInRounds {
  const open = [...said];
  const ballots = mapOf(
    [...entriesOf(audit.results.ballots)].map(([jurisdiction, own]) => {
      const entries = [...entriesOf(own)].map(([key, one]) => {
        const card = one.record.state === 'audited' ? open.shift() : undefined;
        const record = card === undefined ? one.record : { ...one.record, card };
        return [key, { ...one, record }] as const;
      });
      return [jurisdiction, mapOf(entries)] as const;
    }),
  );
  return { ...audit, results: { ...audit.results, ballots } };
}

function sampledBallots(of: AuditInRounds): readonly string[] {
  const context = { audit: of, inputs, roundTimes: new Map(), nameOf: (id: string) => id, textOf: () => '' };
  const lines = auditReportCsv(context).split(/\r?\n/);
  return lines.slice(lines.findIndex((line) => line.includes('SAMPLED BALLOTS')) + 1).filter((line) => line !== '');
}

describe('the report', () => {
  test('has no column of what nobody said', () => {
    const [header] = sampledBallots(saying());
    expect(header).toContain('Audited?,CVR Result: C');
    const [ofDuplicates] = sampledBallots(saying({ imprint: null, duplicate: 'original-found', notAgreed: [] }));
    expect(ofDuplicates).toContain('Audited?,Duplicate?,CVR Result: C');
  });

  test('says of each card what its board said of it', () => {
    const [header, ...rows] = sampledBallots(
      saying(
        { imprint: { is: 'same' }, duplicate: null, notAgreed: [] },
        { imprint: { is: 'different', says: '=1-2-9' }, duplicate: null, notAgreed: [] },
        { imprint: { is: 'none' }, duplicate: 'original-not-found', notAgreed: ['C'] },
      ),
    );
    expect(header).toContain('Audited?,Imprint Confirmed?,Duplicate?,Contests Not Agreed On,CVR Result: C');
    const said = rows.map((row) => row.split(',AUDITED,').at(1)?.split(',').slice(0, 3).join(','));
    expect(said.filter((one) => one !== ',,').toSorted()).toEqual([
      'DIFFERENT: =1-2-9,,',
      'NONE_ON_THE_CARD,ORIGINAL_NOT_FOUND,C',
      'SAME,,',
    ]);
  });
});

/** Every card has a number on it; the one at this position is a duplicate by its record. */
function withRecords(of: AuditInputs, remadeAt: number): AuditInputs {
  const records: CastVoteRecords = {
    find: ({ position }) => ({
      imprintedId: `4-7-${position}`,
      recordId: String(position),
      remade: position === remadeAt,
      votes: new Map(),
    }),
    cardsIn: () => 30,
    bearing: () => [],
  };
  return { ...of, cvrs: new Map(['J1', 'Tamarack'].map((name) => [name, records])) };
}

test('the retrieval list says which cards are duplicates by their records, and has no remarks where none is', () => {
  const [first] = audit.rounds[0]?.draws.filter(({ jurisdiction }) => jurisdiction === 'J1') ?? [];
  assert(first?.position != null, 'a card of J1 was drawn');
  const [header, ...rows] = ballotRetrievalListCsv({
    audit,
    inputs: withRecords(inputs, first.position),
    jurisdiction: 'J1',
  }).split(/\r?\n/);
  expect(header).toMatch(/,Audit Board,Remarks$/);
  const remade = rows.filter((row) => row.endsWith(',Duplicate: fetch the original too'));
  expect(remade.length).toBeGreaterThan(0);
  for (const row of remade) expect(row).toContain(`,${first.position},4-7-${first.position},`);
  const [without] = ballotRetrievalListCsv({ audit, inputs: withRecords(inputs, 0), jurisdiction: 'J1' }).split(
    /\r?\n/,
  );
  expect(without).toMatch(/,Audit Board$/);
});

describe('on paper', () => {
  let compared: PrintContext;
  let polled: PrintContext;
  let counted: PrintContext;
  beforeAll(async () => {
    polled = printing(await pollingAudit());
    counted = printing(await batchAudit());
    const type = 'ballot-comparison' as const;
    const ofType = { ...polled.audit, plan: { ...polled.audit.plan, type } };
    const drawn = 'rounds' in polled.audit ? polled.audit.rounds[0]?.draws[0]?.position : undefined;
    assert(drawn != null, 'a card was drawn');
    compared = { ...polled, audit: ofType, inputs: withRecords(polled.inputs, drawn) };
  });

  async function textOf(context: PrintContext, kind: DocumentKind): Promise<string> {
    const wanted = { kind, jurisdiction: 'Tamarack' };
    const { place, document } = compose(context, wanted);
    const wrong = laidOut(place, document).sheets.flatMap((sheet) => troublesOf(sheet, MARGIN - 0.1));
    expect(wrong).toEqual([]);
    const { pdf } = await printOf(context, wanted);
    const read = await readPdf(pdf);
    return read.pages
      .map(({ text }) => text)
      .join('\n')
      .replace(/\s+/g, ' ');
  }

  test('the retrieval list says to fetch the original too', async () => {
    expect(await textOf(compared, 'ballot-retrieval-list')).toContain('Duplicate: fetch the original too');
    expect(await textOf(polled, 'ballot-retrieval-list')).not.toContain('Duplicate');
  });

  test('a ballot has a line for the number on the card where that is known, and one for its original', async () => {
    const text = await textOf(compared, 'ballot-tally-sheets');
    expect(text).toMatch(/Should be printed on the card: 4-7-\d+/);
    expect(text).toContain('Another is on it. It says');
    expect(text).toContain('The record says that it replaces a damaged ballot');
    const plain = await textOf(polled, 'ballot-tally-sheets');
    expect(plain).not.toContain('Should be printed on the card');
    expect(plain).toContain('If it replaces a damaged ballot');
    expect(plain).toContain('Original not found: tick the votes of the duplicate');
    expect(plain).toContain('We do not agree');
  });

  test('a batch has a line for duplicates and for their originals', async () => {
    const text = await textOf(counted, 'batch-tally-sheets');
    expect(text).toContain('Duplicates in the batch');
    expect(text).toContain('Originals found for them; count these, not the duplicates');
  });
});
