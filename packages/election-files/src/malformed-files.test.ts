import { readFileSync } from 'node:fs';
import type { ManifestForm } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import facts from '../reference/facts.json' with { type: 'json' };
import { parseBallotManifestCsv } from './ballot-manifest-csv.ts';
import { parseCandidateTotalsCsv } from './candidate-totals-csv.ts';
import type { IssueReport } from './issue-collector.ts';
import { parseParticipantsCsv } from './participants-csv.ts';
import type { SmallFile } from './small-file.ts';
import { parseStandardizedContestsCsv } from './standardized-contests-csv.ts';

/** One bad file for each way a small file can be wrong. Those of cast vote records are tested beside their readers. */
const FORMS: Readonly<Record<string, ManifestForm>> = {
  'manifest-polling': 'by-batch',
  'manifest-batch': 'by-batch',
  'manifest-comparison': 'by-tabulator',
  'manifest-hybrid': 'by-tabulator-with-cvrs',
};

const open = (name: string): SmallFile => ({
  name,
  bytes: new Uint8Array(readFileSync(new URL(`../reference/malformed/${name}`, import.meta.url))),
});

const read = (name: string, uploadAs: string): IssueReport | undefined => {
  const form = FORMS[uploadAs];
  if (form !== undefined) return parseBallotManifestCsv(open(name), { form });
  switch (uploadAs) {
    case 'participants':
      return parseParticipantsCsv(open(name));
    case 'standardized-contests':
      return parseStandardizedContestsCsv(open(name), { jurisdictions: ['Alder', 'Birch'] });
    case 'candidate-totals': {
      const manifest = parseBallotManifestCsv(open('support-manifest-totals.csv'), { form: 'by-batch' });
      return parseCandidateTotalsCsv(open(name), {
        contests: [{ name: 'Contest', choices: ['Ann', 'Bob'], votesAllowed: 1 }],
        manifest: manifest.accepted ? manifest.value.rows : null,
      });
    }
    default:
      return undefined;
  }
};

const cases = facts.malformed.filter(({ uploadAs }) => !/^(cvr-|batch-inventory)/.test(uploadAs));

describe('every malformed small file is told what is wrong with it', () => {
  test.each(cases)('$file: $expectedCode $where', ({ file, uploadAs, expectedCode, where }) => {
    const report = read(file, uploadAs);
    if (report === undefined) throw new Error(`no reader for ${uploadAs}`);
    if (expectedCode === 'OK') {
      expect(report).toMatchObject({ accepted: true, needsConfirmation: false });
      return;
    }
    const issue = report.issues.find(({ code }) => code === expectedCode);
    expect(issue, JSON.stringify(report.issues)).toBeDefined();
    const row = /^rows? (\d+)/.exec(where)?.[1];
    if (row !== undefined) expect(issue?.row).toBe(Number(row));
  });

  test('no case is left out', () => {
    expect(cases).toHaveLength(33);
  });
});
