import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, type Table } from '../testing/audit-folder.ts';
import { describedContests } from './described-contests.ts';

/* The contests of a folder, as `audit.json` and a list of standardized contests say them together. */

const LIST: Table = [
  ['Contest Name', 'Jurisdictions', 'Choice Names'],
  ['Mayor', 'Baker; Adams', 'Ann; Bob'],
  ['Levy', 'all', 'Yes; No'],
  ['Clerk', 'Adams', 'Cy'],
];

const BASE = {
  name: 'Pilot',
  riskLimit: 0.05,
  seed: '1',
  jurisdictions: [{ name: 'Adams' }, { name: 'Baker' }],
  rounds: [{ results: 'round-1.csv' }],
};

function describedBy(
  description: object,
  { list, path = 'contests.csv' }: { readonly list?: Table; readonly path?: string } = {},
) {
  const files = list === undefined ? {} : { [path]: csv(list) };
  const named = list === undefined ? {} : { standardizedContests: path };
  return describedContests(folderWith({ ...BASE, ...named, ...description }, files));
}

const CLOSED = {
  targeted: true,
  winners: 1,
  majorityOrRunoff: false,
  totalBallots: null,
  cardsBearing: null,
  pendingBallots: 0,
};
const ANN = [{ name: 'Ann', votes: 5 }];

describe('without a list', () => {
  test.each([
    ['ballot-polling', 1],
    ['batch-comparison', 1],
    ['hybrid', 1],
    // Where every card has its record, these say how many votes a contest allows.
    ['ballot-comparison', null],
  ])('what a contest of %s leaves out is plain', async (type, votesAllowed) => {
    const [open, told] = [
      { name: 'Mayor', targeted: true },
      { name: 'Levy', targeted: true, jurisdictions: ['Baker'], votesAllowed: 3, choices: [...ANN, { name: 'Bob' }] },
    ];
    expect(await describedBy({ type, contests: [open, told] })).toEqual({
      ok: true,
      value: {
        list: undefined,
        contests: [
          { ...CLOSED, name: 'Mayor', jurisdictions: 'all', votesAllowed, choices: null },
          {
            ...CLOSED,
            name: 'Levy',
            jurisdictions: ['Baker'],
            votesAllowed: 3,
            choices: [
              { name: 'Ann', votes: 5 },
              { name: 'Bob', votes: null },
            ],
          },
        ],
      },
    });
  });
});

describe('with a list', () => {
  const contests = [
    { name: 'Levy', targeted: true },
    { name: 'Mayor', targeted: true, choices: ANN },
    { name: 'Clerk', targeted: false, jurisdictions: ['Adams', 'Baker'] },
  ];
  const defined = [
    {
      name: 'Levy',
      jurisdictions: 'all',
      choices: [
        { name: 'Yes', votes: null },
        { name: 'No', votes: null },
      ],
    },
    // What audit.json says itself stands against the list.
    { name: 'Mayor', jurisdictions: ['Baker', 'Adams'], choices: ANN },
    { name: 'Clerk', jurisdictions: ['Adams', 'Baker'], choices: [{ name: 'Cy', votes: null }] },
  ];

  test('jurisdictions and names of choices are those of the list, which is registered with its figures', async () => {
    const described = await describedBy({ type: 'ballot-comparison', contests }, { list: LIST, path: 'lists/c.csv' });
    const bytes = csv(LIST);
    expect(described).toMatchObject({ ok: true, value: { contests: defined } });
    expect(described).toMatchObject({
      value: {
        list: {
          bytes,
          file: {
            jurisdiction: null,
            kind: 'standardized-contests',
            name: 'c.csv',
            bytes: bytes.length,
            sha256: createHash('sha256').update(bytes).digest('hex'),
            figures: {
              kind: 'standardized-contests',
              contests: [
                { name: 'Mayor', jurisdictions: ['Baker', 'Adams'], choices: ['Ann', 'Bob'] },
                { name: 'Levy', jurisdictions: 'all', choices: ['Yes', 'No'] },
                { name: 'Clerk', jurisdictions: ['Adams'], choices: ['Cy'] },
              ],
            },
          },
        },
      },
    });
  });

  test('an audit without cast vote records takes it, and registers none', async () => {
    const described = await describedBy({ type: 'ballot-polling', contests }, { list: LIST });
    expect(described).toMatchObject({ ok: true, value: { list: undefined, contests: defined } });
  });

  test('a list that names no choices leaves them open', async () => {
    const list = LIST.map((row) => row.slice(0, 2));
    const described = await describedBy({ type: 'ballot-comparison', contests: contests.slice(0, 1) }, { list });
    expect(described).toMatchObject({ ok: true, value: { contests: [{ name: 'Levy', choices: null }] } });
  });

  test('contests that it lacks are refused, each of them and no other', async () => {
    const others = ['Sheriff', 'Mayor', 'mayor'].map((name) => ({ name, targeted: true }));
    const described = await describedBy({ type: 'ballot-comparison', contests: others }, { list: LIST });
    expect(described).toMatchObject({
      ok: false,
      error: ['Sheriff', 'mayor'].map((found) => ({
        severity: 'ERROR',
        code: 'CONTEST_NOT_FOUND',
        file: 'contests.csv',
        found,
        message: `“${found}” is none of the contests of this list.`,
        count: 1,
      })),
    });
    expect(described).toHaveProperty('error.length', 2);
  });

  test('a list that is not there is a file that is missing', async () => {
    const described = await describedBy({ type: 'ballot-comparison', contests, standardizedContests: 'gone.csv' });
    expect(described).toMatchObject({
      ok: false,
      error: [{ severity: 'ERROR', code: 'FILE_EMPTY', file: 'gone.csv', count: 1 }],
    });
  });

  test('a list that cannot be taken is refused for its errors, and not for what it only warns of', async () => {
    const list: Table = [...LIST, ['Judge', 'Adams', 'Dee; Dee'], ['Auditor', 'Nowhere', 'Eve']];
    const described = await describedBy({ type: 'ballot-comparison', contests }, { list });
    expect(described).toMatchObject({ ok: false, error: [{ severity: 'ERROR', file: 'contests.csv' }] });
    expect(described).toHaveProperty('error.length', 1);
    const warned = await describedBy({ type: 'ballot-comparison', contests }, { list: list.slice(0, -1) });
    expect(warned).toMatchObject({ ok: true });
  });
});
