import { assert } from '@plumbline/prelude';
import { afterAll, expect, test } from 'vitest';
import { openTestOffice } from '../testing/test-office.ts';

const office = await openTestOffice();
afterAll(() => office.close());

const CONTEST = {
  choices: [
    { name: 'Ann', votes: 1000 },
    { name: 'Bob', votes: 900 },
  ],
  winners: 1,
  votesAllowed: 1,
  ballots: 2000,
};

type Contest = Readonly<Record<string, unknown>>;

function ask(contest: Contest | string, limitPercent = 5) {
  return office.nobody().client.ask('planner-sizes', {
    limitPercent,
    contest: typeof contest === 'string' ? contest : JSON.stringify(contest),
  });
}

test('nobody in particular is told the work of each type at a risk limit', async () => {
  const sizesAt = async (limitPercent: number) => {
    const answer = await ask(CONTEST, limitPercent);
    assert(answer.ok, 'the planner answers', answer);
    return answer.value.types.map(({ type, draws, size }) => [type, draws, size]);
  };
  expect(await sizesAt(5)).toEqual([
    ['ballot-polling', 'cards', null],
    ['batch-comparison', 'batches', 62],
    ['ballot-comparison', 'cards', 136],
  ]);
  // Laws set limits with decimals. Between 4 and 5 % the work lies between what it is at these.
  const [at4, between, at5] = [await sizesAt(4), await sizesAt(4.35), await sizesAt(5)].map((sizes) => sizes[2]?.[2]);
  expect(Number(at4)).toBeGreaterThan(Number(between));
  expect(Number(between)).toBeGreaterThan(Number(at5));
  for (const limit of [0, -1, 4.355, 20.01, 21]) expect(await ask(CONTEST, limit)).toMatchObject({ ok: false });
});

test('nobody in particular is told how the work falls with the margin', async () => {
  const contest = JSON.stringify(CONTEST);
  const answer = await office.nobody().client.ask('planner-margins', { contest, limitPercent: 5 });
  assert(answer.ok, 'the planner answers', answer);
  const { ownMargin, lines } = answer.value;
  expect(ownMargin).toBe(0.05);
  // At its own margin the contest takes what the planner says: of two choices there is no other pair.
  expect(lines.map(({ type, sizes }) => [type, sizes.find(({ margin }) => margin === 0.05)?.size])).toEqual([
    ['ballot-polling', null],
    ['batch-comparison', 62],
    ['ballot-comparison', 136],
  ]);
});

test('two with as many votes: all ballots', async () => {
  const choices = CONTEST.choices.map(({ name }) => ({ name, votes: 900 }));
  const answer = await ask({ ...CONTEST, choices });
  assert(answer.ok, 'the planner answers', answer);
  expect(answer.value.types.map(({ size }) => size)).toEqual([null, null, null]);
});

test.each<[string, Contest]>([
  ['no votes at all', { ...CONTEST, choices: CONTEST.choices.map(({ name }) => ({ name, votes: 0 })) }],
  [
    'as many votes as can be',
    {
      ...CONTEST,
      choices: [
        { name: 'Ann', votes: 10_000_000_000 },
        { name: 'Bob', votes: 0 },
      ],
      ballots: 10_000_000_000,
    },
  ],
  [
    'a single ballot',
    {
      ...CONTEST,
      choices: [
        { name: 'Ann', votes: 1 },
        { name: 'Bob', votes: 0 },
      ],
      ballots: 1,
    },
  ],
  ['more votes allowed than choices', { ...CONTEST, votesAllowed: 9 }],
])('%s can be estimated', async (_, contest) => {
  expect(await ask(contest)).toMatchObject({ ok: true });
});

test.each<[string, Contest | string]>([
  ['one choice', { ...CONTEST, choices: CONTEST.choices.slice(0, 1) }],
  ['the same name twice', { ...CONTEST, choices: CONTEST.choices.map(({ votes }) => ({ name: 'Ann', votes })) }],
  ['negative votes', { ...CONTEST, choices: [{ name: 'Ann', votes: -1 }, CONTEST.choices[1]] }],
  ['more ballots than any election has', { ...CONTEST, ballots: 10_000_000_001 }],
  ['no number of ballots', { ...CONTEST, ballots: undefined }],
  ['more votes than ballots', { ...CONTEST, ballots: 1899 }],

  ['as many winners as choices', { ...CONTEST, winners: 2 }],
  [
    'more choices than anybody plans for',
    { ...CONTEST, winners: 1, choices: Array.from({ length: 21 }, (_, place) => ({ name: `${place}`, votes: 1 })) },
  ],
  ['what is no JSON', '{'],
])('%s is refused, and said to be', async (_, contest) => {
  const answer = await ask(contest);
  expect(answer).toMatchObject({ ok: false, error: { status: 400 } });
});
