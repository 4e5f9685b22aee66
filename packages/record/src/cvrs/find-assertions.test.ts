import type { ContestInCvrs, Plan, RegisteredFile } from '@plumbline/audit';
import { type Contest, Sha256Schema } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { findAssertions, type RankingsLookUp } from './find-assertions.ts';

/* Two counties rank a mayor, whom Adams calls “MAYOR” and whose choice Ada it calls “A. Lee”; a levy is not ranked. */

function contest(name: string, change: Partial<Contest> = {}): Contest {
  return {
    name,
    targeted: true,
    winners: 1,
    votesAllowed: 1,
    majorityOrRunoff: false,
    totalBallots: null,
    cardsBearing: null,
    pendingBallots: 0,
    choices: ['Ada', 'Ben'].map((choice) => ({ name: choice, votes: 1 })),
    jurisdictions: 'all',
    ...change,
  };
}

const RANKED = { countedBy: 'instant-runoff' } as const;
const PLAN: Plan = {
  name: 'Audit',
  organization: 'Office',
  type: 'ballot-comparison',
  method: 'super-simple',
  compatibility: false,
  settings: null,
  jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })),
  contests: [contest('Levy'), contest('Mayor', RANKED)],
  withoutBallots: [],
  cvrs: {
    defined: null,
    names: { Adams: { contests: { MAYOR: 'Mayor' }, choices: { Mayor: { 'A. Lee': 'Ada' } } } },
    cardStyles: false,
    selection: { rule: 'tickets' },
  },
};
const SHA256 = Sha256Schema.parse('ab'.repeat(32));

/** Cast vote records of a county that hold a contest of this name, ranked or not, and the levy. */
function cvrsOf(jurisdiction: string, name: string, ranked = true): RegisteredFile {
  const inCvrs = (own: string, isRanked: boolean): ContestInCvrs => {
    const choices = ['Ada', 'Ben'].map((choice) => ({ name: choice, votes: 1 }));
    return { name: own, votesAllowed: 1, ranked: isRanked, cards: 2, withoutCard: 0, choices };
  };
  return {
    jurisdiction,
    kind: 'cvrs',
    name: 'c.csv',
    bytes: 1,
    sha256: SHA256,
    figures: {
      kind: 'cvrs',
      scope: 'every-card',
      format: 'dominion-csv',
      cards: 2,
      batches: 1,
      withoutCvr: 0,
      withoutCard: 0,
      contests: [inCvrs('Levy', false), inCvrs(name, ranked)],
      files: [],
    },
  };
}

const BOTH = [cvrsOf('Adams', 'MAYOR'), cvrsOf('Baker', 'Mayor')];

/** Of the cards in Adams 15 rank Ada, in Baker 5 rank Ben and Ada after him. */
function lookingUp() {
  const asked: string[] = [];
  const lookUp: RankingsLookUp<string> = (jurisdiction, name, choiceRead) => {
    asked.push(`${jurisdiction} ${name}`);
    const groups =
      jurisdiction === 'Adams'
        ? [{ preferences: ['A. Lee'].map(choiceRead), count: 15 }]
        : [{ preferences: ['Ben', 'Ada'].map(choiceRead), count: 5 }];
    return Promise.resolve(ok({ ranks: jurisdiction === 'Adams' ? 1 : 2, groups }));
  };
  return { asked, lookUp };
}

test('the cards of all counties are put together, each in the names that its records have', async () => {
  const { asked, lookUp } = lookingUp();
  expect(await findAssertions({ plan: PLAN, files: BOTH }, lookUp)).toEqual(
    ok({
      Mayor: {
        mayWin: ['Ada'],
        ranks: 2,
        // 15 first choices for Ada against 5 cards that rank Ben above her.
        assertions: [{ type: 'NEB', winner: 'Ada', loser: 'Ben', eliminated: [], margin: 10 }],
      },
    }),
  );
  expect(asked).toEqual(['Adams MAYOR', 'Baker Mayor']);
});

test.each<readonly [string, readonly RegisteredFile[], Partial<Plan>]>([
  ['no records are registered', [], {}],
  ['the records of one county say that it is not ranked', [cvrsOf('Adams', 'MAYOR', false), ...BOTH.slice(1)], {}],
  ['nor those of the other', [...BOTH.slice(0, 1), cvrsOf('Baker', 'Mayor', false)], {}],
  ['no voter ranked it', BOTH, { contests: [contest('Levy'), contest('Mayor')] }],
])('nothing is looked up and nothing found where %s', async (_name, files, change) => {
  const { asked, lookUp } = lookingUp();
  expect(await findAssertions({ plan: { ...PLAN, ...change }, files }, lookUp)).toEqual(ok({}));
  expect(asked).toEqual([]);
});

test('a contest whose records name others than its choices has no assertions, and the next one has', async () => {
  const clerk = contest('Clerk', { ...RANKED, choices: [{ name: 'Zed', votes: 1 }] });
  const plan = { ...PLAN, contests: [clerk, ...PLAN.contests] };
  const files = [cvrsOf('Adams', 'MAYOR'), cvrsOf('Baker', 'Clerk')];
  const { asked, lookUp } = lookingUp();
  const found = await findAssertions({ plan, files }, lookUp);
  expect(found.ok && Object.keys(found.value)).toEqual(['Mayor']);
  expect(asked).toEqual(['Baker Clerk', 'Adams MAYOR']);
});

test('what troubles a look-up is answered, and nothing further is looked up', async () => {
  const asked: string[] = [];
  const lookUp: RankingsLookUp<string> = (jurisdiction) => {
    asked.push(jurisdiction);
    return Promise.resolve(err(`the pack of ${jurisdiction} is damaged`));
  };
  expect(await findAssertions({ plan: PLAN, files: BOTH }, lookUp)).toEqual(err('the pack of Adams is damaged'));
  expect(asked).toEqual(['Adams']);
});
