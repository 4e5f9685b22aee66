import { assert, err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { assertInRounds } from '../state/assert-phase.ts';
import type { Audit, DeviceEntry } from '../state/audit-state.ts';
import { findBallot } from '../state/audit-view.ts';
import { entriesOfCard, findContested } from '../state/card-entries.ts';
import { evolve } from '../state/evolve.ts';
import { evolveBallots } from '../state/evolve-ballots.ts';
import { accept, card, draw, marks, openAudit, seen } from '../testing/build-audit.ts';
import {
  boardsOfFleet,
  contestedAmong,
  entriesOfFleet,
  type Fleet,
  journeys,
  lostIn,
  received,
  stateInWords,
} from '../testing/devices-offline.ts';

const BOARD = { jurisdiction: 'Adams', board: 'Board 1' } as const;
const MEMBERS = ['Ann Lee', 'Bo Ruiz'] as const;
const TABLET = 'aaaaaaaa-0000-4000-8000-000000000000';
const PHONE = 'bbbbbbbb-0000-4000-8000-000000000000';
const FIRST = '11111111-0000-4000-8000-000000000000';
const SECOND = '22222222-0000-4000-8000-000000000000';
const THIRD = '33333333-0000-4000-8000-000000000000';

const atWork = accept(
  openAudit({ type: 'ballot-polling' }, [draw({ position: 1 }), draw({ position: 2 })]),
  { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots: [card(1), card(2)] }] },
  { type: 'name-board-members', ...BOARD, members: [...MEMBERS] },
);

function entry(id: string, change: Partial<DeviceEntry> = {}): DeviceEntry {
  return { id, device: TABLET, number: 1, enteredAt: '2026-11-05T10:00:00.000Z', replaces: [], ...change };
}

function entering(made: DeviceEntry | undefined, choice = 'Ada') {
  const record = seen({ Mayor: marks(choice) });
  const command = { type: 'record-ballot', ...BOARD, ballot: card(1), record } as const;
  return made === undefined ? command : { ...command, entry: made };
}

const cardIn = (audit: Audit) => findBallot(assertInRounds(audit), 'Adams', card(1));
const contestedIn = (audit: Audit) => findContested(assertInRounds(audit), 'Adams', card(1));

describe('an entry of a device', () => {
  test('is taken once, however often it is sent', () => {
    const once = accept(atWork, entering(entry(FIRST)));
    expect(cardIn(once)).toMatchObject({ revision: 1, record: seen({ Mayor: marks('Ada') }) });
    expect(decide(once, entering(entry(FIRST)))).toEqual(ok([]));
    // Also when another has taken its place, and when the board has signed off.
    const twice = accept(once, entering(entry(SECOND, { replaces: [FIRST] }), 'Ben'));
    expect(decide(twice, entering(entry(FIRST)))).toEqual(ok([]));
    const other = { ...entering(entry(THIRD)), ballot: card(2) };
    const signed = accept(twice, other, { type: 'sign-off-board', ...BOARD, typedNames: [...MEMBERS] });
    expect(decide(signed, entering(entry(SECOND, { replaces: [FIRST] }), 'Ben'))).toEqual(ok([]));
    expect(decide(signed, entering(entry('44444444-0000-4000-8000-000000000000')))).toEqual(
      err({ code: 'board-signed-off', board: 'Board 1' }),
    );
  });

  test('that corrects an earlier one of the device stands in its place, whichever arrives first', () => {
    const wrong = entering(entry(FIRST));
    const right = entering(entry(SECOND, { number: 2, replaces: [FIRST] }), 'Ben');
    const inTurn = accept(atWork, wrong, right);
    const turned = accept(atWork, right, wrong);
    expect(cardIn(inTurn)).toMatchObject({ revision: 2, record: seen({ Mayor: marks('Ben') }) });
    expect(turned).toEqual(inTurn);
  });

  test('whose card another device has entered meanwhile is kept beside it, and neither counts', () => {
    const first = entering(entry(FIRST));
    const second = entering(entry(SECOND, { device: PHONE }), 'Ben');
    const both = accept(atWork, first, second);
    expect(cardIn(both)).toBeUndefined();
    expect(contestedIn(both)?.standing).toMatchObject([
      { id: FIRST, record: seen({ Mayor: marks('Ada') }), made: { device: TABLET } },
      { id: SECOND, record: seen({ Mayor: marks('Ben') }), made: { device: PHONE } },
    ]);
    expect(accept(atWork, second, first)).toEqual(both);
    // Two that say the same are settled by people too: nothing is merged.
    expect(cardIn(accept(atWork, first, entering(entry(SECOND, { device: PHONE }))))).toBeUndefined();
  });

  test('that knows both settles them, in whatever order the three arrive', () => {
    const one = entering(entry(FIRST));
    const other = entering(entry(SECOND, { device: PHONE }), 'Ben');
    const both = entering(entry(THIRD, { number: 2, replaces: [FIRST, SECOND] }), 'Ben');
    const orders = [
      [one, other, both],
      [one, both, other],
      [other, one, both],
      [other, both, one],
      [both, one, other],
      [both, other, one],
    ];
    const states = orders.map((order) => stateInWords(assertInRounds(accept(atWork, ...order))));
    expect(new Set(states).size).toBe(1);
    const settled = accept(atWork, one, other, both);
    expect(cardIn(settled)).toMatchObject({ revision: 3, record: seen({ Mayor: marks('Ben') }), trail: { id: THIRD } });
    expect(contestedIn(settled)).toBeUndefined();
  });

  test('is refused once more stand than people can settle, and the one that settles them is taken', () => {
    const idOf = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
    const ids = Array.from({ length: 20 }, (_, place) => idOf(place + 1));
    const many = accept(atWork, ...ids.map((id) => entering(entry(id))));
    expect(decide(many, entering(entry(idOf(21))))).toEqual(err({ code: 'too-many-entries', unit: card(1) }));
    const settled = accept(many, entering(entry(idOf(22), { replaces: ids }), 'Ben'));
    expect(cardIn(settled)).toMatchObject({ record: seen({ Mayor: marks('Ben') }) });
    // Nor does one name more than could ever come.
    const awaited = Array.from({ length: 101 }, (_, place) => idOf(place + 100));
    expect(decide(atWork, entering(entry(FIRST, { replaces: awaited })))).toEqual(
      err({ code: 'too-many-entries', unit: card(1) }),
    );
  });

  test('that names what is to be recorded without a device does not stand before it', () => {
    const before = accept(atWork, entering(entry(FIRST, { replaces: ['recorded-2'] })));
    const after = accept(before, { ...entering(undefined, 'Ben'), basedOn: 1 });
    expect(cardIn(after)).toMatchObject({ record: seen({ Mayor: marks('Ben') }) });
  });

  test('beside another is signed for by nobody, whatever a log says', () => {
    const both = accept(atWork, entering(entry(FIRST)), entering(entry(SECOND, { device: PHONE }), 'Ben'));
    expect(() => evolve(both, { type: 'board-signed-off', ...BOARD })).toThrow('one entry');
    const closing = { type: 'round-closed', version: 4, round: 1, measurements: [], fieldwork: {} } as const;
    expect(() => evolve(both, closing)).toThrow('one entry');
  });

  test('is settled by a record without a device too, made by somebody who has seen both', () => {
    const both = accept(atWork, entering(entry(FIRST)), entering(entry(SECOND, { device: PHONE }), 'Ben'));
    expect(decide(both, { ...entering(undefined), basedOn: 1 })).toEqual(
      err({ code: 'entry-changed-meanwhile', entry: 'ballot', jurisdiction: 'Adams', unit: card(1) }),
    );
    const settled = accept(both, { ...entering(undefined, 'Ben'), basedOn: 2 });
    expect(cardIn(settled)).toMatchObject({ revision: 3, record: seen({ Mayor: marks('Ben') }) });
  });

  test('takes the place of a record that no device made, by the name that a screen gives it', () => {
    const recorded = accept(atWork, entering(undefined));
    const [standing] = entriesOfCard(assertInRounds(recorded), 'Adams', card(1)).standing;
    assert(standing !== undefined, 'the record stands');
    const corrected = accept(recorded, entering(entry(FIRST, { replaces: [standing.id] }), 'Ben'));
    expect(cardIn(corrected)).toMatchObject({ revision: 2, record: seen({ Mayor: marks('Ben') }) });
  });

  test('does not leave a card without an entry', () => {
    const first = accept(atWork, entering(entry(FIRST, { replaces: [SECOND] })));
    expect(decide(first, entering(entry(SECOND, { replaces: [FIRST] })))).toEqual(
      err({ code: 'entries-in-circle', unit: card(1) }),
    );
    expect(decide(atWork, entering(entry(FIRST, { replaces: [FIRST] })))).toEqual(
      err({ code: 'entries-in-circle', unit: card(1) }),
    );
  });

  test('written into a log twice is no log of ours', () => {
    const decided = decide(atWork, entering(entry(FIRST)));
    assert(decided.ok, 'the entry is taken');
    const once = decided.value.reduce(evolve, atWork);
    expect(() => decided.value.reduce(evolve, once)).toThrow('an entry of a device is recorded once');
  });
});

describe('a card with two entries', () => {
  const both = accept(atWork, entering(entry(FIRST)), entering(entry(SECOND, { device: PHONE }), 'Ben'), {
    ...entering(undefined),
    ballot: card(2),
  });

  test('keeps its board from signing off, and with it the round from closing', () => {
    const signing = { type: 'sign-off-board', ...BOARD, typedNames: [...MEMBERS] } as const;
    expect(decide(both, signing)).toEqual(err({ code: 'ballots-contested', board: 'Board 1', contested: 1 }));
    expect(decide(both, { type: 'close-round', round: 1, measurements: [] })).toEqual(
      err({ code: 'jurisdictions-outstanding', jurisdictions: ['Adams'] }),
    );
    const settled = accept(both, entering(entry(THIRD, { replaces: [FIRST, SECOND] })));
    expect(decide(settled, signing)).toMatchObject({ ok: true });
  });

  test('is not lost where a record without a device and that of another card are folded together', () => {
    const once = accept(atWork, entering(entry(FIRST)));
    const plain = { type: 'ballot-recorded', version: 6, ...BOARD, record: seen({ Mayor: marks('Ben') }) } as const;
    const events = [card(1), card(2)].map((ballot) => ({ ...plain, ballot }));
    const together = evolveBallots(once, events);
    expect(stateInWords(assertInRounds(together))).toBe(stateInWords(assertInRounds(events.reduce(evolve, once))));
  });

  test('is the same whether its entries are folded one after another or together', () => {
    const events = [
      entering(entry(FIRST)),
      entering(undefined, 'Ben'),
      entering(entry(SECOND, { device: PHONE })),
    ].reduce<{
      readonly audit: Audit;
      readonly events: readonly Parameters<typeof evolveBallots>[1][number][];
    }>(
      (before, command) => {
        const decided = decide(before.audit, command);
        assert(decided.ok, 'the entry is taken');
        const own = decided.value.filter((event) => event.type === 'ballot-recorded');
        return { audit: decided.value.reduce(evolve, before.audit), events: [...before.events, ...own] };
      },
      { audit: atWork, events: [] },
    );
    expect(evolveBallots(atWork, events.events)).toEqual(events.audit);
  });
});

describe('ten devices, two to a board, two days without a network', () => {
  const fleet: Fleet = { devices: 10, cardsEach: 50, seed: 7 };
  const boards = boardsOfFleet(fleet);
  const sent = entriesOfFleet(fleet);
  const orders = [1, 2, 3, 4, 5, 6, 7, 8];

  test('lose no entry and end in one state, whatever is cut, doubled, replayed or turned round on the way', () => {
    const ends = orders.map((seed) => received(boards, journeys(sent, seed)));
    expect(sent.length).toBeGreaterThan(500);
    expect(ends.map((end) => lostIn(end, sent))).toEqual(orders.map(() => 0));
    expect(new Set(ends.map(stateInWords)).size).toBe(1);
  });

  test('leave the cards of which two entries do not know one another to their boards, and no others', () => {
    const end = received(boards, journeys(sent, 1));
    const expected = contestedAmong(sent);
    expect(expected.length).toBeGreaterThan(10);
    const cards = [...new Set(sent.map(({ ballot }) => ballot))];
    expect(cards.filter((ballot) => findContested(end, 'Adams', ballot) !== undefined).sort()).toEqual(
      [...expected].sort(),
    );
    // Every other card that was entered counts.
    const counted = cards.filter((ballot) => findBallot(end, 'Adams', ballot) !== undefined);
    expect(counted.length + expected.length).toBe(cards.length);
  });
});
