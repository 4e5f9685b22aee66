import { entriesOf, lookUp } from '@plumbline/prelude';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumOfAccounts } from '../accounting/ledger.ts';
import { decideRoom } from '../decisions/decide-room.ts';
import { reconciliationOf } from '../reports/reconciliation.ts';
import type { BallotCommand } from '../state/ballot-command.ts';
import { evolveRoomAll } from '../state/evolve.ts';
import { NOT_OPENED, type OpenRoom } from '../state/room.ts';
import { eventsOf, play, salted } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by, setUp } from '../testing/tamarack-people.ts';

/** The room after whatever of these commands is accepted; what is refused changes nothing. */
function tried(room: OpenRoom, commands: readonly BallotCommand[], look: (state: OpenRoom) => void): void {
  let state = room;
  for (const command of commands) {
    const before = structuredClone(state.ledger);
    const decision = decideRoom(state, salted(state, command));
    if (decision.ok) state = play(state, command);
    else expect(state.ledger).toEqual(before);
    look(state);
  }
}

test('double entry sums to 0 after any commands, accepted or refused, and a difference stays in its variance account', () => {
  const account = fc.constantFrom('PRINTER', 'VAULT:S1', 'SITE:P-01', 'VARIANCE:t1', 'TRANSIT:t2');
  const pair = fc.constantFrom('okafor pham', 'yazzie hale', 'diaz kim', 'okafor');
  const step = fc.record({
    what: fc.nat(3),
    people: pair,
    name: fc.constantFrom('t1', 't2', 't3'),
    from: account,
    to: account,
    count: fc.nat(20),
  });
  const room = setUp();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const commands = steps.map(({ what, people, name, from, to, count }): BallotCommand => {
        if (what === 0)
          return by(people, {
            type: 'send-transfer',
            transfer: name,
            from,
            to,
            unit: 'cards',
            declared: count,
            container: null,
          });
        if (what === 1) return by(people, { type: 'receive-transfer', transfer: name, counted: count });
        if (what === 2) return by(people, { type: 'recount-transfer', transfer: name, counted: count });
        return by('eze ibarra', {
          type: 'convert-unit',
          conversion: name,
          taken: { account: from, unit: 'envelopes', count },
          made: { account: to, unit: 'ballots', count },
          empties: 0,
          extras: 0,
          otherContents: 0,
        });
      });
      tried(room, commands, (state) => {
        expect(['cards', 'envelopes', 'ballots'].map((unit) => sumOfAccounts(state.ledger, unit as 'cards'))).toEqual([
          0, 0, 0,
        ]);
        for (const [, { received, declared, transfer }] of entriesOf(state.transfers)) {
          const counted = received.at(-1)?.counted;
          const variance = lookUp(state.ledger.balances, `cards|VARIANCE:${transfer}`) ?? 0;
          if (counted !== undefined) expect(variance).toBe(declared - counted);
        }
      });
    }),
    { numRuns: 60 },
  );
});

test('a seal is in one place, and applied once in its life, whatever is tried', () => {
  const box = (container: string) =>
    by('nakai', { type: 'create-container', container, kind: 'bag', positions: ['a', 'b'], holdsVoted: true });
  const room = play(setUp(), box('X'), box('Y'));
  const seal = fc.constantFrom('0090201', '0090202', '0090203');
  const container = fc.constantFrom('X', 'Y');
  const step = fc.record({ what: fc.nat(3), seal, container, position: fc.constantFrom('a', 'b') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 16 }), (steps) => {
      const applied = new Map<string, number>();
      let state = room;
      for (const { what, seal: number, container: name, position } of steps) {
        const seals = Object.entries(lookUp(state.containers, name)?.seals ?? {});
        const readings = seals.map(([at, each]) => ({ position: at, seal: each }));
        const commands: readonly BallotCommand[] = [
          by('nakai lund', { type: 'apply-seal', seal: number, container: name, position }),
          by('nakai', { type: 'read-seals', container: name, readings, condition: 'intact', incident: 'none' }),
          by('nakai lund', { type: 'open-container', container: name, purpose: 'to look' }),
          by('nakai lund', { type: 'void-seal', seal: number, reason: 'damaged' }),
        ];
        const command = commands[what];
        if (command === undefined || !decideRoom(state, salted(state, command)).ok) continue;
        state = play(state, command);
        if (what === 0) applied.set(number, (applied.get(number) ?? 0) + 1);
      }
      for (const [, times] of applied) expect(times).toBe(1);
      const on = [...entriesOf(state.containers)].flatMap(([, each]) => Object.values(each.seals));
      expect(new Set(on).size).toBe(on.length);
      for (const each of on) expect(lookUp(state.seals, each)?.state).toBe('applied');
      expect(reconciliationOf(state).byPlace.get('seals')?.[0]?.delta).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('the room is the fold of its events, and each batch lies in one container at most', () => {
  const room = county();
  const folded = evolveRoomAll(NOT_OPENED, eventsOf(room));
  expect(folded).toEqual(room);
  const inside = [...entriesOf(room.containers)].flatMap(([, { batches }]) => batches);
  expect(new Set(inside).size).toBe(inside.length);
  expect(inside.length).toBe(30);
});
