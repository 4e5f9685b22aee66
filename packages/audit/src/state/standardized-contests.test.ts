import { expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { missingInputs } from '../frame/decide-planning.ts';
import { accept, contest, creation, fileOf, manifestOf } from '../testing/build-audit.ts';
import { assertBegun } from './assert-phase.ts';
import type { AuditCommand } from './audit-command.ts';
import { NOT_BEGUN, type StandardizedContest } from './audit-state.ts';

const LIST: readonly StandardizedContest[] = [
  { name: 'Mayor', jurisdictions: ['Adams'], choices: ['Ada', 'Ben', 'Write-ins'] },
  { name: 'Sheriff', jurisdictions: 'all', choices: null },
];

const listOf = (contests: readonly StandardizedContest[]): AuditCommand => ({
  type: 'register-file',
  file: fileOf(null, { kind: 'standardized-contests', contests }),
});

function planned(...commands: readonly AuditCommand[]) {
  return accept(NOT_BEGUN, ...creation({ type: 'ballot-comparison', jurisdictions: ['Adams', 'Baker'] }), ...commands);
}

const open = (name: string, jurisdictions: 'all' | readonly string[]) =>
  ({ ...contest(name), totalBallots: null, choices: null, votesAllowed: null, jurisdictions }) as const;
const define = (...contests: readonly ReturnType<typeof open>[]): AuditCommand => ({
  type: 'define-contests',
  contests,
});
const misfits = (...commands: readonly AuditCommand[]) =>
  missingInputs(assertBegun(planned(...commands))).filter(({ what }) => what.includes('standardized'));

test('contests that are as in the list lack nothing, in whatever words all of their jurisdictions are named', () => {
  expect(misfits(listOf(LIST), define(open('Mayor', ['Adams']), open('Sheriff', ['Baker', 'Adams'])))).toEqual([]);
  expect(misfits(define(open('Anything', 'all')))).toEqual([]);
});

test('a contest that is not in the list, or in other jurisdictions there, keeps the inputs from being committed', () => {
  expect(misfits(define(open('Mayor', 'all'), open('Clerk', 'all')), listOf(LIST))).toEqual([
    { what: 'contest-standardized-elsewhere', contest: 'Mayor', jurisdictions: ['Baker'] },
    { what: 'contest-not-standardized', contest: 'Clerk' },
  ]);
});

test('typed choices are held against those of the list', () => {
  const typed = { ...contest('Mayor'), totalBallots: 200, jurisdictions: ['Adams'] } as const;
  expect(misfits(listOf(LIST), { type: 'define-contests', contests: [typed] })).toEqual([
    { what: 'choices-not-standardized', contest: 'Mayor', choices: ['Write-ins'] },
  ]);
});

const cvrs = (jurisdiction: string, choices: Readonly<Record<string, number>>): AuditCommand => ({
  type: 'register-file',
  file: fileOf(jurisdiction, {
    kind: 'cvrs',
    scope: 'every-card',
    format: 'made',
    cards: 100,
    batches: 2,
    withoutCvr: 0,
    withoutCard: 0,
    contests: [
      {
        name: 'Mayor',
        votesAllowed: 1,
        ranked: false,
        cards: 100,
        withoutCard: 0,
        choices: Object.entries(choices).map(([name, votes]) => ({ name, votes })),
      },
    ],
    files: [],
  }),
});

test('the choices are those of the list, also where the records lack one, and a name that is none of them is to be matched', () => {
  const records = [{ type: 'register-file', file: manifestOf('Adams') } as const, cvrs('Adams', { Ada: 60, BEN: 30 })];
  const audit = assertBegun(planned(listOf(LIST), define(open('Mayor', ['Adams'])), ...records));
  expect(audit.plan.contests[0]?.choices).toEqual([
    { name: 'Ada', votes: 60 },
    { name: 'Ben', votes: 0 },
    { name: 'Write-ins', votes: 0 },
  ]);
  expect(missingInputs(audit)).toContainEqual({
    what: 'choices-not-matched',
    jurisdiction: 'Adams',
    contest: 'Mayor',
    choices: ['BEN'],
    expected: ['Ada', 'Ben', 'Write-ins'],
  });
  const matched = accept(audit, {
    type: 'match-names',
    jurisdiction: 'Adams',
    contests: {},
    choices: { Mayor: { BEN: 'Ben' } },
  });
  expect(assertBegun(matched).plan.contests[0]?.choices[1]).toEqual({ name: 'Ben', votes: 30 });
  // A list that comes after the records, and one that is taken away, change what the contest has.
  const late = accept(
    planned(define(open('Mayor', ['Adams'])), ...records),
    listOf([{ name: 'Mayor', jurisdictions: ['Adams'], choices: ['Ada', 'BEN', 'Cid'] }]),
  );
  expect(assertBegun(late).plan.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ada', 'BEN', 'Cid']);
  const without = accept(late, { type: 'remove-file', kind: 'standardized-contests', jurisdiction: null });
  expect(assertBegun(without).plan.contests[0]?.choices.map(({ name }) => name)).toEqual(['Ada', 'BEN']);
});

test('a new list takes the place of the one before, and outlives a new list of participants', () => {
  const twice = planned(listOf(LIST), listOf([{ name: 'Clerk', jurisdictions: 'all', choices: null }]));
  const again = accept(twice, {
    type: 'register-participants',
    file: fileOf(null, { kind: 'participants', jurisdictions: 1 }),
    jurisdictions: [{ name: 'Adams', expectedBallots: null }],
  });
  expect(assertBegun(again).files.map(({ kind, figures }) => [kind, figures])).toEqual([
    ['participants', { kind: 'participants', jurisdictions: 1 }],
    [
      'standardized-contests',
      { kind: 'standardized-contests', contests: [{ name: 'Clerk', jurisdictions: 'all', choices: null }] },
    ],
  ]);
});

test('a contest of the list that is voted on where nobody takes part any more does not fit', () => {
  const audit = accept(planned(listOf(LIST), define(open('Sheriff', 'all'))), {
    type: 'register-participants',
    file: fileOf(null, { kind: 'participants', jurisdictions: 1 }),
    jurisdictions: [{ name: 'Baker', expectedBallots: null }],
  });
  const mayor = accept(audit, define(open('Mayor', ['Baker'])));
  expect(missingInputs(assertBegun(mayor))).toContainEqual({
    what: 'contest-standardized-elsewhere',
    contest: 'Mayor',
    jurisdictions: ['Baker', 'Adams'],
  });
});

test('the list is of the whole audit, of audits with records, and names jurisdictions that take part', () => {
  const audit = planned();
  const file = fileOf('Adams', { kind: 'standardized-contests', contests: LIST });
  expect(decide(audit, { type: 'register-file', file })).toMatchObject({ error: { code: 'file-not-expected' } });
  const unknown = listOf([{ name: 'Mayor', jurisdictions: ['Atlantis'], choices: null }]);
  expect(decide(audit, unknown)).toMatchObject({ error: { code: 'unknown-jurisdiction', jurisdiction: 'Atlantis' } });
  const polling = accept(NOT_BEGUN, ...creation({ type: 'ballot-polling' }));
  expect(decide(polling, listOf(LIST))).toMatchObject({ error: { code: 'file-not-expected' } });
  expect(decide(audit, { type: 'remove-file', kind: 'standardized-contests', jurisdiction: null })).toMatchObject({
    error: { code: 'file-not-there' },
  });
});
