import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { isJurisdictionComplete } from '../frame/is-jurisdiction-complete.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { Audit, AuditInRounds } from '../state/audit-state.ts';
import { accept, contest, draw, inRounds, openAudit } from '../testing/build-audit.ts';
import { targetOfTotals, totalsOfRound, totalsToCount } from './totals.ts';

const OFFLINE = { dataEntry: 'offline' } as const;
const MAYOR = contest('Mayor');
const LEVY = contest('Levy', { targeted: false });

/** Five draws of four cards in Adams, one of them drawn twice, and two in Baker. */
function drawn(contests = [MAYOR, LEVY], compatibility = false): AuditInRounds {
  const draws = [1, 2, 3, 4, 4].map((position, place) => draw({ position, ticket: `0.${place + 1}` }));
  const inBaker = [1, 2].map((position) => draw({ jurisdiction: 'Baker', position, ticket: `0.${position}5` }));
  const audit = { type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests } as const;
  return openAudit({ ...audit, settings: OFFLINE, compatibility }, [...draws, ...inBaker]);
}

const boards = (jurisdiction: string): AuditCommand => ({
  type: 'create-boards',
  jurisdiction,
  boards: [{ name: 'Board 1', ballots: [] }],
});

function totals(
  mayor: readonly [number, number],
  levy: readonly [number, number],
  change: Partial<CommandOf<'record-totals'>> & { readonly notFound?: number } = {},
): CommandOf<'record-totals'> {
  const { notFound = 0, ...rest } = change;
  const of = ([ada, ben]: readonly [number, number]) => ({ votes: { Ada: ada, Ben: ben }, notFound });
  const contests = { Mayor: of(mayor), Levy: of(levy) };
  return { type: 'record-totals', jurisdiction: 'Adams', contests, enteredBy: 'clerk', ...rest };
}

const withBoards = (audit = drawn()): AuditInRounds => inRounds(accept(audit, boards('Adams'), boards('Baker')));
const refusalOf = (audit: Audit, command: AuditCommand) => {
  const decided = decide(audit, command);
  return decided.ok ? undefined : decided.error;
};

test('totals come after the boards that count', () => {
  expect(refusalOf(drawn(), totals([3, 2], [1, 1]))).toEqual({ code: 'boards-needed-first', jurisdiction: 'Adams' });
  expect(refusalOf(withBoards(), totals([3, 2], [1, 1]))).toBeUndefined();
});

test('a county that has entered its totals and declared them final is complete', () => {
  const entered = accept(withBoards(), totals([3, 2], [1, 1]));
  expect(isJurisdictionComplete(inRounds(entered), 'Adams')).toBe(false);
  expect(refusalOf(withBoards(), { type: 'finalize-totals', jurisdiction: 'Adams' })).toEqual({
    code: 'totals-missing',
    jurisdiction: 'Adams',
  });
  const final = accept(entered, { type: 'finalize-totals', jurisdiction: 'Adams' });
  expect(isJurisdictionComplete(inRounds(final), 'Adams')).toBe(true);
  expect(refusalOf(final, { type: 'close-round', round: 1, measurements: [] })).toEqual({
    code: 'jurisdictions-outstanding',
    jurisdictions: ['Baker'],
  });
});

test('totals are edited until they are final, and again once they are reopened with a reason', () => {
  const reason = { salt: 'ab'.repeat(32), text: 'Two numbers were swapped.' };
  const entered = accept(withBoards(), totals([3, 2], [1, 1]), totals([2, 3], [1, 1]));
  expect(inRounds(entered).rounds[0]?.work.Adams?.totals).toMatchObject({
    revision: 2,
    contests: { Mayor: { votes: { Ada: 2, Ben: 3 } } },
  });
  expect(refusalOf(entered, { type: 'reopen-totals', jurisdiction: 'Adams', reason })).toMatchObject({
    code: 'totals-not-final',
  });
  const final = accept(entered, { type: 'finalize-totals', jurisdiction: 'Adams' });
  expect(refusalOf(final, totals([3, 2], [1, 1]))).toEqual({ code: 'totals-final', jurisdiction: 'Adams' });
  const reopened = accept(final, { type: 'reopen-totals', jurisdiction: 'Adams', reason });
  expect(refusalOf(reopened, totals([3, 2], [1, 1]))).toBeUndefined();
});

test('two people who enter totals at once are shown each other’s', () => {
  const entered = accept(withBoards(), totals([3, 2], [1, 1], { basedOn: null }));
  expect(refusalOf(entered, totals([2, 2], [1, 1], { basedOn: null }))).toMatchObject({
    code: 'entry-changed-meanwhile',
    entry: 'totals',
  });
  expect(refusalOf(entered, totals([2, 2], [1, 1], { basedOn: 1 }))).toBeUndefined();
});

describe('the bounds', () => {
  test('are the draws of the county, with both figures', () => {
    expect(refusalOf(withBoards(), totals([4, 2], [1, 1]))).toEqual({
      code: 'totals-above-draws',
      jurisdiction: 'Adams',
      contest: 'Mayor',
      votes: 6,
      draws: 5,
      limit: 5,
    });
  });

  test('are fewer by the draws of cards that were not found', () => {
    expect(refusalOf(withBoards(), totals([3, 1], [1, 1], { notFound: 1 }))).toBeUndefined();
    expect(refusalOf(withBoards(), totals([3, 2], [1, 1], { notFound: 1 }))).toMatchObject({ limit: 4, draws: 4 });
    expect(refusalOf(withBoards(), totals([0, 0], [0, 0], { notFound: 6 }))).toMatchObject({
      code: 'not-found-above-draws',
      notFound: 6,
      draws: 5,
    });
  });

  test('are the votes that a card may hold, and one of them for each choice', () => {
    const two = [contest('Mayor', { votesAllowed: 2 }), contest('Levy', { targeted: false, votesAllowed: 2 })];
    expect(refusalOf(withBoards(drawn(two)), totals([5, 5], [5, 5]))).toBeUndefined();
    expect(refusalOf(withBoards(drawn(two)), totals([6, 4], [5, 5]))).toMatchObject({
      code: 'choice-above-draws',
      choice: 'Ada',
      votes: 6,
      draws: 5,
    });
  });

  test('of a contest beside the others are the draws of the one with its universe', () => {
    expect(refusalOf(withBoards(), totals([3, 2], [3, 2]))).toBeUndefined();
    expect(refusalOf(withBoards(), totals([3, 2], [3, 3]))).toMatchObject({ contest: 'Levy', votes: 6, limit: 5 });
  });

  test('of a contest with another universe, or as published systems had it, are the different cards', () => {
    const elsewhere = contest('Levy', { targeted: false, jurisdictions: ['Adams'] });
    for (const audit of [withBoards(drawn([MAYOR, elsewhere])), withBoards(drawn([MAYOR, LEVY], true))]) {
      expect(refusalOf(audit, totals([3, 2], [2, 2]))).toBeUndefined();
      expect(refusalOf(audit, totals([3, 2], [3, 2]))).toMatchObject({ contest: 'Levy', votes: 5, limit: 4 });
    }
  });
});

test('a total without a number, of an unknown choice or of an unknown contest is refused', () => {
  const { contests } = totals([3, 2], [1, 1]);
  const withContests = (changed: CommandOf<'record-totals'>['contests']) =>
    refusalOf(withBoards(), { ...totals([3, 2], [1, 1]), contests: changed });
  expect(withContests({ Mayor: contests.Mayor })).toEqual({
    code: 'totals-incomplete',
    jurisdiction: 'Adams',
    contest: 'Levy',
    choice: 'Ada',
  });
  expect(withContests({ ...contests, Mayor: { votes: { Ada: 1 }, notFound: 0 } })).toMatchObject({ choice: 'Ben' });
  expect(withContests({ ...contests, Mayor: { votes: { Ada: 1, Ben: 1, Cleo: 1 }, notFound: 0 } })).toMatchObject({
    code: 'unknown-choice',
    choice: 'Cleo',
  });
  expect(withContests({ ...contests, Sheriff: { votes: {}, notFound: 0 } })).toMatchObject({ code: 'unknown-contest' });
});

test('totals belong to offline audits, ballots to online ones', () => {
  const online = openAudit({ type: 'ballot-polling', contests: [MAYOR] }, [draw({ position: 1 })]);
  expect(refusalOf(online, totals([1, 0], [1, 0]))).toEqual({ code: 'not-for-data-entry', command: 'record-totals' });
  const place = { jurisdiction: 'Adams', board: 'Board 1' };
  const looking: AuditCommand = { type: 'record-ballot', ...place, ballot: 'B 1', record: { state: 'not-found' } };
  expect(refusalOf(withBoards(), looking)).toEqual({ code: 'not-for-data-entry', command: 'record-ballot' });
  const batches = openAudit({ type: 'batch-comparison' }, [draw()]);
  expect(refusalOf(batches, totals([1, 0], [1, 0]))).toMatchObject({ code: 'not-for-audit-type' });
});

test('of several targets with the same universe the one with the most draws in the first round is counted', () => {
  const contests = [MAYOR, contest('Sheriff'), LEVY];
  const [first, ...more] = [1, 2, 3].map((position) => draw({ contest: 'Sheriff', position, ticket: `0.${position}` }));
  const draws = [draw({ position: 1, ticket: '0.1' }), ...(first === undefined ? [] : [first]), ...more];
  const audit = openAudit({ type: 'ballot-polling', contests, settings: OFFLINE }, draws);
  expect(targetOfTotals(audit, LEVY)?.name).toBe('Sheriff');
  expect(totalsToCount(audit, 'Adams').map(({ contest: { name }, draws: count }) => [name, count])).toEqual([
    ['Mayor', 1],
    ['Sheriff', 3],
    ['Levy', 3],
  ]);
});

test('a county without work has no totals to enter, to declare final or to open again', () => {
  const reason = { salt: 'ab'.repeat(32), text: 'Two numbers were swapped.' };
  const draws = [draw({ position: 1 })];
  const alone = openAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], settings: OFFLINE }, draws);
  const nothing = { code: 'nothing-to-audit', jurisdiction: 'Baker' };
  expect(refusalOf(alone, totals([1, 0], [0, 0], { jurisdiction: 'Baker' }))).toEqual(nothing);
  expect(refusalOf(alone, { type: 'finalize-totals', jurisdiction: 'Baker' })).toEqual(nothing);
  expect(refusalOf(alone, { type: 'reopen-totals', jurisdiction: 'Baker', reason })).toEqual(nothing);
  expect(refusalOf(alone, { type: 'finalize-totals', jurisdiction: 'Dade' })).toEqual({
    code: 'unknown-jurisdiction',
    jurisdiction: 'Dade',
  });
});

test('totals are declared final once', () => {
  const final = accept(withBoards(), totals([3, 2], [1, 1]), { type: 'finalize-totals', jurisdiction: 'Adams' });
  expect(refusalOf(final, { type: 'finalize-totals', jurisdiction: 'Adams' })).toEqual({
    code: 'totals-final',
    jurisdiction: 'Adams',
  });
});

test('a contest without draws in a county need not be entered there, and is held against them where it is', () => {
  // The sheriff was drawn for in Baker alone, and the levy has the cards of the mayor.
  const contests = [MAYOR, contest('Sheriff'), LEVY];
  const draws = [draw({ position: 1 }), draw({ contest: 'Sheriff', jurisdiction: 'Baker', position: 1 })];
  const audit = withBoards(
    openAudit({ type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests, settings: OFFLINE }, draws),
  );
  expect(totalsToCount(audit, 'Adams').map(({ contest: { name }, sampleOf }) => [name, sampleOf])).toEqual([
    ['Mayor', 'Mayor'],
    ['Levy', 'Mayor'],
  ]);
  expect(refusalOf(audit, totals([1, 0], [1, 0]))).toBeUndefined();
  const { contests: entered } = totals([1, 0], [1, 0]);
  const withSheriff = { ...entered, Sheriff: { votes: { Ada: 1, Ben: 0 }, notFound: 0 } };
  expect(refusalOf(audit, { ...totals([1, 0], [1, 0]), contests: withSheriff })).toEqual({
    code: 'totals-above-draws',
    jurisdiction: 'Adams',
    contest: 'Sheriff',
    votes: 1,
    draws: 0,
    limit: 0,
  });
});

test('what all counties found is added up by choice, and nothing of a county that entered none', () => {
  const both = accept(
    withBoards(),
    totals([3, 1], [1, 1], { notFound: 1 }),
    totals([0, 2], [1, 0], { jurisdiction: 'Baker' }),
  );
  const [round] = inRounds(both).rounds;
  expect(round && totalsOfRound(round, MAYOR)).toEqual({ votes: { Ada: 3, Ben: 3 }, notFound: 1 });
  expect(round && totalsOfRound(round, LEVY)).toEqual({ votes: { Ada: 2, Ben: 1 }, notFound: 1 });
  const [before] = withBoards().rounds;
  expect(before && totalsOfRound(before, MAYOR)).toEqual({ votes: { Ada: 0, Ben: 0 }, notFound: 0 });
});

test('a county whose manifest lists no card makes no other universe', () => {
  const contests = [MAYOR, contest('Levy', { targeted: false, jurisdictions: ['Adams'] })];
  const { files, ...audit } = drawn(contests);
  const bare = files.map((file) =>
    file.jurisdiction === 'Baker' ? { ...file, figures: { kind: 'manifest', batches: 0, ballots: 0 } as const } : file,
  );
  const [, levy] = audit.plan.contests;
  expect(levy && targetOfTotals({ ...audit, files }, levy)).toBeUndefined();
  expect(levy && targetOfTotals({ ...audit, files: bare }, levy)?.name).toBe('Mayor');
});

test('of two targets with as many cards that of the same counties is counted, whichever was drawn more', () => {
  const [inAdams, inBaker] = [
    contest('Mayor', { jurisdictions: ['Adams'] }),
    contest('Sheriff', { jurisdictions: ['Baker'] }),
  ];
  const levy = contest('Levy', { targeted: false, jurisdictions: ['Baker'] });
  const draws = [
    ...[1, 2, 3].map((position) => draw({ position })),
    draw({ contest: 'Sheriff', jurisdiction: 'Baker', position: 1 }),
  ];
  const contests = [inAdams, inBaker, levy];
  const audit = openAudit(
    { type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests, settings: OFFLINE },
    draws,
  );
  expect(targetOfTotals(audit, levy)?.name).toBe('Sheriff');
});
