import type { Plan } from '@plumbline/audit';
import { memorySource } from '@plumbline/election-files';
import { nodeInflater } from '@plumbline/election-files/node';
import { expect, test } from 'vitest';
import { type CvrUpload, readCvrUpload, votesAllowedTyped } from './read-cvr-upload.ts';

const OPEN = {
  targeted: true,
  winners: 1,
  majorityOrRunoff: false,
  totalBallots: null,
  cardsBearing: null,
  pendingBallots: 0,
  choices: null,
} as const;

const PLAN: Plan = {
  name: 'Audit',
  organization: 'Office',
  type: 'ballot-comparison',
  method: 'super-simple',
  compatibility: false,
  settings: null,
  jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })),
  contests: [],
  withoutBallots: [],
  cvrs: {
    defined: [
      { ...OPEN, name: 'Council', votesAllowed: 3, jurisdictions: 'all' },
      { ...OPEN, name: 'Mayor', votesAllowed: null, jurisdictions: 'all' },
      { ...OPEN, name: 'Clerk', votesAllowed: 1, jurisdictions: ['Adams'] },
    ],
    names: { Baker: { contests: { 'CITY COUNCIL': 'Council' }, choices: {} } },
    cardStyles: false,
    selection: { rule: 'tickets' },
  },
};

test('the votes allowed that were typed go by the names that the records of a jurisdiction have for the contests', () => {
  expect(votesAllowedTyped(PLAN, 'Adams')).toEqual([
    { name: 'Council', votesAllowed: 3 },
    { name: 'Clerk', votesAllowed: 1 },
  ]);
  expect(votesAllowedTyped(PLAN, 'Baker')).toEqual([{ name: 'CITY COUNCIL', votesAllowed: 3 }]);
  expect(votesAllowedTyped(PLAN, 'Baker', {})).toEqual([{ name: 'Council', votesAllowed: 3 }]);
});

test('an upload is read in the form that was said, whatever it looks like, and in the one it has where none was', async () => {
  const table = ['Cast Vote Record,Batch,Mayor,Mayor', '1,B1,Ann,Bob', '2,B1,Ann,undervote'].join('\n');
  const files = [{ name: 's.csv', source: memorySource(new TextEncoder().encode(table)) }];
  const manifest = { batches: [{ tabulator: null, name: 'B1', container: null, ballots: 2 }] };
  const read = (format: CvrUpload['format']) => {
    const sink = { card: () => {} };
    return readCvrUpload({ format, files }, { manifest, votesAllowed: [], inflater: nodeInflater, sink });
  };
  expect(await read('ess-single')).toMatchObject({ accepted: true, format: 'ess-single' });
  expect(await read(undefined)).toMatchObject({ accepted: true, format: 'ess-single' });
  expect(await read('dominion-csv')).toMatchObject({ accepted: false });
});
