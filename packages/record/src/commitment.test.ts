import { createHash } from 'node:crypto';
import type { Plan } from '@plumbline/audit';
import { type InputFile, Sha256Schema } from '@plumbline/election';
import { expect, test } from 'vitest';
import { commitmentOf } from './commitment.ts';

const hashText = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const PLAN: Plan = {
  name: 'Pilot',
  organization: 'Pineland',
  type: 'batch-comparison',
  method: 'macro',
  compatibility: false,
  settings: null,
  jurisdictions: [{ name: 'Adams', expectedBallots: null }],
  contests: [],
  withoutBallots: [],
};

function file(
  jurisdiction: string | null,
  kind: InputFile['kind'],
  name: string,
  bytes: number,
  digit: string,
): InputFile {
  return { jurisdiction, kind, name, bytes, sha256: Sha256Schema.parse(digit.repeat(64)) };
}

/** In the order of the commitment: jurisdiction, kind, name; the participants, of no jurisdiction, first. */
const FILES = [
  file(null, 'participants', 'participants.csv', 5, 'a'),
  file('Adams', 'candidate-totals', 'totals.csv', 7, 'b'),
  file('Adams', 'manifest', 'a.csv', 9, 'c'),
  file('Adams', 'manifest', 'b.csv', 9, 'd'),
  file('Baker', 'manifest', 'manifest.csv', 11, 'e'),
];

// Worked out with Python: hashlib.sha256(json.dumps({"plan": …, "files": […]}, sort_keys=True, separators=(",", ":")).encode())
const COMMITMENT = '5f6cb4d32f014b8417f7440756a4df1d355b482f44f90db101e0994e0dce8b5b';

test('the commitment is the hash that Python works out for the same plan and files', () => {
  expect(commitmentOf({ plan: PLAN, files: FILES, combinedBatches: [] }, hashText)).toBe(COMMITMENT);
});

test('the order in which files were registered does not change the commitment', () => {
  for (const files of [FILES.toReversed(), [FILES[3], FILES[0], FILES[4], FILES[2], FILES[1]] as InputFile[]]) {
    expect(commitmentOf({ plan: PLAN, files, combinedBatches: [] }, hashText)).toBe(COMMITMENT);
  }
});

test('what is kept of a file besides its name and bytes does not change the commitment', () => {
  const files = FILES.map((one) => ({ ...one, figures: { kind: 'participants', jurisdictions: 3 } }));
  expect(commitmentOf({ plan: PLAN, files, combinedBatches: [] }, hashText)).toBe(COMMITMENT);
});

test.each<[string, Partial<InputFile>]>([
  ['jurisdiction', { jurisdiction: 'Clark' }],
  ['kind', { kind: 'candidate-totals' }],
  ['name', { name: 'other.csv' }],
  ['size', { bytes: 12 }],
  ['content', { sha256: Sha256Schema.parse('f'.repeat(64)) }],
])('another %s of a file is another commitment', (_, change) => {
  const files = FILES.with(4, { ...(FILES[4] as InputFile), ...change });
  expect(commitmentOf({ plan: PLAN, files, combinedBatches: [] }, hashText)).not.toBe(COMMITMENT);
});

test('another plan is another commitment', () => {
  expect(
    commitmentOf({ plan: { ...PLAN, compatibility: true }, files: FILES, combinedBatches: [] }, hashText),
  ).not.toBe(COMMITMENT);
});

test('what a person has said of the headers of a file is committed with it', () => {
  const [first, ...others] = FILES;
  const named = (column: string) => [{ ...first, headers: [{ header: 'Sack', column }] }, ...others] as typeof FILES;
  const commitments = [FILES, named('Batch Name'), named('Container')].map((files) =>
    commitmentOf({ plan: PLAN, files, combinedBatches: [] }, hashText),
  );
  expect(new Set(commitments).size).toBe(3);
});

test('in which order the headers of a file were named makes no difference', () => {
  const headers = [
    { header: 'Sack', column: 'Batch Name' },
    { header: '2024', column: 'Number of Ballots' },
  ];
  const [first, ...others] = FILES;
  const named = (order: typeof headers) => [{ ...first, headers: order }, ...others] as typeof FILES;
  const [one, other] = [headers, headers.toReversed()].map((order) =>
    commitmentOf({ plan: PLAN, files: named(order), combinedBatches: [] }, hashText),
  );
  expect(other).toBe(one);
});
