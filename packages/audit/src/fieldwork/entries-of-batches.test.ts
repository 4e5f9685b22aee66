import { assert, entriesOf, err, lookUp, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { AuditInRounds, BatchEntry } from '../state/audit-state.ts';
import { findCount } from '../state/audit-view.ts';
import { batchesApart, entriesOfBatch, findContestedBatch } from '../state/batch-entries.ts';
import { areStacksCounted, findEntry, findReview } from '../state/batch-review.ts';
import { REVIEW_TEAM } from '../state/card-review.ts';
import { evolve } from '../state/evolve.ts';
import { launchObstacle } from '../state/launch-obstacle.ts';
import { hasArrived } from '../state/standing-entries.ts';
import { accept, combining, draw, inRounds, openAudit } from '../testing/build-audit.ts';
import { randomFrom } from '../testing/devices-offline.ts';

/* Tallies of batches that devices keep until there is a network. B1 has 50 cards, B2 has 20; the numbers are made up. */

const B1 = { jurisdiction: 'Adams', batch: 'B1' } as const;
const TABLET = 'aaaaaaaa-0000-4000-8000-000000000000';
const PHONE = 'bbbbbbbb-0000-4000-8000-000000000000';
const idOf = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;

function entering(
  number: number,
  change: Partial<CommandOf<'record-batch'>> & Partial<BatchEntry> & { readonly ada?: number } = {},
) {
  const { device = TABLET, replaces = [], ada = 30, reader, ...command } = change;
  const made = { id: idOf(number), device, number, enteredAt: '2026-11-05T10:00:00.000Z', replaces };
  return {
    type: 'record-batch',
    ...B1,
    ballots: 50,
    sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: ada, Ben: 15 } } }],
    enteredBy: 'entry-1',
    people: ['Ann', 'Bob'],
    entry: { ...made, ...(reader && { reader }) },
    ...command,
  } as const satisfies AuditCommand;
}

/** The same without a device, by somebody who has seen `basedOn`. */
function recording(ada: number, basedOn: number | null): AuditCommand {
  const { entry: _, people: __, ...command } = entering(0, { ada });
  return { ...command, enteredBy: 'person-1', basedOn };
}

const open = () => {
  const drawn = ['B1', 'B2'].map((batch, place) => ({ ...draw({ ticket: `0.${place + 1}` }), batch, position: null }));
  return openAudit({ type: 'batch-comparison' }, drawn);
};
const after = (...commands: readonly AuditCommand[]) => inRounds(accept(open(), ...commands));
const adaIn = (audit: AuditInRounds) => findCount(audit, B1)?.sheets[0]?.votes.Mayor?.Ada;
const other: AuditCommand = { ...recording(5, null), batch: 'B2', ballots: 20 } as AuditCommand;
const finalize: AuditCommand = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 };

/** What people found, in an order of its own: the same text for the same state. */
function inWords({ results }: AuditInRounds): string {
  const of = <V>(map: Parameters<typeof entriesOf<V>>[0]) => [...entriesOf(map)].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([of(lookUp(results.batches, 'Adams')), of(lookUp(results.contestedBatches, 'Adams'))]);
}

describe('the tally of a batch that a device kept', () => {
  test('is taken once, however often it is sent, also when the tallies are final', () => {
    const once = after(entering(1), other);
    expect(adaIn(once)).toBe(30);
    expect(decide(once, entering(1))).toEqual(ok([]));
    const corrected = inRounds(accept(once, entering(2, { ada: 31, replaces: [idOf(1)] })));
    expect(decide(corrected, entering(1))).toEqual(ok([]));
    const final = inRounds(accept(corrected, finalize));
    expect(decide(final, entering(2, { ada: 31, replaces: [idOf(1)] }))).toEqual(ok([]));
    // What the round did not wait for is refused, so that the device keeps it and says so.
    expect(decide(final, entering(3))).toEqual(err({ code: 'tallies-final', jurisdiction: 'Adams' }));
  });

  test('that corrects an earlier one of the device stands in its place, whichever arrives first', () => {
    const [wrong, right] = [entering(1), entering(2, { ada: 31, replaces: [idOf(1)] })];
    const inTurn = after(wrong, right);
    expect(adaIn(inTurn)).toBe(31);
    expect(after(right, wrong)).toEqual(inTurn);
  });

  test('whose batch another device has entered meanwhile is kept beside it, and neither counts', () => {
    const both = after(entering(1), entering(2, { device: PHONE, ada: 31, people: ['Cid'] }), other);
    expect(findCount(both, B1)).toBeUndefined();
    expect(findEntry(both, B1)).toBeUndefined();
    expect(findContestedBatch(both, B1)?.standing).toMatchObject([
      { id: idOf(1), people: ['Ann', 'Bob'], made: { device: TABLET } },
      { id: idOf(2), people: ['Cid'], made: { device: PHONE } },
    ]);
    expect(decide(both, finalize)).toEqual(err({ code: 'batches-contested', jurisdiction: 'Adams', batches: ['B1'] }));
    expect(launchObstacle(both)).toEqual({ reason: 'entries', jurisdictions: ['Adams'] });
    // Two that say the same are settled by people too: nothing is merged.
    expect(findCount(after(entering(1), entering(2, { device: PHONE })), B1)).toBeUndefined();
  });

  test('that knows both settles them, in whatever order the three arrive, with the names of all who entered it', () => {
    const [one, two] = [entering(1), entering(2, { device: PHONE, ada: 31, people: ['Cid'] })];
    const both = entering(3, { ada: 31, people: ['Dee'], replaces: [idOf(1), idOf(2)] });
    const orders = [
      [one, two, both],
      [one, both, two],
      [two, one, both],
      [two, both, one],
      [both, one, two],
      [both, two, one],
    ];
    expect(new Set(orders.map((order) => inWords(after(...order)))).size).toBe(1);
    const settled = after(one, two, both, other);
    expect(findCount(settled, B1)).toMatchObject({
      revision: 3,
      people: ['Dee'],
      earlierPeople: ['Ann', 'Bob', 'Cid'],
      trail: { id: idOf(3) },
    });
    expect(batchesApart(settled, 'Adams', 'contested')).toEqual([]);
    expect(settled.results.contestedBatches.size).toBe(0);
    expect(decide(settled, finalize).ok).toBe(true);
  });

  test('is settled without a device too, by somebody who has seen both, and by nobody who has not', () => {
    const both = after(entering(1), entering(2, { device: PHONE, ada: 31 }));
    expect(decide(both, recording(32, 1))).toEqual(
      err({ code: 'entry-changed-meanwhile', entry: 'batch', jurisdiction: 'Adams', unit: 'B1' }),
    );
    const settled = inRounds(accept(both, recording(32, 2)));
    expect(adaIn(settled)).toBe(32);
    expect(findCount(settled, B1)).toMatchObject({ revision: 3, earlierPeople: ['Ann', 'Bob'] });
    // A third that comes late knew neither: it does not slip in.
    expect(findCount(inRounds(accept(settled, entering(4))), B1)).toBeUndefined();
  });

  test('takes the place of what the manager recorded, by the name that a screen gives it, and stands beside it otherwise', () => {
    const recorded = after(recording(28, null));
    const [known] = entriesOfBatch(recorded, B1).standing;
    assert(known !== undefined, 'the record stands');
    expect(adaIn(inRounds(accept(recorded, entering(1, { replaces: [known.id] }))))).toBe(30);
    expect(findContestedBatch(inRounds(accept(recorded, entering(1))), B1)?.standing).toHaveLength(2);
  });

  test('leaves a batch with an entry, and with no more of them than people can settle', () => {
    const first = after(entering(1, { replaces: [idOf(2)] }));
    expect(decide(first, entering(2, { replaces: [idOf(1)] }))).toEqual(err({ code: 'entries-in-circle', unit: 'B1' }));
    const many = after(...Array.from({ length: 20 }, (_, place) => entering(place + 1)));
    expect(decide(many, entering(21))).toEqual(err({ code: 'too-many-entries', unit: 'B1' }));
  });

  test('beside another is made final by nobody, whatever a log says, and is counted anew where its batch is combined', () => {
    const both = after(entering(1), entering(2, { device: PHONE }), other);
    expect(() => evolve(both, { type: 'tallies-finalized', jurisdiction: 'Adams', discrepancies: 0 })).toThrow(
      'one entry',
    );
    const closing = { type: 'round-closed', version: 4, round: 1, measurements: [], fieldwork: {} } as const;
    expect(() => evolve(both, closing)).toThrow('one entry');
    const mixed = inRounds(
      accept(both, combining({ jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'] })),
    );
    expect(mixed.results.contestedBatches.size).toBe(0);
    expect(decide(mixed, entering(3))).toEqual(err({ code: 'batch-combined', batch: 'B1', combined: 'B1 and B2' }));
  });

  test('written into a log twice is no log of ours', () => {
    const decided = decide(open(), entering(1));
    assert(decided.ok, 'the entry is taken');
    const once = decided.value.reduce(evolve, open() as Parameters<typeof evolve>[0]);
    expect(() => decided.value.reduce(evolve, once)).toThrow('an entry of a device is recorded once');
  });
});

describe('with cards at the review team', () => {
  const team = { type: 'create-review-team', jurisdiction: 'Adams' } as const;
  const members = {
    type: 'name-board-members',
    jurisdiction: 'Adams',
    board: REVIEW_TEAM,
    members: ['Eve', 'Fay'],
  } as const;
  const send: AuditCommand = {
    type: 'send-batch-to-review',
    ...B1,
    ballots: 50,
    kinds: { other: 3 },
    remark: { text: 'Torn', salt: 'a'.repeat(64) },
    enteredBy: 'person-1',
  };
  const sent = () => after(team, members, send);
  const stacks = (basedOn: number) => ({ stacks: { cards: 47, differenceConfirmed: null, basedOn } });

  test('the stacks are counted with the entry that stands, and with none while two do', () => {
    const one = inRounds(accept(sent(), entering(1, stacks(1))));
    expect(findReview(one, B1)).toMatchObject({ counted: { stacks: 47, sent: 3, handled: 50 } });
    const two = inRounds(accept(one, entering(2, { device: PHONE, ada: 31, ...stacks(1) })));
    expect(findReview(two, B1)?.entry).toBeUndefined();
    expect(findReview(two, B1)?.counted).toBeUndefined();
    expect(findContestedBatch(two, B1)?.standing).toMatchObject([
      { stacks: { stacks: 47 } },
      { stacks: { stacks: 47 } },
    ]);
    const settled = inRounds(accept(two, entering(3, { ada: 31, replaces: [idOf(1), idOf(2)], ...stacks(1) })));
    const review = findReview(settled, B1);
    expect(review !== undefined && areStacksCounted(review)).toBe(true);
    expect(findEntry(settled, B1)).toMatchObject({ trail: { id: idOf(3) } });
  });

  test('one that came late takes nothing from the stacks of what stands', () => {
    const right = inRounds(accept(sent(), entering(2, { ada: 31, replaces: [idOf(1)], ...stacks(1) })));
    const late = inRounds(accept(right, entering(1, stacks(1))));
    const review = findReview(late, B1);
    expect(review !== undefined && areStacksCounted(review)).toBe(true);
    expect(findEntry(late, B1)?.sheets[0]?.votes).toEqual({ Mayor: { Ada: 31, Ben: 15 } });
  });

  test('whoever entered what does not stand decides on none of its cards', () => {
    const audit = after(
      team,
      { ...members, members: ['Ann', 'Fay'] },
      entering(1),
      entering(2, { device: PHONE, people: ['Cid'] }),
      send,
    );
    const review = {
      type: 'review-batch',
      jurisdiction: 'Adams',
      board: REVIEW_TEAM,
      batch: 'B1',
      votes: { Mayor: { Ada: 2, Ben: 1 } },
      remark: null,
    } as const;
    expect(decide(audit, review).ok).toBe(false);
  });
});

test('two hundred orders of a week of entries from five devices end in one state, with every entry in it', () => {
  const random = randomFrom(11);
  const known = new Map<string, string[]>();
  const sent: ReturnType<typeof entering>[] = [];
  for (let number = 1; number <= 30; number += 1) {
    const device = `dddddddd-0000-4000-8000-00000000000${number % 5}`;
    const [batch, ballots] = random() < 0.5 ? (['B1', 50] as const) : (['B2', 50] as const);
    const own = known.get(`${device} ${batch}`) ?? [];
    // Now and then a device hears of another.
    const others = sent.filter((one) => one.batch === batch && random() < 0.1).map(({ entry }) => entry.id);
    const replaces = [...new Set([...own, ...others])];
    const people = [['Ann', 'Bob'], ['Cid'], ['Dee', 'Eli']][number % 3] ?? [];
    const made = entering(number, { device, replaces, ada: 1 + Math.floor(random() * 5), people });
    sent.push({ ...made, batch, ballots } as ReturnType<typeof entering>);
    known.set(`${device} ${batch}`, [idOf(number)]);
  }
  const ends = Array.from({ length: 200 }, (_, seed) => {
    const shuffle = randomFrom(seed + 100);
    const order = sent.map((one) => ({ one, at: shuffle() })).sort((a, b) => a.at - b.at);
    // Each comes once or twice.
    return after(...order.flatMap(({ one, at }) => (at < 0.3 ? [one, one] : [one])));
  });
  expect(new Set(ends.map(inWords)).size).toBe(1);
  const [end] = ends;
  assert(end !== undefined, 'there is an end');
  expect(sent.filter((one) => !hasArrived(entriesOfBatch(end, one), one.entry.id))).toEqual([]);
  // What stands, worked out from the entries alone: those that none of the others names.
  const replaced = new Set(sent.flatMap(({ entry }) => entry.replaces));
  for (const batch of ['B1', 'B2']) {
    const expected = sent
      .filter((one) => one.batch === batch && !replaced.has(one.entry.id))
      .map(({ entry }) => entry.id);
    expect(entriesOfBatch(end, { jurisdiction: 'Adams', batch }).standing.map(({ id }) => id)).toEqual(expected.sort());
  }
});
