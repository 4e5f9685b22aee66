import { assert, err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import type { CommandOf } from '../state/audit-command.ts';
import { findBallot, findBoard, isInRounds } from '../state/audit-view.ts';
import { digestOfText } from '../state/free-text.ts';
import { accept, card, contest, draw, marks, measurement, openAudit, opening, seen } from '../testing/build-audit.ts';
import { BOARD_COUNT_MAX } from './decide-fieldwork.ts';

const TWO_CONTESTS = [contest('Mayor'), contest('Levy', { targeted: false, jurisdictions: ['Adams'] })];
const BOARD = { jurisdiction: 'Adams', board: 'Board 1' } as const;
const REASON = { salt: '0'.repeat(64), text: 'A sheet was read twice.' };
const BOARDS = [{ name: 'Board 1', ballots: [card(1), card(2)] }];

/** A polling round in Adams and Baker with two cards drawn in Adams and one in Baker; Clark has none. */
function polling() {
  const draws = [draw({ position: 1 }), draw({ position: 2 }), draw({ jurisdiction: 'Baker', position: 1 })];
  return openAudit(
    { type: 'ballot-polling', jurisdictions: ['Adams', 'Baker', 'Clark'], contests: TWO_CONTESTS },
    draws,
  );
}

function withBoards() {
  return accept(polling(), { type: 'create-boards', jurisdiction: 'Adams', boards: BOARDS });
}

function withMembers() {
  return accept(withBoards(), { type: 'name-board-members', ...BOARD, members: ['Ann Lee', 'Bo Ruiz'] });
}

const BOTH_SEEN = seen({ Mayor: marks('Ada'), Levy: marks() });
const recordBallot = (change: Partial<CommandOf<'record-ballot'>> = {}) =>
  ({ type: 'record-ballot', ...BOARD, ballot: card(1), record: BOTH_SEEN, ...change }) as const;

test('where no board may be of one person it begins only with two names', () => {
  const ofTwo = accept(
    openAudit({ type: 'ballot-polling', contests: [contest('Mayor')], settings: { boardsOfTwo: true } }, [
      draw({ position: 1 }),
    ]),
    { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(1)] }] },
  );
  const named = (members: readonly string[]) => decide(ofTwo, { type: 'name-board-members', ...BOARD, members });
  expect(named(['Ann Lee'])).toEqual(err({ code: 'board-of-two', board: 'Board 1' }));
  expect(named(['Ann Lee', ' '])).toEqual(err({ code: 'board-of-two', board: 'Board 1' }));
  expect(named(['Ann Lee', 'Bo Ruiz'])).toMatchObject({ ok: true });
  expect(decide(withBoards(), { type: 'name-board-members', ...BOARD, members: ['Ann Lee'] })).toMatchObject({
    ok: true,
  });
});

describe('audit boards', () => {
  const create = (boards: CommandOf<'create-boards'>['boards'], jurisdiction = 'Adams') =>
    ({ type: 'create-boards', jurisdiction, boards }) as const;

  test('a county with work creates its boards, once', () => {
    expect(decide(polling(), create(BOARDS))).toEqual(
      ok([{ type: 'boards-created', jurisdiction: 'Adams', boards: BOARDS }]),
    );
    expect(decide(withBoards(), create(BOARDS))).toEqual(err({ code: 'boards-exist', jurisdiction: 'Adams' }));
  });

  test('a county without work, and one that takes no part, are told apart', () => {
    expect(decide(polling(), create(BOARDS, 'Clark'))).toEqual(
      err({ code: 'nothing-to-audit', jurisdiction: 'Clark' }),
    );
    expect(decide(polling(), create(BOARDS, 'Dade'))).toEqual(
      err({ code: 'unknown-jurisdiction', jurisdiction: 'Dade' }),
    );
  });

  test('no board at all, and more than there may be, are refused; the most there may be is not', () => {
    const boards = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `${index}`, ballots: [] }));
    for (const count of [0, BOARD_COUNT_MAX + 1]) {
      expect(decide(polling(), create(boards(count)))).toEqual(err({ code: 'board-count-not-possible', count }));
    }
    expect(decide(polling(), create(boards(BOARD_COUNT_MAX))).ok).toBe(true);
    expect(decide(polling(), create(boards(1))).ok).toBe(true);
  });

  test('two boards of one name are refused', () => {
    expect(decide(polling(), create([...BOARDS, ...BOARDS]))).toEqual(
      err({ code: 'board-name-repeated', board: 'Board 1' }),
    );
  });

  test('a batch comparison has no boards', () => {
    const audit = openAudit({ type: 'batch-comparison' }, [draw()]);
    expect(decide(audit, create(BOARDS))).toEqual(
      err({ code: 'not-for-audit-type', command: 'create-boards', auditType: 'batch-comparison' }),
    );
  });

  test('one or two people sit on a board, by their names without blanks at the ends', () => {
    const name = (...members: readonly string[]) =>
      decide(withBoards(), { type: 'name-board-members', ...BOARD, members });
    expect(name(' Ann Lee ', ' ')).toEqual(ok([{ type: 'board-members-named', ...BOARD, members: ['Ann Lee'] }]));
    expect(name('Ann', 'Bo')).toEqual(ok([{ type: 'board-members-named', ...BOARD, members: ['Ann', 'Bo'] }]));
    expect(name('', ' ')).toEqual(err({ code: 'board-members-not-possible', count: 0 }));
    expect(name('Ann', 'Bo', 'Cy')).toEqual(err({ code: 'board-members-not-possible', count: 3 }));
  });

  test.each([
    ['Ann Lee', 'Ann Lee'],
    ['Ann Lee', 'ANN  lee'],
    ['Ann Lee', 'Ann\u00a0Lee\u200b'],
    // Cyrillic А and е.
    ['Ann Lee', '\u0410nn L\u0435\u0435'],
  ])('%j and %j are one person, who cannot sit on a board twice', (first, second) => {
    expect(decide(withBoards(), { type: 'name-board-members', ...BOARD, members: [first, second] })).toEqual(
      err({ code: 'board-members-alike', first, second }),
    );
  });

  test('two people of one family name are two', () => {
    const members = ['Ann Lee', 'Ann B. Lee'];
    expect(decide(withBoards(), { type: 'name-board-members', ...BOARD, members })).toMatchObject({ ok: true });
  });

  test('members can be named anew until they sign off, and what they entered stays', () => {
    const begun = accept(withMembers(), recordBallot());
    const renamed = accept(begun, { type: 'name-board-members', ...BOARD, members: ['Ann Lee', 'Cy Ng'] });
    assert(isInRounds(begun) && isInRounds(renamed), 'the audit is in rounds');
    expect(findBoard(renamed, BOARD)?.members).toEqual(['Ann Lee', 'Cy Ng']);
    expect(findBallot(renamed, BOARD.jurisdiction, card(1))).toEqual(findBallot(begun, BOARD.jurisdiction, card(1)));
  });

  test('a board that is not there is named with its county', () => {
    const place = { jurisdiction: 'Adams', board: 'Board 9' };
    const unknown = err({ code: 'unknown-board', ...place });
    expect(decide(withBoards(), { type: 'name-board-members', ...place, members: ['Ann'] })).toEqual(unknown);
    expect(decide(withBoards(), { type: 'reopen-board', ...place, reason: REASON })).toEqual(unknown);
    expect(decide(withBoards(), { type: 'sign-off-board', ...place, typedNames: [] })).toEqual(unknown);
  });
});

describe('looking at a ballot card', () => {
  test('a card is recorded for every contest of its county', () => {
    expect(decide(withMembers(), recordBallot())).toEqual(
      ok([{ type: 'ballot-recorded', version: 6, ...BOARD, ballot: card(1), record: BOTH_SEEN }]),
    );
  });

  test('nobody records before the board has said who sits on it', () => {
    expect(decide(withBoards(), recordBallot())).toEqual(err({ code: 'board-members-missing', board: 'Board 1' }));
  });

  test('a card that was given to no board of this name is refused', () => {
    expect(decide(withMembers(), recordBallot({ ballot: card(3) }))).toEqual(
      err({ code: 'ballot-not-assigned', board: 'Board 1', ballot: card(3) }),
    );
  });

  test('a record with a contest that is not on the ballots of the county is refused', () => {
    const contests = [contest('Mayor'), contest('Levy', { targeted: false, jurisdictions: ['Baker'] })];
    const draws = [draw({ position: 1 })];
    const planned = { type: 'ballot-polling', jurisdictions: ['Adams', 'Baker'], contests } as const;
    const audit = accept(
      openAudit(planned, draws),
      { type: 'create-boards', jurisdiction: 'Adams', boards: BOARDS },
      { type: 'name-board-members', ...BOARD, members: ['Ann'] },
    );
    expect(decide(audit, recordBallot())).toEqual(err({ code: 'unknown-contest', contest: 'Levy' }));
    expect(decide(audit, recordBallot({ record: seen({ Mayor: marks('Ada') }) })).ok).toBe(true);
  });

  test('a record that leaves a contest out is refused, and the contest named', () => {
    expect(decide(withMembers(), recordBallot({ record: seen({ Mayor: marks('Ada') }) }))).toEqual(
      err({ code: 'interpretation-missing', contest: 'Levy' }),
    );
  });

  test('a choice that the contest does not have, and one marked twice, are refused', () => {
    const withMayor = (...choices: readonly string[]) =>
      decide(withMembers(), recordBallot({ record: seen({ Mayor: marks(...choices), Levy: marks() }) }));
    expect(withMayor('Ada', 'Zoe')).toEqual(err({ code: 'unknown-choice', contest: 'Mayor', choice: 'Zoe' }));
    expect(withMayor('Ada', 'Ada')).toEqual(err({ code: 'choice-name-repeated', contest: 'Mayor', choice: 'Ada' }));
    // More marks than the contest allows is what people saw: an overvote.
    expect(withMayor('Ada', 'Ben').ok).toBe(true);
  });

  test('a card that could not be found, and a contest that is not on it, are recorded', () => {
    expect(decide(withMembers(), recordBallot({ record: { state: 'not-found' } })).ok).toBe(true);
    const absent = seen({ Mayor: marks('Ada'), Levy: { kind: 'contest-not-on-ballot', note: null } });
    expect(decide(withMembers(), recordBallot({ record: absent })).ok).toBe(true);
  });
});

describe('signing off', () => {
  const signOff = (...typedNames: readonly string[]) => ({ type: 'sign-off-board', ...BOARD, typedNames }) as const;
  const done = () => accept(withMembers(), recordBallot(), recordBallot({ ballot: card(2) }));

  test('a board signs once every card of it was looked at', () => {
    const half = accept(withMembers(), recordBallot());
    expect(decide(half, signOff('Ann Lee', 'Bo Ruiz'))).toEqual(
      err({ code: 'ballots-undecided', board: 'Board 1', remaining: 1 }),
    );
    expect(decide(done(), signOff('Ann Lee', 'Bo Ruiz'))).toEqual(ok([{ type: 'board-signed-off', ...BOARD }]));
  });

  test('every member types their own name, in order', () => {
    expect(decide(done(), signOff(' Ann Lee', 'Bo Ruiz ')).ok).toBe(true);
    expect(decide(done(), signOff('ANN  lee', 'bo ruiz')).ok).toBe(true);
    expect(decide(done(), signOff('Ann Lee', 'Bo Ruis'))).toEqual(err({ code: 'name-mismatch', typed: 'Bo Ruis' }));
    expect(decide(done(), signOff('Bo Ruiz', 'Ann Lee'))).toEqual(err({ code: 'name-mismatch', typed: 'Bo Ruiz' }));
    expect(decide(done(), signOff('Ann Lee'))).toEqual(err({ code: 'name-mismatch', typed: '' }));
  });

  test('a board nobody sits on does not sign', () => {
    expect(decide(withBoards(), signOff())).toEqual(err({ code: 'board-members-missing', board: 'Board 1' }));
  });

  test('what is signed is locked until the administrator opens it again', () => {
    const signed = accept(done(), signOff('Ann Lee', 'Bo Ruiz'));
    const locked = err({ code: 'board-signed-off', board: 'Board 1' });
    expect(decide(signed, recordBallot())).toEqual(locked);
    expect(decide(signed, signOff('Ann Lee', 'Bo Ruiz'))).toEqual(locked);
    expect(decide(signed, { type: 'name-board-members', ...BOARD, members: ['Cy'] })).toEqual(locked);
    expect(decide(signed, { type: 'reopen-board', ...BOARD, reason: REASON })).toEqual(
      ok([{ type: 'board-reopened', version: 2, ...BOARD, reason: { digest: digestOfText(REASON) } }]),
    );
    const open = accept(signed, { type: 'reopen-board', ...BOARD, reason: REASON });
    expect(decide(open, recordBallot()).ok).toBe(true);
  });

  test('only a board that has signed is opened again', () => {
    expect(decide(done(), { type: 'reopen-board', ...BOARD, reason: REASON })).toEqual(
      err({ code: 'board-not-signed-off', board: 'Board 1' }),
    );
  });
});

describe('counting a batch', () => {
  const LEVY = contest('Levy', { jurisdictions: ['Adams'], votesAllowed: 2 });
  const comparison = (draws = [draw(), draw({ contest: 'Levy' })]) =>
    openAudit(
      { type: 'batch-comparison', jurisdictions: ['Adams', 'Baker'], contests: [contest('Mayor'), LEVY], batches: 3 },
      draws,
    );
  const sheet = (name: string, mayor: readonly [number, number], levy: readonly [number, number] = [0, 0]) => ({
    name,
    votes: { Mayor: { Ada: mayor[0], Ben: mayor[1] }, Levy: { Ada: levy[0], Ben: levy[1] } },
  });
  const counted = (change: Partial<CommandOf<'record-batch'>> = {}) =>
    ({
      type: 'record-batch',
      jurisdiction: 'Adams',
      batch: 'B1',
      ballots: 50,
      sheets: [sheet('Sheet 1', [30, 15])],
      enteredBy: 'person-1',
      ...change,
    }) as const;
  const finalize = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 3 } as const;

  test('what was counted is kept with who entered it', () => {
    const sheets = [sheet('Sheet 1', [30, 15])];
    expect(decide(comparison(), counted())).toEqual(
      ok([{ type: 'batch-recorded', version: 3, jurisdiction: 'Adams', batch: 'B1', sheets, enteredBy: 'person-1' }]),
    );
  });

  test('people whom the manager let in are named in what they entered', () => {
    const sheets = [sheet('Sheet 1', [30, 15])];
    const entered = {
      type: 'batch-recorded',
      version: 3,
      jurisdiction: 'Adams',
      batch: 'B1',
      sheets,
      enteredBy: 'person-1',
    } as const;
    const people = ['Ann', 'Bob'];
    expect(decide(comparison(), counted({ people }))).toEqual(ok([{ ...entered, people }]));
  });

  test('as many votes as the ballots allow are taken, by contest, and not one more', () => {
    expect(decide(comparison(), counted({ sheets: [sheet('1', [30, 20], [50, 50])] })).ok).toBe(true);
    expect(decide(comparison(), counted({ sheets: [sheet('1', [30, 20], [50, 51])] }))).toEqual(
      err({ code: 'tally-above-limit', batch: 'B1', contest: 'Levy', votes: 101, limit: 100 }),
    );
  });

  test('no more votes for one choice than there are ballots, however many votes a ballot has, over all sheets', () => {
    expect(
      decide(comparison(), counted({ sheets: [sheet('1', [30, 20], [50, 0]), sheet('2', [0, 0], [0, 50])] })).ok,
    ).toBe(true);
    expect(
      decide(comparison(), counted({ sheets: [sheet('1', [30, 20], [50, 0]), sheet('2', [0, 0], [1, 40])] })),
    ).toEqual(
      err({ code: 'choice-above-ballots', batch: 'B1', contest: 'Levy', choice: 'Ada', votes: 51, ballots: 50 }),
    );
  });

  test('votes of a contest that is not voted on here are refused by its name', () => {
    const own = sheet('1', [30, 20], [50, 50]);
    const foreign = { name: '1', votes: { ...own.votes, Sheriff: { Ada: 1 } } };
    expect(decide(comparison(), counted({ sheets: [foreign] }))).toEqual(
      err({ code: 'unknown-contest', contest: 'Sheriff' }),
    );
  });

  test('a sheet without a figure for a choice, or with one for a stranger, is refused', () => {
    const missing = { name: '1', votes: { Mayor: { Ada: 3 }, Levy: { Ada: 0, Ben: 0 } } };
    expect(decide(comparison(), counted({ sheets: [missing] }))).toEqual(
      err({ code: 'tally-incomplete', batch: 'B1', contest: 'Mayor', choice: 'Ben' }),
    );
    const without = { name: '1', votes: { Levy: { Ada: 0, Ben: 0 } } };
    expect(decide(comparison(), counted({ sheets: [without] }))).toEqual(
      err({ code: 'tally-incomplete', batch: 'B1', contest: 'Mayor', choice: 'Ada' }),
    );
    const stranger = { name: '1', votes: { Mayor: { Ada: 3, Ben: 4, Zoe: 1 }, Levy: { Ada: 0, Ben: 0 } } };
    expect(decide(comparison(), counted({ sheets: [stranger] }))).toEqual(
      err({ code: 'unknown-choice', contest: 'Mayor', choice: 'Zoe' }),
    );
  });

  test('a batch has at least one sheet, and no two of one name', () => {
    expect(decide(comparison(), counted({ sheets: [] }))).toEqual(err({ code: 'sheet-missing', batch: 'B1' }));
    const sheets = [sheet('Sheet 1', [1, 1]), sheet('Sheet 1', [2, 2])];
    expect(decide(comparison(), counted({ sheets }))).toEqual(err({ code: 'sheet-name-repeated', sheet: 'Sheet 1' }));
  });

  test('a batch sampled in another county is not sampled in this one', () => {
    const draws = [draw({ jurisdiction: 'Baker' }), draw({ contest: 'Levy', batch: 'B2' })];
    expect(decide(comparison(draws), counted())).toEqual(err({ code: 'batch-not-sampled', batch: 'B1' }));
  });

  test('a batch is not counted in a polling audit', () => {
    expect(decide(polling(), counted())).toEqual(
      err({ code: 'not-for-audit-type', command: 'record-batch', auditType: 'ballot-polling' }),
    );
  });

  test('tallies are final once, with what they differ in, and open again only while final', () => {
    const done = accept(comparison(), counted());
    expect(decide(done, finalize)).toEqual(
      ok([{ type: 'tallies-finalized', jurisdiction: 'Adams', discrepancies: 3 }]),
    );
    expect(decide(accept(done, finalize), finalize)).toEqual(err({ code: 'tallies-final', jurisdiction: 'Adams' }));
    expect(decide(done, { type: 'reopen-tallies', jurisdiction: 'Adams', reason: REASON })).toEqual(
      err({ code: 'tallies-not-final', jurisdiction: 'Adams' }),
    );
    expect(decide(accept(done, finalize), { type: 'reopen-tallies', jurisdiction: 'Adams', reason: REASON })).toEqual(
      ok([{ type: 'tallies-reopened', version: 2, jurisdiction: 'Adams', reason: { digest: digestOfText(REASON) } }]),
    );
  });

  test('a county without sampled batches has no tallies to make final or to open', () => {
    const nothing = err({ code: 'nothing-to-audit', jurisdiction: 'Baker' });
    expect(decide(comparison(), { ...finalize, jurisdiction: 'Baker' })).toEqual(nothing);
    expect(decide(comparison(), { type: 'reopen-tallies', jurisdiction: 'Baker', reason: REASON })).toEqual(nothing);
  });

  test('every batch that is outstanding is named', () => {
    const draws = [draw({ batch: 'B2' }), draw({ batch: 'B3' }), draw({ contest: 'Levy' })];
    expect(decide(accept(comparison(draws), counted()), finalize)).toEqual(
      err({ code: 'batches-outstanding', jurisdiction: 'Adams', batches: ['B2', 'B3'] }),
    );
  });

  test('a contest that met its limit in an earlier round is no longer counted', () => {
    const met = [measurement('Mayor', { riskLimitMet: true }), measurement('Levy')];
    const closed = accept(comparison(), counted(), finalize, { type: 'close-round', round: 1, measurements: met });
    const second = accept(closed, opening(2, [draw({ contest: 'Levy', batch: 'B2' })]));
    const onlyLevy = { name: '1', votes: { Levy: { Ada: 10, Ben: 5 } } };
    expect(decide(second, counted({ batch: 'B2', sheets: [onlyLevy] })).ok).toBe(true);
    expect(decide(second, counted({ batch: 'B1', sheets: [onlyLevy] }))).toEqual(
      err({ code: 'batch-audited-earlier', batch: 'B1', round: 1 }),
    );
  });
});

describe('two entries for one unit', () => {
  const meanwhile = (entry: 'ballot' | 'batch', unit: string) =>
    err({ code: 'entry-changed-meanwhile', entry, jurisdiction: 'Adams', unit } as const);

  test('whoever has not seen the entry that is there is shown it first, and then enters the next', () => {
    const entered = accept(withMembers(), recordBallot({ basedOn: null }));
    expect(decide(entered, recordBallot({ basedOn: null }))).toEqual(meanwhile('ballot', card(1)));
    const again = accept(entered, recordBallot({ basedOn: 1 }));
    expect(decide(again, recordBallot({ basedOn: 1 }))).toEqual(meanwhile('ballot', card(1)));
    expect(decide(again, recordBallot({ basedOn: 2 })).ok).toBe(true);
    expect(decide(again, recordBallot({ ballot: card(2), basedOn: 2 }))).toEqual(meanwhile('ballot', card(2)));
  });

  test('a batch is not counted twice unseen', () => {
    const audit = openAudit({ type: 'batch-comparison' }, [draw()]);
    const sheets = [{ name: '1', votes: { Mayor: { Ada: 1, Ben: 1 } } }];
    const count = (basedOn: number | null) =>
      ({
        type: 'record-batch',
        jurisdiction: 'Adams',
        batch: 'B1',
        ballots: 50,
        sheets,
        enteredBy: 'p',
        basedOn,
      }) as const;
    expect(decide(audit, count(1))).toEqual(meanwhile('batch', 'B1'));
    const counted = accept(audit, count(null));
    expect(decide(counted, count(null))).toEqual(meanwhile('batch', 'B1'));
    expect(decide(counted, count(1)).ok).toBe(true);
  });
});
