import { err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { isJurisdictionComplete } from '../frame/is-jurisdiction-complete.ts';
import { saidOfCards } from '../kinds/said-of-cards.ts';
import { assertInRounds } from '../state/assert-phase.ts';
import type { Audit } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';
import { entriesOfCard, findContested, standOf } from '../state/card-entries.ts';
import { accept, card, contest, draw, marks, openAudit, plannedAudit, SETTINGS, seen } from '../testing/build-audit.ts';
import { stateInWords } from '../testing/devices-offline.ts';
import { atWork, BOARD, enteredWithSlips, entering, SIGN } from '../testing/enter-twice.ts';

/* Each card is entered twice, by two people of a board who do not know what the other entered. */

const standIn = (audit: Audit, position = 1) => standOf(entriesOfCard(assertInRounds(audit), 'Adams', card(position)));
const cardIn = (audit: Audit, position = 1) => findBallot(assertInRounds(audit), 'Adams', card(position));

describe('a card that is entered twice', () => {
  test('counts once both have entered the same, whichever arrives first', () => {
    const [first, second] = [entering(1, 'first'), entering(2, 'second')];
    const once = accept(atWork(1), first);
    expect(standIn(once)).toBe('entered-once');
    expect(cardIn(once)).toBeUndefined();
    expect(decide(once, SIGN)).toEqual(err({ code: 'ballots-undecided', board: 'Board 1', remaining: 1 }));
    const twice = accept(once, second);
    expect(cardIn(twice)).toMatchObject({ revision: 2, record: seen({ Mayor: marks('Ada') }) });
    expect(stateInWords(assertInRounds(accept(atWork(1), second, first)))).toBe(stateInWords(assertInRounds(twice)));
    const signed = assertInRounds(accept(twice, SIGN));
    expect(isJurisdictionComplete(signed, 'Adams')).toBe(true);
  });

  test('of which one person made two entries waits for the other, and is shown to nobody before', () => {
    const two = accept(atWork(1), entering(1, 'first'), entering(2, 'first', { choice: 'Ben' }));
    expect(standIn(two)).toBe('entered-once');
    expect(findContested(assertInRounds(two), 'Adams', card(1))).toBeUndefined();
    expect(standIn(accept(two, entering(3, 'second')))).toBe('contested');
  });

  test('is corrected by whoever entered it, who replaces only their own', () => {
    const corrected = accept(
      atWork(1),
      entering(1, 'first', { choice: 'Ben' }),
      entering(2, 'first', { replaces: [1] }),
    );
    expect(standIn(corrected)).toBe('entered-once');
    const done = accept(corrected, entering(3, 'second'));
    expect(standIn(done)).toBe('audited');
    expect(cardIn(done)?.trail?.differed).toBeUndefined();
  });

  test('entered otherwise is settled by both together, and stays known as a difference', () => {
    const unlike = accept(atWork(1), entering(1, 'first'), entering(2, 'second', { choice: 'Ben' }));
    expect(standIn(unlike)).toBe('contested');
    expect(decide(unlike, SIGN)).toEqual(err({ code: 'ballots-contested', board: 'Board 1', contested: 1 }));
    const settled = accept(unlike, entering(3, 'together', { choice: 'Ben', replaces: [1, 2] }));
    expect(cardIn(settled)).toMatchObject({ record: seen({ Mayor: marks('Ben') }), trail: { reader: 'together' } });
    const audit = assertInRounds(settled);
    expect(saidOfCards(audit, { manifests: new Map(), totals: new Map() }, 'Adams')).toMatchObject([
      {
        unit: { kind: 'ballot', ballot: card(1) },
        lines: [
          {
            contest: 'Mayor',
            marginChange: null,
            audited: {
              kind: 'entered-otherwise',
              readings: [
                { state: 'vote', choices: ['Ada'] },
                { state: 'vote', choices: ['Ben'] },
              ],
            },
          },
        ],
      },
    ]);
    // Entered once more together, it is the same difference and no second one.
    const again = accept(settled, entering(4, 'together', { choice: 'Ben', replaces: [3] }));
    expect(cardIn(again)?.trail?.differed).toHaveLength(1);
  });

  test('that only one person found differs in the contests that are on it, and in no other', () => {
    const planned = { type: 'ballot-polling', settings: { ...SETTINGS, doubleEntry: true } } as const;
    const contests = [contest('Mayor'), contest('Bond', { targeted: false, jurisdictions: ['Baker'] })];
    const begun = accept(
      openAudit({ ...planned, jurisdictions: ['Adams', 'Baker'], contests }, [draw({ position: 1 })]),
      { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(1)] }] },
      { type: 'name-board-members', ...BOARD, members: ['Ann Lee', 'Bo Ruiz'] },
    );
    const lost = { ...entering(2, 'second'), record: { state: 'not-found' } } as const;
    const settled = accept(begun, entering(1, 'first'), lost, entering(3, 'together', { replaces: [1, 2] }));
    const [said] = saidOfCards(assertInRounds(settled), { manifests: new Map(), totals: new Map() }, 'Adams');
    expect(said?.lines.map((line) => line.contest)).toEqual(['Mayor']);
  });

  test('is not alike where one person saw a written name that does not count', () => {
    const blank = { kind: 'blank', invalidWriteIn: false, note: null } as const;
    const record = (invalidWriteIn: boolean) => seen({ Mayor: { ...blank, invalidWriteIn } });
    const first = { ...entering(1, 'first'), record: record(true) };
    expect(standIn(accept(atWork(1), first, { ...entering(2, 'second'), record: record(false) }))).toBe('contested');
    expect(standIn(accept(atWork(1), first, { ...entering(2, 'second'), record: record(true) }))).toBe('audited');
  });

  test('that one person makes alike after having seen the other entry stays known as a difference', () => {
    const peeked = accept(
      atWork(1),
      entering(1, 'first'),
      entering(2, 'second', { choice: 'Ben' }),
      entering(3, 'second', { replaces: [2] }),
    );
    expect(standIn(peeked)).toBe('audited');
    expect(cardIn(peeked)?.trail?.differed).toHaveLength(1);
  });

  test('is entered by both together only after each has alone', () => {
    const refusal = err({ code: 'second-entry-missing', unit: card(1) });
    expect(decide(atWork(1), entering(1, 'together'))).toEqual(refusal);
    expect(decide(accept(atWork(1), entering(1, 'first')), entering(2, 'together', { replaces: [1] }))).toEqual(
      refusal,
    );
  });

  test('says who entered it, and in an audit without double entry nobody does', () => {
    expect(decide(atWork(1), entering(1, undefined))).toEqual(err({ code: 'reader-missing', unit: card(1) }));
    const { entry: _, ...withoutDevice } = entering(1, undefined);
    expect(decide(atWork(1), withoutDevice)).toEqual(err({ code: 'reader-missing', unit: card(1) }));
    const once = accept(
      openAudit({ type: 'ballot-polling' }, [draw({ position: 1 })]),
      { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(1)] }] },
      { type: 'name-board-members', ...BOARD, members: ['Ann Lee', 'Bo Ruiz'] },
    );
    expect(decide(once, entering(1, 'first'))).toEqual(err({ code: 'reader-not-asked', unit: card(1) }));
  });

  test('that the office opens again is entered by both again', () => {
    const done = accept(atWork(1), entering(1, 'first'), entering(2, 'second'), SIGN);
    const reason = { text: 'Read upside down', salt: 'a'.repeat(64) };
    const open = accept(done, { type: 'reopen-card', ...BOARD, ballot: card(1), reason });
    const half = accept(open, entering(3, 'second', { choice: 'Ben', replaces: [1, 2] }));
    expect(standIn(half)).toBe('entered-once');
    expect(decide(half, SIGN)).toEqual(err({ code: 'ballots-undecided', board: 'Board 1', remaining: 1 }));
    const both = accept(half, entering(4, 'first', { choice: 'Ben', replaces: [1, 2] }));
    expect(cardIn(both)?.record).toEqual(seen({ Mayor: marks('Ben') }));
    expect(decide(both, SIGN)).toEqual(ok([{ type: 'board-signed-off', ...BOARD }]));
  });

  test('that the office opens again is entered by both again, also where a device did not know that it was opened', () => {
    const done = accept(atWork(1), entering(1, 'first'), entering(2, 'second'), SIGN);
    const reason = { text: 'Read upside down', salt: 'a'.repeat(64) };
    const open = accept(done, { type: 'reopen-card', ...BOARD, ballot: card(1), reason });
    // Each names their own entry alone.
    const stale = entering(3, 'first', { replaces: [1] });
    const half = accept(open, stale);
    expect(standIn(half)).toBe('entered-once');
    expect(decide(half, SIGN)).toEqual(err({ code: 'ballots-undecided', board: 'Board 1', remaining: 1 }));
    const anew = entering(4, 'second', { replaces: [1, 2] });
    const both = accept(half, anew);
    expect(standIn(both)).toBe('audited');
    expect(stateInWords(assertInRounds(accept(open, anew, stale)))).toBe(stateInWords(assertInRounds(both)));
    // Nor do they enter it together before each has alone.
    const together = entering(5, 'together', { replaces: [1, 2] });
    expect(decide(open, together)).toEqual(err({ code: 'second-entry-missing', unit: card(1) }));
  });
});

describe('the two people of a board', () => {
  const naming = (...members: readonly string[]) => ({ type: 'name-board-members', ...BOARD, members }) as const;
  const turned = (name: string) => err({ code: 'readers-turned-round', board: 'Board 1', name });

  test('keep their places once a card was entered, also where somebody else sat there in between', () => {
    expect(decide(atWork(1), naming('Bo Ruiz', 'Ann Lee')).ok).toBe(true);
    const begun = accept(atWork(1), entering(1, 'first'));
    expect(decide(begun, naming('Bo Ruiz', 'Ann Lee'))).toEqual(turned('Bo Ruiz'));
    expect(decide(begun, naming('Ann Lee', 'BO  RUIZ')).ok).toBe(true);
    const others = accept(begun, naming('Cy Day', 'Dee Ost'));
    expect(decide(others, naming('Cy Day', ' ann lee '))).toEqual(turned('ann lee'));
    expect(decide(others, naming('Dee Ost', 'Eli Fox'))).toEqual(turned('Dee Ost'));
    expect(decide(others, naming('Ann Lee', 'Bo Ruiz')).ok).toBe(true);
  });

  test('take the place of no entry of the other, and of their own', () => {
    const once = accept(atWork(1), entering(1, 'first'));
    expect(decide(once, entering(2, 'second', { replaces: [1] }))).toEqual(
      err({ code: 'entry-of-other-reader', unit: card(1) }),
    );
    const twice = accept(once, entering(2, 'second', { choice: 'Ben' }));
    expect(decide(twice, entering(3, 'second', { replaces: [1, 2] }))).toEqual(
      err({ code: 'entry-of-other-reader', unit: card(1) }),
    );
    expect(decide(twice, entering(3, 'second', { replaces: [2] })).ok).toBe(true);
    expect(decide(twice, entering(3, 'together', { replaces: [1, 2] })).ok).toBe(true);
  });
});

test('an entry that another stands in the place of looks at no card again, however late it comes', () => {
  const corrected = entering(2, 'first', { replaces: [1] });
  const done = accept(atWork(1), corrected, entering(3, 'second'), SIGN);
  const reason = { text: 'Read upside down', salt: 'a'.repeat(64) };
  const open = accept(done, { type: 'reopen-card', ...BOARD, ballot: card(1), reason });
  const late = accept(open, entering(1, 'first', { choice: 'Ben' }));
  expect(decide(late, SIGN)).toEqual(err({ code: 'ballots-undecided', board: 'Board 1', remaining: 1 }));
  const anew = accept(late, entering(4, 'first', { replaces: [2] }), entering(5, 'second', { replaces: [3] }));
  expect(decide(anew, SIGN).ok).toBe(true);
});

test('a board of one person cannot enter cards twice', () => {
  const command = { type: 'name-board-members', ...BOARD, members: ['Ann Lee'] } as const;
  expect(decide(atWork(1), command)).toEqual(err({ code: 'double-entry-of-two', board: 'Board 1' }));
});

test('only where boards enter single cards is double entry chosen', () => {
  const change = (settings: object) =>
    decide(plannedAudit({ type: 'ballot-polling' }), {
      type: 'change-settings',
      settings: { ...SETTINGS, ...settings },
    });
  expect(change({ doubleEntry: true, dataEntry: 'online' })).toMatchObject({
    ok: true,
    value: [{ version: 3, settings: { doubleEntry: true } }],
  });
  expect(change({ doubleEntry: true, dataEntry: 'offline' })).toEqual(
    err({ code: 'double-entry-at-boards-only', auditType: 'ballot-polling' }),
  );
});

test('of slips in one entry of a hundred, at least 99.9 % are found before anybody can sign off', () => {
  const { wrong, found, apart, signing } = enteredWithSlips({ cards: 1_000, seed: 8 });
  expect(wrong).toBeGreaterThan(10);
  expect(found / wrong).toBeGreaterThanOrEqual(0.999);
  // No card without a slip is set apart, and nobody signs before the others are settled.
  expect(apart).toBe(found);
  expect(signing).toEqual(err({ code: 'ballots-contested', board: 'Board 1', contested: found }));
});

test('of several cards only the one that was opened again is entered anew', () => {
  const reason = { text: 'Read upside down', salt: 'a'.repeat(64) };
  const both = [1, 2].flatMap((position) => [
    entering(2 * position, 'first', { position }),
    entering(2 * position + 1, 'second', { position }),
  ]);
  const open = accept(atWork(2), ...both, { type: 'reopen-card', ...BOARD, ballot: card(1), reason });
  // Of the other card each stands in the place of their own entry, and the other's stays beside it.
  const other = accept(open, entering(9, 'first', { position: 2, replaces: [4] }));
  expect(
    entriesOfCard(assertInRounds(other), 'Adams', card(2))
      .standing.map(({ reader }) => reader)
      .toSorted(),
  ).toEqual(['first', 'second']);
  expect(findBallot(assertInRounds(other), 'Adams', card(2))).toBeDefined();
  const opened = accept(open, entering(9, 'first', { position: 1, replaces: [2] }));
  expect(entriesOfCard(assertInRounds(opened), 'Adams', card(1)).standing.map(({ reader }) => reader)).toEqual([
    'first',
  ]);
});
