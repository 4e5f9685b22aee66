import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assert } from '@plumbline/prelude';
import { replayAudit } from '@plumbline/record';
import { openAuditFolder } from '@plumbline/record/node';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditReportCsv } from './audit-report.ts';

const FOLDER = new URL('../../../examples/georgia-2026-05-primary/', import.meta.url);

let report: readonly (readonly string[])[];

beforeAll(async () => {
  const folder = openAuditFolder(fileURLToPath(FOLDER));
  assert(folder.ok, 'the folder can be opened');
  const replayed = await replayAudit(folder.value);
  assert(replayed.ok, 'the published audit can be replayed');
  const roundTimes = new Map([
    [
      1,
      {
        openedAt: '2026-05-28T15:49:15.244Z',
        closedAt: '2026-06-02T21:28:20.429Z',
        finishedAt: '2026-06-02T20:11:02.000Z',
      },
    ],
  ]);
  const { audit, inputs } = replayed.value;
  report = readCsv(auditReportCsv({ audit, inputs, roundTimes, nameOf: () => 'County staff', textOf: () => '' }));
});

describe('the audit report of Georgia, against the published one', () => {
  test('names both contests with the votes, and says that the Senate goes to a runoff', () => {
    const [senate, governor] = section('CONTESTS');
    expect(senate).toMatchObject({
      'Total Ballots Cast': '2081564',
      'Vote Totals':
        'Earl L. "Buddy" Carter: 229221; Mike Collins: 369638; John F. Coyne III: 9850; Derek Dooley: 275528; Jonathan "Jon" McColumn: 28446',
      'Runoff Law': 'Subject to runoff law',
      'Reported Runoff Results': 'No majority, runoff required',
    });
    expect(senate?.['Vote Totals from Batches']).toBe(senate?.['Vote Totals']);
    expect(governor).toMatchObject({ 'Runoff Law': '', 'Reported Runoff Results': '' });
  });

  test('gives the published figures of the round', () => {
    const [senate, governor] = section('ROUNDS');
    expect(senate).toMatchObject({
      'End Time': '2026-06-02T21:28:20.429Z',
      'Last Sign-Off': '2026-06-02T20:11:02.000Z',
      'Sample Size': '138',
      'Risk Limit Met?': 'Yes',
      'P-Value': '0.0490837287',
      'Audited Votes':
        'Earl L. "Buddy" Carter: 22622; Mike Collins: 32461; John F. Coyne III: 821; Derek Dooley: 23587; Jonathan "Jon" McColumn: 2476',
      'Batches Sampled': '148',
      'Ballots Sampled': '188534',
      'Reported Votes':
        'Earl L. "Buddy" Carter: 22629; Mike Collins: 32468; John F. Coyne III: 821; Derek Dooley: 23601; Jonathan "Jon" McColumn: 2478',
    });
    expect(governor).toMatchObject({ 'Sample Size': '18', 'P-Value': '0.041726014', 'Batches Sampled': '148' });
  });

  test('lists all 706 counted batches with their 341,816 ballots', () => {
    const batches = section('SAMPLED BATCHES');
    expect(batches.length).toBe(707);
    expect(batches.at(-1)).toMatchObject({ 'Jurisdiction Name': 'Totals', 'Ballots in Batch': '341816' });
  });

  test('shows every published change in results and in margin, and no other', () => {
    const ours = section('SAMPLED BATCHES').flatMap((row) =>
      ['US Senate - Rep', 'Governor - Dem'].flatMap((contest) => {
        const results = row[`Change in Results: ${contest}`] ?? '';
        const margin = row[`Change in Margin: ${contest}`] ?? '';
        if (results === '' && margin === '') return [];
        return [[row['Jurisdiction Name'], row['Batch Name'], contest, results, margin]];
      }),
    );
    const [, ...published] = readCsv(readFileSync(new URL('published-changes.csv', FOLDER), 'utf8'));
    expect(ours.toSorted(byText)).toEqual(published.toSorted(byText));
  });
});

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

function readCsv(text: string): readonly (readonly string[])[] {
  return parse(text, { relaxColumnCount: true, skipEmptyLines: true });
}

/** The rows of a section by the names of its columns. */
function section(title: string): readonly Readonly<Record<string, string>>[] {
  const start = report.findIndex((row) => row[0] === `######## ${title} ########`);
  const header = report[start + 1] ?? [];
  const after = report.slice(start + 2);
  const end = after.findIndex((row) => row[0]?.startsWith('########'));
  const rows = end < 0 ? after : after.slice(0, end);
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name, row[column] ?? ''])));
}
