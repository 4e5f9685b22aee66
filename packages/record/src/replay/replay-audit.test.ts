import { createHash } from 'node:crypto';
import { createZipWriter } from '@plumbline/election-files';
import { nodeDeflater, nodeInflater, nodePackCodec } from '@plumbline/election-files/node';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { parseAuditDescription } from './audit-description.ts';
import type { AuditFolder } from './read-folder.ts';
import { type Replay, replayAudit } from './replay-audit.ts';

type Table = readonly (readonly string[])[];
type Writing = { readonly extension: string; readonly write: (table: Table) => Uint8Array };

const CSV: Writing = {
  extension: 'csv',
  write: (table) => Buffer.from(table.map((row) => row.join(',')).join('\n')),
};
const WORKBOOK: Writing = { extension: 'xlsx', write: workbookOf };

const MANIFEST: Table = [
  ['Batch Name', 'Number of Ballots'],
  ['0012', '300'],
  ['0013', '200'],
];
const TOTALS: Table = [
  ['Batch Name', 'Yes', 'No'],
  ['0012', '200', '90'],
  ['0013', '150', '40'],
];
const RESULTS: Table = [
  ['Jurisdiction', 'Batch Name', 'Contest', 'Choice', 'Votes'],
  ['Harbor', '0012', 'Levy', 'Yes', '199'],
  ['Harbor', '0012', 'Levy', 'No', '91'],
  ['Harbor', '0013', 'Levy', 'Yes', '150'],
  ['Harbor', '0013', 'Levy', 'No', '40'],
];

/** A batch comparison in one jurisdiction, whose three files are written in one way or the other. */
function folderOf({ extension, write }: Writing): AuditFolder {
  const named = (name: string) => `${name}.${extension}`;
  const text = JSON.stringify({
    name: 'Levy audit',
    type: 'batch-comparison',
    method: 'macro',
    riskLimit: 0.1,
    seed: '31415926535897932384',
    contests: [
      {
        name: 'Levy',
        targeted: true,
        choices: [
          { name: 'Yes', votes: 350 },
          { name: 'No', votes: 130 },
        ],
      },
    ],
    jurisdictions: [{ name: 'Harbor', manifest: named('manifest'), candidateTotals: named('totals') }],
    rounds: [{ results: named('round-1') }],
  });
  const description = parseAuditDescription(text);
  assert(description.ok, 'audit.json is understood', description);
  const files = new Map([
    [named('manifest'), write(MANIFEST)],
    [named('totals'), write(TOTALS)],
    [named('round-1'), write(RESULTS)],
  ]);
  return {
    description: description.value,
    descriptionBytes: Buffer.from(text),
    read: (path) => files.get(path),
    hashBytes: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    inflater: nodeInflater,
    packCodec: nodePackCodec,
  };
}

function workbookOf(table: Table): Uint8Array {
  const rows = table.map((row) => `<row>${row.map((cell) => `<c t="str"><v>${cell}</v></c>`).join('')}</row>`);
  const relation = '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/>';
  const chunks: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => chunks.push(bytes.slice()) }, deflater: nodeDeflater });
  const add = (name: string, xml: string) => zip.add(name, Buffer.from(xml));
  add('xl/workbook.xml', '<workbook xmlns:r="r"><sheets><sheet name="Table" r:id="rId1"/></sheets></workbook>');
  add('xl/_rels/workbook.xml.rels', `<Relationships>${relation}</Relationships>`);
  add('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows.join('')}</sheetData></worksheet>`);
  zip.finish();
  return Buffer.concat(chunks);
}

async function replayed(folder: AuditFolder): Promise<Replay> {
  const result = await replayAudit(folder);
  assert(result.ok, 'the audit can be replayed', result);
  return result.value;
}

test('an audit whose files are workbooks is replayed to the same figures as from CSV', async () => {
  const fromCsv = await replayed(folderOf(CSV));
  const fromWorkbooks = await replayed(folderOf(WORKBOOK));
  expect(fromCsv.audit).toMatchObject({ phase: 'concluded', outcome: 'confirmed' });
  expect(fromWorkbooks.inputs).toEqual(fromCsv.inputs);
  expect(fromWorkbooks.rounds).toEqual(fromCsv.rounds);
  expect(fromWorkbooks.audit).toMatchObject({ phase: 'concluded', outcome: 'confirmed' });
});

test('a workbook is registered by its own bytes, and every registered file is kept by its digest', async () => {
  const folder = folderOf(WORKBOOK);
  const { audit, contents } = await replayed(folder);
  const manifest = audit.files.find((file) => file.kind === 'manifest');
  expect(manifest).toMatchObject({ name: 'manifest.xlsx', bytes: folder.read('manifest.xlsx')?.length });
  const kept = audit.files.map((file) => contents.get(file.sha256));
  expect(kept).toEqual([folder.descriptionBytes, folder.read('manifest.xlsx'), folder.read('totals.xlsx')]);
});
