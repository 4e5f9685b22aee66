import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBallotManifestCsv } from './ballot-manifest-csv.ts';
import { parseCandidateTotalsCsv, parseCandidateTotalsTable } from './candidate-totals-csv.ts';
import { detectKind } from './detect-kind.ts';
import { FILE_ISSUE_CODES } from './file-issue.ts';
import type { IssueReport } from './issue-collector.ts';
import { parseParticipantsCsv } from './participants-csv.ts';
import { SMALL_FILE_BYTES_MAX } from './small-file.ts';
import { parseStandardizedContestsCsv } from './standardized-contests-csv.ts';
import { parseTabulatorStatusXml } from './tabulator-status-xml.ts';

/** Whatever is sent: an answer, soon, and never an exception. */
const READERS: Readonly<Record<string, (bytes: Uint8Array) => IssueReport>> = {
  participants: (bytes) => parseParticipantsCsv({ name: 'f', bytes }),
  'standardized contests': (bytes) =>
    parseStandardizedContestsCsv({ name: 'f', bytes }, { jurisdictions: ['Alder', 'Birch'] }),
  'a polling manifest': (bytes) => parseBallotManifestCsv({ name: 'f', bytes }, { form: 'by-batch' }),
  'a hybrid manifest': (bytes) => parseBallotManifestCsv({ name: 'f', bytes }, { form: 'by-tabulator-with-cvrs' }),
  'candidate totals': (bytes) =>
    parseCandidateTotalsCsv(
      { name: 'f', bytes },
      {
        contests: [{ name: 'Mayor', choices: ['Ann', 'Bob'], votesAllowed: 1 }],
        manifest: [{ batch: 'B 1', ballots: 5 }],
      },
    ),
  'totals of unknown contests': (bytes) => parseCandidateTotalsTable({ name: 'f', bytes }, { manifest: null }),
  'tabulator status': (bytes) => parseTabulatorStatusXml({ name: 'f', bytes }),
};

const utf8 = (text: string) => new TextEncoder().encode(text);
const CODES: ReadonlySet<string> = new Set(FILE_ISSUE_CODES);

function expectSound(report: IssueReport): void {
  expect(report.accepted).toBe(!report.issues.some(({ severity }) => severity === 'ERROR'));
  expect(report.issues.length).toBeLessThanOrEqual(100);
  expect('value' in report).toBe(report.accepted);
  for (const issue of report.issues) {
    expect(CODES.has(issue.code)).toBe(true);
    expect(issue.message).not.toBe('');
    expect(issue.advice).not.toBe('');
    expect(issue.row ?? 1).toBeGreaterThan(0);
  }
}

const header = fc.constantFrom(
  'Batch Name,Number of Ballots',
  'Container,Tabulator,Batch Name,Number of Ballots,CVR',
  'Jurisdiction,Admin Email,Expected Number of Ballots',
  'Contest Name,Jurisdictions,Choice Names',
  'Batch Name,Ann,Bob',
  'Device ID,Batch,# of Ballots,Location',
  '<tabulators><tb tid="1" name="a"/></tabulators>',
);
const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom(
    '',
    '0',
    '12',
    '1,000',
    '"1,000"',
    '-1',
    '7.0',
    'Total',
    '"',
    'Y',
    'a@example.org',
    'all',
    'Alder, Birch',
    ';;',
    '<',
    '\0',
    '=1',
  ),
);
const table = fc
  .tuple(
    header,
    fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 8 }),
    fc.constantFrom(',', ';', '\t'),
    fc.constantFrom('\n', '\r\n', '\r'),
  )
  .map(([first, rows, delimiter, end]) =>
    [first.replaceAll(',', delimiter), ...rows.map((cells) => cells.join(delimiter))].join(end),
  );

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test('random bytes never throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => expectSound(read(bytes))),
      { numRuns: 500 },
    );
  });

  test('random tables, some of them nearly right, never throw', () => {
    fc.assert(
      fc.property(table, (text) => expectSound(read(utf8(text)))),
      { numRuns: 1000 },
    );
  });

  test('mixed encodings never throw', () => {
    fc.assert(
      fc.property(table, fc.uint8Array({ maxLength: 4 }), fc.nat(), (text, noise, at) => {
        const bytes = utf8(text);
        const cut = at % (bytes.length + 1);
        expectSound(read(new Uint8Array([...bytes.subarray(0, cut), ...noise, ...bytes.subarray(cut)])));
      }),
      { numRuns: 500 },
    );
  });
});

const FILES: readonly (readonly [name: string, reader: string])[] = [
  ['malformed/manifest-ok-warnings.csv', 'a polling manifest'],
  ['malformed/manifest-hybrid-bad-yn.csv', 'a hybrid manifest'],
  ['malformed/totals-too-many-votes.csv', 'candidate totals'],
  ['synthetic-pineland/participants.csv', 'participants'],
  ['synthetic-pineland/standardized-contests.csv', 'standardized contests'],
  ['synthetic-pineland/Alder/tabulator-status.xml', 'tabulator status'],
];

test.each(FILES)('%s cut off after every byte gives an answer', (name, reader) => {
  const bytes = new Uint8Array(readFileSync(new URL(`../reference/${name}`, import.meta.url)));
  for (let length = 0; length <= bytes.length; length += 1) {
    const cut = bytes.subarray(0, length);
    const report = READERS[reader]?.(cut);
    if (report === undefined) throw new Error(`there is no reader of ${reader}`);
    expectSound(report);
    detectKind(cut);
  }
});

describe('sizes that would fill a memory or take an hour', () => {
  const readManifest = (bytes: Uint8Array) => parseBallotManifestCsv({ name: 'f', bytes }, { form: 'by-batch' });
  const codesOf = (bytes: Uint8Array) => readManifest(bytes).issues.map(({ code }) => code);
  const repeated = (start: string, unit: string, bytesMax: number) => {
    const bytes = new Uint8Array(bytesMax);
    const pattern = utf8(unit);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = pattern[at % pattern.length] ?? 0;
    bytes.set(utf8(start));
    return bytes;
  };

  test('a file over the limit is refused by its size alone', () => {
    expect(codesOf(new Uint8Array(SMALL_FILE_BYTES_MAX + 1))).toEqual(['FILE_TOO_LARGE']);
  });

  test('one endless line', () => {
    expect(codesOf(repeated('Batch Name,Number of Ballots\n', 'x', 20_000_000))).toEqual(['LINE_TOO_LONG']);
    expect(codesOf(repeated('', 'x,', 20_000_000))).toEqual(['LINE_TOO_LONG']);
  });

  test('one endless quoted cell', () => {
    const report = readManifest(repeated('Batch Name,Number of Ballots\n"', 'x\n', 2_000_000));
    expect(report.issues.some(({ code, row }) => code === 'BAD_QUOTING' && row === 2)).toBe(true);
  });

  test('half a million quotes', () => {
    expect(readManifest(repeated('Batch Name,Number of Ballots\n', '"\n', 1_000_000)).accepted).toBe(false);
    expect(readManifest(repeated('Batch Name,Number of Ballots\n', '"a"b\n', 1_000_000)).accepted).toBe(false);
  });

  test('a header of hundreds of thousands of columns', () => {
    expect(codesOf(repeated('Batch Name,Number of Ballots,', 'ab,', 900_000))).toContain('DUPLICATE_COLUMN');
    const distinct = Array.from({ length: 100_000 }, (_, index) => `c${index}`).join(',');
    expect(codesOf(utf8(`Batch Name,Number of Ballots,${distinct}\nA,5\n`))).toContain('UNKNOWN_COLUMN');
  });

  test('a million empty columns in every row', () => {
    expect(codesOf(repeated('Batch Name,Number of Ballots\n', `${','.repeat(999)}\n`, 20_000_000))).toEqual([
      'FILE_TOO_LARGE',
    ]);
  });

  test('two names of half a million letters each', () => {
    const name = 'x'.repeat(400_000);
    const text = `Contest Name,Jurisdictions\nMayor,${name}\n`;
    const parsed = parseStandardizedContestsCsv({ name: 'f', bytes: utf8(text) }, { jurisdictions: [`${name}y`] });
    expect(parsed.issues.map(({ code }) => code)).toEqual(['UNKNOWN_JURISDICTION']);
  });

  test('a list of a hundred thousand jurisdictions in one cell', () => {
    const text = `Contest Name,Jurisdictions\nMayor,"${'x,'.repeat(100_000)}"\n`;
    expect(parseStandardizedContestsCsv({ name: 'f', bytes: utf8(text) }, { jurisdictions: ['Alder'] }).accepted).toBe(
      false,
    );
  });

  test('elements nested a hundred thousand deep', () => {
    expect(parseTabulatorStatusXml({ name: 'f', bytes: utf8('<a>'.repeat(100_000)) }).accepted).toBe(false);
  });
});
