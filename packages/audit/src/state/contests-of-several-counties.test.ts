import type { DefinedContest } from '@plumbline/election';
import { describe, expect, test } from 'vitest';
import { contest, fileOf } from '../testing/build-audit.ts';
import type { CvrMisfit } from './audit-refusal.ts';
import type { ContestInCvrs, CvrFigures, RegisteredFile } from './audit-state.ts';
import { contestInCvrs, contestsFromCvrs, cvrMisfits, registeredCvrs, votesInCvrs } from './contests-in-cvrs.ts';
import { type CvrPlan, type Planned, USUAL_CVR_PLAN } from './plan.ts';

/*
 * What the cast vote records of counties say of a contest, and where that is not what was planned. Adams has 30 votes for Ada and 15 for
 * Ben, Baker has 20 and 25: together 50 and 40.
 */

type Votes = Readonly<Record<string, number>>;
const ADAMS: Votes = { Ada: 30, Ben: 15 };
const BAKER: Votes = { Ada: 20, Ben: 25 };

const inCvrs = (votes: Votes, change: Partial<ContestInCvrs> = {}): ContestInCvrs => ({
  name: 'Mayor',
  votesAllowed: 1,
  ranked: false,
  cards: 100,
  withoutCard: 0,
  choices: Object.entries(votes).map(([name, count]) => ({ name, votes: count })),
  ...change,
});

function records(
  jurisdiction: string | null,
  contests: readonly ContestInCvrs[],
  scope: CvrFigures['scope'] = 'every-card',
): RegisteredFile {
  const figures = { cards: 100, batches: 2, withoutCvr: 0, withoutCard: 0, files: [] } as const;
  return fileOf(jurisdiction, { kind: 'cvrs', scope, format: 'made', contests, ...figures });
}

const BOTH = [records('Adams', [inCvrs(ADAMS)]), records('Baker', [inCvrs(BAKER)])];
const OPEN: DefinedContest = { ...contest('Mayor'), totalBallots: null, choices: null, votesAllowed: null };
const TYPED = contest('Mayor', {
  totalBallots: null,
  choices: [
    { name: 'Ada', votes: 50 },
    { name: 'Ben', votes: 40 },
  ],
});

/** A comparison in Adams and Baker about these contests, as they were defined, with these files. */
function planned(
  defined: readonly DefinedContest[],
  files: readonly RegisteredFile[],
  change: { readonly names?: CvrPlan['names']; readonly withoutBallots?: readonly string[] } = {},
): Planned {
  const { names = {}, withoutBallots = [] } = change;
  const plan = {
    name: 'Audit',
    organization: 'Office',
    type: 'ballot-comparison',
    method: 'super-simple',
    compatibility: false,
    settings: null,
    jurisdictions: ['Adams', 'Baker'].map((name) => ({ name, expectedBallots: null })),
    withoutBallots,
    cvrs: { ...USUAL_CVR_PLAN, defined, names },
    contests: [],
  } as const;
  return { plan: { ...plan, contests: contestsFromCvrs({ plan, files }, defined) }, files };
}

describe('what was left open comes from the records', () => {
  const found = (defined: DefinedContest, files = BOTH) => planned([defined], files).plan.contests[0];

  test('the votes of all counties together, and how many votes the first county allows that says so', () => {
    expect(found(OPEN)).toEqual({ ...OPEN, votesAllowed: 1, choices: TYPED.choices });
    const silent = [
      records('Adams', [inCvrs(ADAMS, { votesAllowed: null })]),
      records('Baker', [inCvrs(BAKER, { votesAllowed: 3 })]),
    ];
    expect(found(OPEN, silent)?.votesAllowed).toBe(3);
    expect(found({ ...OPEN, votesAllowed: 2 }, silent)?.votesAllowed).toBe(2);
    expect(found(OPEN, silent.slice(0, 1))?.votesAllowed).toBe(1);
  });

  test('of choices that are ranked a card counts for one, whatever the file or the plan says', () => {
    const ranked = [records('Adams', [inCvrs(ADAMS, { ranked: true, votesAllowed: 4 })])];
    expect(found({ ...OPEN, countedBy: 'instant-runoff' }, ranked)?.votesAllowed).toBe(1);
  });

  test('typed votes stand, and typed choices without votes have those of the records', () => {
    const choices = [
      { name: 'Ben', votes: 41 },
      { name: 'Ada', votes: null },
      { name: 'Cleo', votes: null },
    ];
    expect(found({ ...OPEN, choices })?.choices).toEqual([
      { name: 'Ben', votes: 41 },
      { name: 'Ada', votes: 50 },
      { name: 'Cleo', votes: 0 },
    ]);
  });

  test('the choices are those of the county with the most, of the first of equals, and none where nobody has any', () => {
    const names = (files: readonly RegisteredFile[]) => found(OPEN, [...files])?.choices.map(({ name }) => name);
    const swapped = records('Baker', [inCvrs({ Ben: 25, Ada: 20 })]);
    expect(names([records('Adams', [inCvrs(ADAMS)]), swapped])).toEqual(['Ada', 'Ben']);
    expect(names([records('Adams', [inCvrs(ADAMS)]), records('Baker', [inCvrs({ Cleo: 1, ...BAKER })])])).toEqual([
      'Cleo',
      'Ada',
      'Ben',
    ]);
    expect(names([records('Adams', [inCvrs({ Cleo: 1, ...ADAMS })]), records('Baker', [inCvrs(BAKER)])])).toEqual([
      'Cleo',
      'Ada',
      'Ben',
    ]);
    expect(names([])).toEqual([]);
  });
});

describe('records are looked up by jurisdiction', () => {
  test('files of no jurisdiction and other files are none, and of a contest only its own jurisdictions are asked', () => {
    const files = [
      ...BOTH,
      records(null, [inCvrs(ADAMS)]),
      fileOf('Clay', { kind: 'manifest', batches: 1, ballots: 1 }),
    ];
    expect([...registeredCvrs(files).keys()]).toEqual(['Adams', 'Baker']);
    const audit = planned([TYPED], files);
    expect([...contestInCvrs(audit, { name: 'Mayor', jurisdictions: 'all' }).keys()]).toEqual(['Adams', 'Baker']);
    expect([...contestInCvrs(audit, { name: 'Mayor', jurisdictions: ['Baker'] }).keys()]).toEqual(['Baker']);
    expect([...contestInCvrs(audit, { name: 'Levy', jurisdictions: 'all' })]).toEqual([]);
  });

  test('votes are added up by choice, in the audit’s names', () => {
    const names = { Baker: { contests: {}, choices: { Mayor: { ADA: 'Ada' } } } };
    const files = [records('Adams', [inCvrs(ADAMS)]), records('Baker', [inCvrs({ ADA: 20, Ben: 25 })])];
    const audit = planned([TYPED], files, { names });
    expect([...votesInCvrs(audit, TYPED)]).toEqual([
      ['Ada', 50],
      ['Ben', 40],
    ]);
    // Without the match the 20 of Baker are for somebody else.
    expect([...votesInCvrs(planned([TYPED], files), TYPED)]).toEqual([
      ['Ada', 30],
      ['Ben', 40],
    ]);
  });

  test('a contest whose own name was given to another of the file is none of the audit’s', () => {
    const names = { Adams: { contests: { 'MAYOR, CITY': 'Mayor' }, choices: {} } };
    const files = [records('Adams', [inCvrs({ Cid: 99 }), inCvrs(ADAMS, { name: 'MAYOR, CITY' })]), BOTH[1]];
    const audit = planned([TYPED], files as RegisteredFile[], { names });
    expect(
      contestInCvrs(audit, TYPED)
        .get('Adams')
        ?.choices.map(({ name }) => name),
    ).toEqual(['Ada', 'Ben']);
    expect(cvrMisfits(audit)).toEqual([]);
  });
});

const RANKED: DefinedContest = { ...OPEN, countedBy: 'instant-runoff' };
const choicesNumbered = (count: number): Votes =>
  Object.fromEntries(Array.from({ length: count }, (_, place) => [`c${place}`, 1]));
const ranked = (count: number) => inCvrs(choicesNumbered(count), { ranked: true });

/** What does not fit, where these contests were defined and these files are there. */
type Misfit = readonly [string, DefinedContest, readonly RegisteredFile[], readonly CvrMisfit[]];

const OF = { contest: 'Mayor' } as const;
const OF_DRAWN = [records('Adams', [], 'sampled-cards'), BOTH[1] as RegisteredFile];
const MISFITS: readonly Misfit[] = [
  ['everything is as it was typed', TYPED, BOTH, []],
  ['everything was left open', OPEN, BOTH, []],
  [
    'a county lacks the contest',
    OPEN,
    [records('Adams', [inCvrs(ADAMS)]), records('Baker', [inCvrs(BAKER, { name: 'Levy' })])],
    [{ what: 'contest-not-in-cvrs', jurisdiction: 'Baker', ...OF }],
  ],
  [
    'a county that does not vote on it lacks it',
    { ...OPEN, jurisdictions: ['Adams'] },
    [records('Adams', [inCvrs(ADAMS)]), records('Baker', [])],
    [],
  ],
  [
    'a county has ranks and the plan has none',
    OPEN,
    [records('Adams', [inCvrs(ADAMS)]), records('Baker', [inCvrs(BAKER, { ranked: true })])],
    [{ what: 'contest-ranked', jurisdiction: 'Baker', ...OF }],
  ],
  [
    'a county lacks the ranks of the plan',
    RANKED,
    [records('Adams', [inCvrs(ADAMS)]), records('Baker', [inCvrs(BAKER, { ranked: true })])],
    [{ what: 'contest-without-ranks', jurisdiction: 'Adams', ...OF }],
  ],
  ['thirty choices are ranked', RANKED, [records('Adams', [ranked(30)])], []],
  [
    'thirty-one choices are ranked',
    RANKED,
    [records('Adams', [ranked(31)])],
    [{ what: 'ranked-choices-too-many', ...OF, choices: 31, most: 30 }],
  ],
  ['thirty-one choices are not ranked', OPEN, [records('Adams', [inCvrs(choicesNumbered(31))])], []],
  [
    'ranked choices allow other numbers of votes',
    RANKED,
    [
      records('Adams', [inCvrs(ADAMS, { ranked: true, votesAllowed: 5 })]),
      records('Baker', [inCvrs(BAKER, { ranked: true, votesAllowed: 3 })]),
    ],
    [],
  ],
  [
    'a county has a choice that the county with the most lacks',
    OPEN,
    [records('Adams', [inCvrs({ ...ADAMS, Cleo: 1 })]), records('Baker', [inCvrs({ Ada: 20, BEN: 25, Dan: 1 })])],
    [
      {
        what: 'choices-not-matched',
        jurisdiction: 'Baker',
        ...OF,
        choices: ['BEN', 'Dan'],
        expected: ['Ada', 'Ben', 'Cleo'],
      },
    ],
  ],
  [
    'no county says how many votes are allowed, and nobody typed it',
    OPEN,
    [records('Adams', [inCvrs(ADAMS, { votesAllowed: null })])],
    [{ what: 'votes-allowed-unknown', ...OF }],
  ],
  [
    'counties allow other numbers of votes',
    OPEN,
    [records('Adams', [inCvrs(ADAMS, { votesAllowed: 2 })]), records('Baker', [inCvrs(BAKER, { votesAllowed: 3 })])],
    [{ what: 'votes-allowed-differ', jurisdiction: 'Baker', ...OF, inCvrs: 3, elsewhere: 2 }],
  ],
  [
    'a county allows another number of votes than was typed, and another says nothing',
    { ...OPEN, votesAllowed: 1 },
    [records('Adams', [inCvrs(ADAMS, { votesAllowed: null })]), records('Baker', [inCvrs(BAKER, { votesAllowed: 2 })])],
    [{ what: 'votes-allowed-differ', jurisdiction: 'Baker', ...OF, inCvrs: 2, elsewhere: 1 }],
  ],
  ['as many win as run', { ...OPEN, winners: 2 }, BOTH, [{ what: 'choices-too-few', ...OF, choices: 2, winners: 2 }]],
  ['fewer win than run', { ...OPEN, winners: 1 }, BOTH, []],
  [
    'other votes were typed of one choice, and of another none',
    {
      ...OPEN,
      choices: [
        { name: 'Ada', votes: null },
        { name: 'Ben', votes: 41 },
      ],
    },
    BOTH,
    [{ what: 'totals-differ-from-cvrs', ...OF, choice: 'Ben', inCvrs: 40, reported: 41 }],
  ],
  // 50 and 40 votes, one on each card: 90 cards.
  ['as many cards bear it as votes need', { ...OPEN, cardsBearing: 90 }, BOTH, []],
  [
    'one card less bears it than votes need',
    { ...OPEN, cardsBearing: 89 },
    BOTH,
    [{ what: 'cards-bearing-too-few', ...OF, cardsBearing: 89, needed: 90 }],
  ],
  // Two votes on each card: 45 cards would hold 90 votes, but Ada has 50.
  ['each card has two votes', { ...OPEN, votesAllowed: 2, cardsBearing: 50 }, twoVotes(ADAMS, BAKER), []],
  [
    'each card has two votes, and one choice has more than there are cards',
    { ...OPEN, votesAllowed: 2, cardsBearing: 49 },
    twoVotes(ADAMS, BAKER),
    [{ what: 'cards-bearing-too-few', ...OF, cardsBearing: 49, needed: 50 }],
  ],
  // 31 + 30 + 30 votes by twos: 45½ cards, so 46.
  [
    'half a card is a card',
    { ...OPEN, votesAllowed: 2, cardsBearing: 45 },
    twoVotes({ Ada: 31, Ben: 30, Cleo: 30 }, { Ada: 0, Ben: 0, Cleo: 0 }),
    [{ what: 'cards-bearing-too-few', ...OF, cardsBearing: 45, needed: 46 }],
  ],
  ['records of drawn cards alone are there, and everything was typed', TYPED, OF_DRAWN, []],
  [
    'records of drawn cards alone are there, and the choices were left open',
    OPEN,
    OF_DRAWN,
    [{ what: 'choices-unknown', ...OF }],
  ],
  [
    'records of drawn cards alone are there, and everything was left open',
    OPEN,
    OF_DRAWN.slice(0, 1),
    [{ what: 'choices-unknown', ...OF }],
  ],
  [
    'records of drawn cards alone are there, and one choice has no votes',
    {
      ...TYPED,
      choices: [
        { name: 'Ada', votes: 50 },
        { name: 'Ben', votes: null },
      ],
    },
    OF_DRAWN,
    [{ what: 'choices-unknown', ...OF }],
  ],
  [
    'records of drawn cards alone are there, and nobody said how many votes are allowed',
    { ...TYPED, votesAllowed: null },
    OF_DRAWN.slice(0, 1),
    [{ what: 'votes-allowed-unknown', ...OF }],
  ],
  [
    'records of drawn cards alone are there of a ranked contest',
    { ...TYPED, countedBy: 'instant-runoff' },
    OF_DRAWN.slice(0, 1),
    [{ what: 'ranks-unknown', ...OF }],
  ],
];

function twoVotes(adams: Votes, baker: Votes): readonly RegisteredFile[] {
  return [
    records('Adams', [inCvrs(adams, { votesAllowed: 2 })]),
    records('Baker', [inCvrs(baker, { votesAllowed: 2 })]),
  ];
}

test.each(MISFITS)('where %s, what does not fit is named', (_, defined, files, misfits) => {
  expect(cvrMisfits(planned([defined], files))).toEqual(misfits);
});

test('a county that holds no ballots leaves nothing unknown', () => {
  const open = { ...TYPED, choices: [{ name: 'Ada', votes: null }, ...TYPED.choices.slice(1)] };
  const files = [records('Adams', [], 'sampled-cards'), records('Baker', [inCvrs({ Ada: 50, Ben: 40 })])];
  expect(cvrMisfits(planned([open], files))).toEqual([{ what: 'choices-unknown', contest: 'Mayor' }]);
  expect(cvrMisfits(planned([open], files, { withoutBallots: ['Adams'] }))).toEqual([]);
});

test('of each contest what does not fit is named, in the order of the plan', () => {
  const levy: DefinedContest = { ...OPEN, name: 'Levy', winners: 2, jurisdictions: ['Baker'] };
  const files = [records('Adams', []), records('Baker', [inCvrs({ Yes: 1, No: 2 }, { name: 'Levy' }), inCvrs(BAKER)])];
  expect(cvrMisfits(planned([OPEN, levy], files))).toEqual([
    { what: 'contest-not-in-cvrs', jurisdiction: 'Adams', contest: 'Mayor' },
    { what: 'choices-too-few', contest: 'Levy', choices: 2, winners: 2 },
  ]);
});

test('where records are of a part of the cards, they may have as many votes as were reported, and not one more', () => {
  const part = (ada: number, ben: number) => {
    const defined = contest('Mayor', {
      choices: [
        { name: 'Ada', votes: ada },
        { name: 'Ben', votes: ben },
        { name: 'Cleo', votes: 5 },
      ],
    });
    return cvrMisfits(planned([defined], BOTH), 'part');
  };
  expect(part(50, 40)).toEqual([]);
  expect(part(900, 800)).toEqual([]);
  expect(part(50, 39)).toEqual([
    { what: 'cvrs-above-totals', contest: 'Mayor', choice: 'Ben', inCvrs: 40, reported: 39 },
  ]);
  expect(part(49, 39)).toHaveLength(2);
});
