import type { Contest, DefinedContest } from '@plumbline/election';
import { err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { AuditRefusal } from '../state/audit-refusal.ts';
import { type Audit, type ContestInCvrs, NOT_BEGUN, type StandardizedContest } from '../state/audit-state.ts';
import { cvrPlanOf } from '../state/plan.ts';
import { accept, COMMITMENT, contest, creation, fileOf, manifestOf } from '../testing/build-audit.ts';
import { decide } from './decide.ts';
import { refusalsOfContests } from './decide-planning.ts';

/* What is planned where cast vote records are compared: contests that are left open or ranked, names, and how is drawn. */

const COUNTIES = ['Adams', 'Baker'];
const begun = (type: 'ballot-comparison' | 'hybrid' | 'ballot-polling' = 'ballot-comparison'): Audit =>
  accept(NOT_BEGUN, ...creation({ type, jurisdictions: COUNTIES }));

const OPEN: DefinedContest = { ...contest('Mayor'), choices: null, votesAllowed: null };
const WHOLE = contest('Mayor');
const RANKED: DefinedContest = { ...OPEN, countedBy: 'instant-runoff' };
const LIST = { choice: 'Write-in', names: ['Jo Fox', 'Al Orr'] };
const named = (...names: readonly string[]) => names.map((name) => ({ name, votes: null }));
const define = (...contests: readonly DefinedContest[]): AuditCommand => ({ type: 'define-contests', contests });
const refused = (defined: DefinedContest, audit = begun()) => {
  const decided = decide(audit, define(defined));
  return decided.ok ? undefined : decided.error;
};

describe('a contest that is left open', () => {
  test('is taken where records tell the rest, as far as it was left open', () => {
    for (const defined of [
      OPEN,
      { ...OPEN, choices: named('Ada', 'Ben') },
      { ...OPEN, choices: WHOLE.choices },
      { ...WHOLE, choices: [...named('Ada'), { name: 'Ben', votes: 3 }] },
      { ...OPEN, jurisdictions: ['Baker'] },
      { ...OPEN, writeIns: LIST },
      { ...OPEN, choices: named('Ada', 'Write-in'), writeIns: LIST },
    ]) {
      expect(decide(begun(), define(defined))).toEqual(
        ok([{ type: 'contests-defined', version: 5, contests: [defined] }]),
      );
    }
  });

  test('is refused where nothing tells the rest', () => {
    const polling = begun('ballot-polling');
    expect(refused(OPEN, polling)).toEqual({ code: 'too-few-choices', contest: 'Mayor' });
    expect(refused({ ...WHOLE, votesAllowed: null }, polling)).toEqual({ code: 'too-few-choices', contest: 'Mayor' });
  });

  test.each<[string, Partial<DefinedContest>, AuditRefusal]>([
    ['one choice was typed', { choices: named('Ada') }, { code: 'too-few-choices', contest: 'Mayor' }],
    [
      'a choice was typed twice',
      { choices: named('Ada', 'Ben', 'Ada') },
      { code: 'choice-name-repeated', contest: 'Mayor', choice: 'Ada' },
    ],
    [
      'as many win as were typed',
      { choices: named('Ada', 'Ben'), winners: 2 },
      { code: 'too-many-winners', contest: 'Mayor', winners: 2, choices: 2 },
    ],
    [
      'somebody is written in twice, though no choice was typed',
      { writeIns: { ...LIST, names: ['Jo Fox', 'Jo Fox'] } },
      { code: 'choice-name-repeated', contest: 'Mayor', choice: 'Jo Fox' },
    ],
    [
      'somebody is written in who is a choice',
      { choices: named('Ada', 'Jo Fox', 'Write-in'), writeIns: LIST },
      { code: 'choice-name-repeated', contest: 'Mayor', choice: 'Jo Fox' },
    ],
    [
      'no choice is the one for write-ins',
      { choices: named('Ada', 'Ben'), writeIns: LIST },
      { code: 'write-ins-for-no-choice', contest: 'Mayor', choice: 'Write-in' },
    ],
    ['no county votes on it', { jurisdictions: [] }, { code: 'contest-without-jurisdiction', contest: 'Mayor' }],
    [
      'a county votes on it that takes no part',
      { jurisdictions: ['Adams', 'Dade'] },
      { code: 'unknown-jurisdiction', jurisdiction: 'Dade' },
    ],
    ['it asks for a runoff', { majorityOrRunoff: true }, { code: 'runoff-rule-not-possible', contest: 'Mayor' }],
    [
      'ballots are still to be counted',
      { pendingBallots: 1 },
      { code: 'pending-ballots-not-possible', contest: 'Mayor', pending: 1 },
    ],
    [
      'more cards bear it than were cast',
      { totalBallots: 100, cardsBearing: 101 },
      { code: 'more-cards-bearing-than-cast', contest: 'Mayor', cardsBearing: 101, totalBallots: 100 },
    ],
  ])('is refused where %s', (_, change, refusal) => {
    expect(refused({ ...OPEN, ...change })).toEqual(refusal);
  });

  test('may be on all of the cards that were cast, and on as many as nobody counted', () => {
    expect(refused({ ...OPEN, totalBallots: 100, cardsBearing: 100 })).toBeUndefined();
    expect(refused({ ...OPEN, totalBallots: null, cardsBearing: 101 })).toBeUndefined();
    expect(refused({ ...OPEN, totalBallots: 100, cardsBearing: null })).toBeUndefined();
  });
});

describe('a contest whose choices voters rank', () => {
  test('is taken with one winner, and one vote or an open number of votes', () => {
    expect(refused(RANKED)).toBeUndefined();
    expect(refused({ ...RANKED, votesAllowed: 1 })).toBeUndefined();
    expect(refused({ ...WHOLE, countedBy: 'instant-runoff' })).toBeUndefined();
  });

  test.each<[string, Partial<DefinedContest>, 'winners' | 'votes-allowed' | 'write-ins']>([
    ['two win', { winners: 2 }, 'winners'],
    ['a card has two votes', { votesAllowed: 2 }, 'votes-allowed'],
    ['write-ins qualified', { writeIns: LIST }, 'write-ins'],
  ])('is refused where %s', (_, change, why) => {
    expect(refused({ ...RANKED, ...change })).toEqual({ code: 'instant-runoff-not-possible', contest: 'Mayor', why });
  });

  test('is refused where nothing compares rankings, and where published software is repeated', () => {
    const why = (type: 'ballot-comparison' | 'ballot-polling', compatibility?: boolean) => {
      const plan = { type, jurisdictions: [], ...(compatibility !== undefined && { compatibility }) };
      return refusalsOfContests(plan, [{ ...WHOLE, countedBy: 'instant-runoff' }]);
    };
    const not = (of: 'type' | 'published') => [{ code: 'instant-runoff-not-possible', contest: 'Mayor', why: of }];
    expect(why('ballot-polling')).toEqual(not('type'));
    expect(why('ballot-comparison', true)).toEqual(not('published'));
    expect(why('ballot-comparison', false)).toEqual([]);
    expect(why('ballot-comparison')).toEqual([]);
  });
});

test('everything is named for which contests cannot be defined, in its order, and the first of it is the refusal', () => {
  const contests = [
    { ...WHOLE, targeted: false, jurisdictions: [] },
    { ...WHOLE, targeted: false, choices: named('Ada') },
    { ...OPEN, name: 'mayor', targeted: false },
  ];
  const plan = { type: 'ballot-comparison', jurisdictions: [] } as const;
  expect(refusalsOfContests(plan, contests)).toMatchObject([
    { code: 'no-targeted-contest' },
    { code: 'contest-name-repeated', contest: 'Mayor' },
    { code: 'contest-without-jurisdiction', contest: 'Mayor' },
    { code: 'too-few-choices', contest: 'Mayor' },
    { code: 'names-alike', contest: null },
  ]);
  expect(decide(begun(), define(...contests))).toEqual(err({ code: 'no-targeted-contest' }));
  // Where the choices were left open their names are not known, and like nobody's.
  expect(refusalsOfContests(plan, [OPEN])).toEqual([]);
  expect(refusalsOfContests(plan, [{ ...OPEN, choices: named('Ada', 'ada') }])).toMatchObject([
    { code: 'names-alike', contest: 'Mayor' },
  ]);
});

const inCvrs = (name: string, ...choices: readonly string[]): ContestInCvrs => ({
  name,
  votesAllowed: 1,
  ranked: false,
  cards: 90,
  withoutCard: 0,
  choices: choices.map((choice, place) => ({ name: choice, votes: 60 - 30 * place })),
});
const records = (jurisdiction: string, ...contests: readonly ContestInCvrs[]) => {
  const figures = { cards: 100, batches: 2, withoutCvr: 0, withoutCard: 0, files: [] } as const;
  return fileOf(jurisdiction, { kind: 'cvrs', scope: 'every-card', format: 'made', contests, ...figures });
};
const register = (file: ReturnType<typeof fileOf>): AuditCommand => ({ type: 'register-file', file });

describe('files', () => {
  test('records follow the manifest of the same county', () => {
    const file = records('Adams', inCvrs('Mayor', 'Ada', 'Ben'));
    const needed = err({ code: 'manifest-needed-first', jurisdiction: 'Adams' });
    expect(decide(begun(), register(file))).toEqual(needed);
    expect(decide(accept(begun(), register(manifestOf('Baker'))), register(file))).toEqual(needed);
    const audit = accept(begun(), register(manifestOf('Adams')));
    // No contest has to be there first: the records say which there are.
    expect(decide(audit, register(file))).toEqual(ok([{ type: 'file-registered', file }]));
  });

  test('a list of standardized contests has figures of such a list', () => {
    const contests: readonly StandardizedContest[] = [{ name: 'Mayor', jurisdictions: ['Adams'], choices: null }];
    const list = fileOf(null, { kind: 'standardized-contests', contests });
    expect(decide(begun(), register(list))).toEqual(ok([{ type: 'file-registered', file: list }]));
    expect(decide(begun('hybrid'), register(list)).ok).toBe(true);
    const mixed = { ...list, figures: { kind: 'participants', jurisdictions: 2 } } as const;
    expect(decide(begun(), register(mixed))).toEqual(
      err({ code: 'file-not-expected', kind: 'standardized-contests', jurisdiction: null }),
    );
    const nowhere = fileOf(null, {
      kind: 'standardized-contests',
      contests: [...contests, { name: 'Levy', jurisdictions: [], choices: null }],
    });
    expect(decide(begun(), register(nowhere))).toEqual(err({ code: 'contest-without-jurisdiction', contest: 'Levy' }));
  });
});

describe('names', () => {
  const audit = () =>
    accept(
      begun(),
      define(OPEN, { ...OPEN, name: 'Levy' }, { ...OPEN, name: 'Clerk' }),
      register(manifestOf('Adams')),
      register(records('Adams', inCvrs('MAYOR', 'ADA', 'BEN'), inCvrs('Levy', 'Yes', 'No'), inCvrs('LEVY 2', 'Yes'))),
    );
  const match = (change: Partial<CommandOf<'match-names'>>): AuditCommand => ({
    type: 'match-names',
    jurisdiction: 'Adams',
    contests: { MAYOR: 'Mayor' },
    choices: {},
    ...change,
  });

  test.each<[string, Partial<CommandOf<'match-names'>>]>([
    ['a contest', {}],
    ['nothing', { contests: {} }],
    ['choices of a matched contest', { choices: { Mayor: { ADA: 'Ada', BEN: 'Ben' } } }],
    ['choices that change places', { choices: { Levy: { Yes: 'No', No: 'Yes' } } }],
    ['choices of a contest under its own name', { contests: {}, choices: { Levy: { Yes: 'For' } } }],
    ['nothing of a contest that is not in the records', { choices: { Clerk: {} } }],
  ])('are matched of %s', (_, change) => {
    const { type: _type, ...matching } = match(change) as CommandOf<'match-names'>;
    expect(decide(audit(), match(change))).toEqual(ok([{ type: 'names-matched', ...matching }]));
  });

  const notIn = (name: string): AuditRefusal => ({ code: 'name-not-in-cvrs', jurisdiction: 'Adams', name });
  const twice = (name: string): AuditRefusal => ({ code: 'name-matched-twice', jurisdiction: 'Adams', name });
  test.each<[string, Partial<CommandOf<'match-names'>>, AuditRefusal]>([
    ['of an unknown county', { jurisdiction: 'Dade' }, { code: 'unknown-jurisdiction', jurisdiction: 'Dade' }],
    ['of a county without records', { jurisdiction: 'Baker' }, { code: 'cvrs-needed-first', jurisdiction: 'Baker' }],
    [
      'with a contest that is not planned',
      { contests: { MAYOR: 'Sheriff' } },
      { code: 'unknown-contest', contest: 'Sheriff' },
    ],
    ['with a contest that the records lack', { contests: { Mayor: 'Mayor' } }, notIn('Mayor')],
    ['of two contests with one', { contests: { Levy: 'Levy', 'LEVY 2': 'Levy' } }, twice('Levy')],
    ['of choices of no contest', { choices: { Sheriff: {} } }, { code: 'unknown-contest', contest: 'Sheriff' }],
    ['of a choice that the records lack', { choices: { Mayor: { ADA: 'Ada', Ada: 'Ada' } } }, notIn('Ada')],
    ['of a choice of another contest', { choices: { Mayor: { Yes: 'Ada' } } }, notIn('Yes')],
    ['of a choice of a contest that the records lack', { choices: { Clerk: { Yes: 'Ada' } } }, notIn('Yes')],
    ['of two choices with one', { choices: { Mayor: { ADA: 'Ada', BEN: 'Ada' } } }, twice('Ada')],
    ['of a choice with the name of another', { choices: { Levy: { Yes: 'No' } } }, twice('No')],
    ['of a later contest’s choices', { choices: { Mayor: { ADA: 'Ada' }, Levy: { Yes: 'No' } } }, twice('No')],
  ])('are refused %s', (_, change, refusal) => {
    expect(decide(audit(), match(change))).toEqual(err(refusal));
  });

  test('are read in the records of their own county from then on', () => {
    const matched = accept(audit(), match({ choices: { Mayor: { ADA: 'Ada' } } }));
    const plan = matched.phase === 'planning' ? matched.plan : undefined;
    expect(plan && cvrPlanOf(plan).names).toEqual({
      Adams: { contests: { MAYOR: 'Mayor' }, choices: { Mayor: { ADA: 'Ada' } } },
    });
    expect(plan?.contests.map(({ name, choices }) => [name, choices.map((one) => [one.name, one.votes])])).toEqual([
      [
        'Mayor',
        [
          ['Ada', 60],
          ['BEN', 30],
        ],
      ],
      [
        'Levy',
        [
          ['Yes', 60],
          ['No', 30],
        ],
      ],
      ['Clerk', []],
    ]);
  });
});

describe('how is drawn', () => {
  const choose = (cardStyles: boolean, selection: CommandOf<'choose-sampling'>['selection']): AuditCommand => ({
    type: 'choose-sampling',
    cardStyles,
    selection,
  });
  const numbers = (cards: Readonly<Record<string, number>>) => ({ rule: 'colorado', cards }) as const;

  test.each<[string, AuditCommand, AuditRefusal | undefined]>([
    ['tickets of all cards', choose(false, { rule: 'tickets' }), undefined],
    ['tickets of the cards of a contest', choose(true, { rule: 'tickets' }), undefined],
    ['numbers of the cards of manifests', choose(false, numbers({})), undefined],
    ['numbers up to others', choose(false, numbers({ Adams: 5, Baker: 7 })), undefined],
    [
      'numbers of an unknown county',
      choose(false, numbers({ Adams: 5, Dade: 5 })),
      { code: 'unknown-jurisdiction', jurisdiction: 'Dade' },
    ],
    ['numbers of the cards of a contest', choose(true, numbers({})), { code: 'selection-with-card-styles' }],
  ])('by %s', (_, command, refusal) => {
    const { type: _type, ...chosen } = command as CommandOf<'choose-sampling'>;
    expect(decide(begun(), command)).toEqual(
      refusal === undefined ? ok([{ type: 'sampling-chosen', ...chosen }]) : err(refusal),
    );
  });
});

test('the commitment names the first file that is missing in each county, records after manifests', () => {
  const audit = accept(begun(), define(WHOLE), register(manifestOf('Adams')), {
    type: 'change-settings',
    settings: { electionName: 'General', state: 'CA', riskLimitPercent: 10, dataEntry: 'online' },
  });
  const decided = decide(audit, { type: 'commit-inputs', commitment: COMMITMENT, confirmed: [] });
  const missing = !decided.ok && decided.error.code === 'plan-incomplete' ? decided.error.missing : [];
  expect(missing.filter((one) => 'jurisdiction' in one)).toEqual([
    { what: 'cvrs', jurisdiction: 'Adams' },
    { what: 'manifest', jurisdiction: 'Baker' },
    { what: 'cvrs', jurisdiction: 'Baker' },
  ]);
});

test('contests of a plan and contests that anybody describes are refused for the same', () => {
  const defined: readonly Contest[] = [{ ...WHOLE, jurisdictions: ['Dade'] }];
  const plan = { type: 'ballot-comparison', jurisdictions: [{ name: 'Adams' }] } as const;
  expect(refusalsOfContests(plan, defined)).toEqual([{ code: 'unknown-jurisdiction', jurisdiction: 'Dade' }]);
});
