import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import facts from '../../reference/facts.json' with { type: 'json' };
import { parseBallotManifestCsv } from '../ballot-manifest-csv.ts';
import type { CvrFormat, ManifestForCvrs } from './cvr-reading.ts';
import { readFiles, referenceFile } from './reading-in-tests.ts';

/** One bad upload for each way CVRs can be wrong, as `reference/malformed` has them. */
const FORMATS: Readonly<Record<string, { readonly format: CvrFormat; readonly manifest?: string }>> = {
  'cvr-dominion': { format: 'dominion-csv', manifest: 'dominion' },
  'cvr-clearballot': { format: 'clear-ballot', manifest: 'clearballot' },
  'cvr-ess': { format: 'ess', manifest: 'ess' },
  'cvr-hart': { format: 'hart', manifest: 'hart' },
  'batch-inventory-ess-md': { format: 'ess-md' },
};

const bytesOf = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../reference/malformed/${name}`, import.meta.url)));

function manifestOf(vendor: string): ManifestForCvrs {
  const name = `support-manifest-${vendor}.csv`;
  const parsed = parseBallotManifestCsv({ name, bytes: bytesOf(name) }, { form: 'by-tabulator' });
  if (!parsed.accepted) throw new Error(JSON.stringify(parsed.issues));
  return { batches: parsed.value.rows.map(({ tabulator, batch, ballots }) => ({ tabulator, name: batch, ballots })) };
}

const cases = facts.malformed.filter(({ uploadAs }) => FORMATS[uploadAs.trim()] !== undefined);

describe('every malformed upload is told what is wrong with it', () => {
  test.each(cases)('$file: $expectedCode $where', async ({ file, uploadAs, expectedCode, where }) => {
    const { format, manifest } = FORMATS[uploadAs.trim()] ?? {};
    const reading = await readFiles(format, [referenceFile(`malformed/${file}`)], {
      ...(manifest !== undefined && { manifest: manifestOf(manifest) }),
    });
    const code = expectedCode === 'OK_WITH_WARNING' ? 'EXCEL_DAMAGE' : expectedCode;
    const issue = reading.issues.find((candidate) => candidate.code === code);
    expect(issue, JSON.stringify(reading.issues)).toBeDefined();
    expect(reading.accepted).toBe(expectedCode === 'OK_WITH_WARNING');
    const row = /\brow (\d+)/.exec(where)?.[1];
    if (row !== undefined && issue?.row !== undefined) expect(issue.row).toBe(Number(row));
  });

  test('no case is left out', () => {
    expect(cases.length).toBe(facts.malformed.filter(({ uploadAs }) => /^(cvr|batch-inventory)/.test(uploadAs)).length);
    expect(cases.length).toBeGreaterThan(20);
  });
});
