import type { RankedCount } from '@plumbline/election';
import { assert, err, ok } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { whoEntered } from '../frame/who-entered.ts';
import { saidOfBatches } from '../kinds/said-of-batches.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { AuditInRounds, BatchEntry, BatchReader } from '../state/audit-state.ts';
import { findCount } from '../state/audit-view.ts';
import { batchesApart, entriesOfBatch, findContestedBatch, standOfBatch } from '../state/batch-entries.ts';
import { areStacksCounted, findReview } from '../state/batch-review.ts';
import {
  accept,
  commitment,
  contest,
  draw,
  inRounds,
  openAudit,
  opening,
  plannedAudit,
  SETTINGS,
} from '../testing/build-audit.ts';
import { randomFrom } from '../testing/devices-offline.ts';
import { whoEnteredBatch } from './batch-counts.ts';

/* Each batch is entered twice, by people who do not know what the others entered. B1 has 50 cards; the numbers are made up. */

const B1 = { jurisdiction: 'Adams', batch: 'B1' } as const;
const idOf = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
const SETTINGS_TWICE = { ...SETTINGS, dataEntry: 'offline', doubleEntry: true } as const;

type Entering = {
  readonly ada?: number;
  readonly replaces?: readonly number[];
  readonly reader?: BatchReader | null;
  readonly change?: Partial<CommandOf<'record-batch'>>;
};

/** Entries are named by numbers; their people by letters, the manager by `M`. */
function entering(
  number: number,
  people: string,
  { ada = 30, replaces = [], reader = 'alone', change }: Entering = {},
) {
  const made = { id: idOf(number), device: idOf(9_000_000), number, enteredAt: '2026-11-05T10:00:00.000Z' };
  const entry: BatchEntry = { ...made, replaces: replaces.map(idOf), ...(reader && { reader }) };
  return {
    type: 'record-batch',
    ...B1,
    ballots: 50,
    sheets: [{ name: 'Sheet 1', votes: { Mayor: { Ada: ada, Ben: 15 } } }],
    enteredBy: people === 'M' ? 'person-1' : `entry-${number}`,
    ...(people !== 'M' && { people: [...people] }),
    entry,
    ...change,
  } as const satisfies AuditCommand;
}

const without = (command: ReturnType<typeof entering>): AuditCommand => {
  const { entry: _, ...rest } = command;
  return rest;
};

const open = (batches = ['B1']) => {
  const drawn = batches.map((batch, place) => ({ ...draw({ ticket: `0.${place + 1}` }), batch, position: null }));
  return openAudit({ type: 'batch-comparison', settings: SETTINGS_TWICE }, drawn);
};
const after = (...commands: readonly AuditCommand[]) => inRounds(accept(open(), ...commands));
const standIn = (audit: AuditInRounds) => standOfBatch(entriesOfBatch(audit, B1));
const finalize: AuditCommand = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 };

describe('a batch that is entered twice', () => {
  test('counts once people who share nobody have entered the same, whichever arrives first', () => {
    const [one, two] = [entering(1, 'AB'), entering(2, 'C')];
    const once = after(one);
    expect(standIn(once)).toBe('entered-once');
    expect([findCount(once, B1), findContestedBatch(once, B1)]).toEqual([undefined, undefined]);
    expect(batchesApart(once, 'Adams', 'entered-once')).toEqual(['B1']);
    expect(decide(once, finalize)).toEqual(
      err({ code: 'batches-outstanding', jurisdiction: 'Adams', batches: ['B1'] }),
    );
    const twice = after(one, two);
    expect(findCount(twice, B1)).toMatchObject({ revision: 2 });
    expect(after(two, one)).toEqual(twice);
    // Both entered it: neither of them takes a second look at it.
    const subject = { jurisdiction: 'Adams', unit: { kind: 'batch', batch: 'B1' } } as const;
    expect([...whoEntered(twice, subject)].sort()).toEqual(['A', 'B', 'C']);
    const counted = findCount(twice, B1);
    expect(counted && whoEnteredBatch(counted, (id) => id)).toBe('A, B; C');
    expect(decide(twice, finalize).ok).toBe(true);
  });

  test('waits where the second are partly the first, or the first once more, by whatever spelling', () => {
    for (const others of ['B', 'BC', 'ab', 'BA']) {
      expect(standIn(after(entering(1, 'AB'), entering(2, others)))).toBe('entered-once');
    }
    expect(standIn(after(entering(1, 'AB'), entering(2, 'BC'), entering(3, 'D')))).toBe('audited');
    expect(standIn(after(entering(1, 'M'), entering(2, 'M')))).toBe('entered-once');
    expect(standIn(after(entering(1, 'M'), entering(2, 'A')))).toBe('audited');
  });

  test('adds up the same in other sheets, and not with another kind of cards', () => {
    const halves = [10, 20].map((ada, place) => ({
      name: `Stack ${place}`,
      votes: { Mayor: { Ada: ada, Ben: place * 15 } },
    }));
    expect(standIn(after(entering(1, 'A'), entering(2, 'C', { change: { sheets: halves } })))).toBe('audited');
  });

  test('entered otherwise is settled by people who have seen both, and stays known as a difference', () => {
    const unlike = after(entering(1, 'A'), entering(2, 'C', { ada: 31 }));
    expect(standIn(unlike)).toBe('contested');
    expect(decide(unlike, finalize)).toEqual(
      err({ code: 'batches-contested', jurisdiction: 'Adams', batches: ['B1'] }),
    );
    const settled = inRounds(accept(unlike, entering(3, 'A', { ada: 31, replaces: [1, 2], reader: 'together' })));
    expect(findCount(settled, B1)).toMatchObject({ trail: { reader: 'together' } });
    expect(saidOfBatches(settled, 'Adams')).toEqual([
      {
        unit: { kind: 'batch', batch: 'B1' },
        card: null,
        imprintedId: null,
        lines: [
          {
            contest: 'Mayor',
            reported: null,
            audited: {
              kind: 'counted-otherwise',
              tallies: [
                { Ada: 30, Ben: 15 },
                { Ada: 31, Ben: 15 },
              ],
            },
            marginChange: null,
          },
        ],
      },
    ]);
  });

  test('that somebody makes alike after having seen what others entered stays known as a difference', () => {
    const peeked = after(entering(1, 'A'), entering(2, 'C', { ada: 31 }), entering(3, 'C', { replaces: [2] }));
    expect(standIn(peeked)).toBe('audited');
    expect(findCount(peeked, B1)?.trail?.differed).toHaveLength(1);
  });

  test('is corrected by whoever entered it, who takes the place of their own entry and of no other', () => {
    const corrected = after(entering(1, 'AB', { ada: 29 }), entering(2, 'BA', { replaces: [1] }), entering(3, 'C'));
    expect(standIn(corrected)).toBe('audited');
    expect(findCount(corrected, B1)?.trail?.differed).toBeUndefined();
    expect(decide(after(entering(1, 'AB')), entering(2, 'C', { replaces: [1] }))).toEqual(
      err({ code: 'entry-of-other-reader', unit: 'B1' }),
    );
  });

  test('is entered by people who have seen both only after others have, and says who made each entry', () => {
    const together = entering(2, 'C', { replaces: [1], reader: 'together' });
    expect(decide(open(), entering(1, 'A', { reader: 'together' }))).toEqual(
      err({ code: 'second-entry-missing', unit: 'B1' }),
    );
    expect(decide(after(entering(1, 'A')), together)).toEqual(err({ code: 'second-entry-missing', unit: 'B1' }));
    expect(decide(open(), entering(1, 'A', { reader: null }))).toEqual(err({ code: 'reader-missing', unit: 'B1' }));
    // Nor does the desk record one as if it had seen all there is.
    expect(decide(open(), without(entering(1, 'M')))).toEqual(err({ code: 'reader-missing', unit: 'B1' }));
    const drawn = [{ ...draw({}), batch: 'B1', position: null }];
    expect(decide(openAudit({ type: 'batch-comparison' }, drawn), entering(1, 'A'))).toEqual(
      err({ code: 'reader-not-asked', unit: 'B1' }),
    );
  });

  test('with cards at the review team counts its stacks with either of two entries that are alike', () => {
    const text = { text: 'Torn', salt: 'a'.repeat(64) };
    const begin: readonly AuditCommand[] = [
      { type: 'create-review-team', jurisdiction: 'Adams' },
      { type: 'send-batch-to-review', ...B1, ballots: 50, kinds: { other: 3 }, remark: text, enteredBy: 'person-1' },
    ];
    const stacks = { change: { stacks: { cards: 47, differenceConfirmed: null, basedOn: 1 } } };
    for (const ids of [
      [1, 2],
      [2, 1],
    ] as const) {
      const twice = after(...begin, entering(ids[0], 'A', stacks), entering(ids[1], 'C', stacks));
      const review = findReview(twice, B1);
      assert(review !== undefined, 'cards are with the team');
      expect([standIn(twice), areStacksCounted(review)]).toEqual(['audited', true]);
    }
    // Those who counted otherwise counted other stacks.
    const other = { ada: 28, change: { stacks: { cards: 46, differenceConfirmed: -1, basedOn: 1 } } };
    const unlike = after(...begin, entering(1, 'A', stacks), entering(2, 'C', other));
    const entered = entriesOfBatch(unlike, B1).standing.map(({ id, stacks: counted }) => [id, counted?.stacks]);
    expect(new Map(entered as [string, number][])).toEqual(
      new Map([
        [idOf(1), 47],
        [idOf(2), 46],
      ]),
    );
  });
});

test('of two contests only the one that was counted otherwise is told', () => {
  const { plan, ...audit } = open();
  const both = { ...audit, plan: { ...plan, contests: [...plan.contests, contest('Levy')] } } as AuditInRounds;
  const votesOf = (ada: number) => ({ Mayor: { Ada: 30, Ben: 15 }, Levy: { Ada: ada, Ben: 5 } });
  const entered = (number: number, people: string, ada: number, of: Entering = {}) =>
    entering(number, people, { ...of, change: { sheets: [{ name: 'Sheet 1', votes: votesOf(ada) }] } });
  const settling = entered(3, 'A', 41, { replaces: [1, 2], reader: 'together' });
  const settled = inRounds(accept(both, entered(1, 'A', 40), entered(2, 'C', 41), settling));
  expect(saidOfBatches(settled, 'Adams').flatMap(({ lines }) => lines.map((line) => line.contest))).toEqual(['Levy']);
});

test('rankings that are counted otherwise are told as they were entered, and the same piles in another order are the same', () => {
  const choices = ['Ada', 'Ben', 'Cyd'].map((name) => ({ name, votes: 0 }));
  const ranked = { countedBy: 'instant-runoff', reportedWinner: 'Ada', choices, totalBallots: null } as const;
  const settings = { ...SETTINGS_TWICE, riskLimitPercent: 0 };
  const planned = plannedAudit({ type: 'full-hand-tally', settings, contests: [contest('Mayor', ranked)] });
  const draws = ['B1', 'B2'].map((batch) => draw({ batch }));
  const begun = accept(planned, commitment(planned), opening(1, draws));
  const rank = (...named: readonly string[]) => ({ choices: named, invalidWriteIn: false });
  const tied = (cards: number, ...named: readonly string[]) => ({ ranks: [rank(...named), rank('Cyd')], cards });
  const ada = (cards: number) => ({ ranks: [rank('Ada')], cards });
  const entered = (
    number: number,
    people: string,
    piles: RankedCount['piles'],
    type: 'election-day' | 'absentee-by-mail',
  ) => {
    const cards = { type, counted: 50, differenceConfirmed: null };
    const sheets = [{ name: 'Sheet 1', votes: {}, rankings: { Mayor: { piles, without: 0 } } }];
    return entering(number, people, { change: { sheets, cards } });
  };
  const first = entered(1, 'A', [ada(20), tied(30, 'Ada', 'Ben')], 'election-day');
  const linesWith = (second: ReturnType<typeof entering>) => {
    const { entry, ...rest } = { ...first, enteredBy: 'entry-3' };
    const settling = { ...rest, entry: { ...entry, id: idOf(3), replaces: [idOf(1), idOf(2)], reader: 'together' } };
    const audit = inRounds(accept(begun, first, second, settling as AuditCommand));
    return saidOfBatches(audit, 'Adams').map(({ unit, lines }) => [unit.kind, lines]);
  };
  const said = { reported: null, marginChange: null };
  // Another kind of cards, and the same piles in another order.
  expect(linesWith(entered(2, 'C', [tied(30, 'Ben', 'Ada'), ada(20)], 'absentee-by-mail'))).toEqual([
    ['batch', [{ contest: null, audited: { kind: 'counted-otherwise', tallies: [] }, ...said }]],
  ]);
  const told = (piles: RankedCount['piles']) => ({ piles: expect.toSatisfy(isSameSet(piles)), without: 0 });
  const rankings = [told([ada(20), tied(30, 'Ada', 'Ben')]), told([ada(21), tied(29, 'Ada', 'Ben')])];
  expect(linesWith(entered(2, 'C', [tied(29, 'Ben', 'Ada'), ada(21)], 'election-day'))).toEqual([
    ['batch', [{ contest: 'Mayor', audited: { kind: 'counted-otherwise', tallies: [], rankings }, ...said }]],
  ]);
});

/** In whatever order. */
function isSameSet(wanted: readonly unknown[]) {
  const inOrder = (some: readonly unknown[]) => some.map((one) => JSON.stringify(one)).sort();
  return (found: readonly unknown[]) => JSON.stringify(inOrder(found)) === JSON.stringify(inOrder(wanted));
}

test('double entry is chosen where batches are counted, and not where totals are', () => {
  const change = (type: 'batch-comparison' | 'ballot-polling', settings: CommandOf<'change-settings'>['settings']) =>
    decide(plannedAudit({ type }), { type: 'change-settings', settings });
  expect(change('batch-comparison', SETTINGS_TWICE)).toEqual(
    ok([{ type: 'settings-changed', version: 3, settings: SETTINGS_TWICE }]),
  );
  expect(change('ballot-polling', { ...SETTINGS, dataEntry: 'offline', doubleEntry: true })).toEqual(
    err({ code: 'double-entry-at-boards-only', auditType: 'ballot-polling' }),
  );
});

test('of slips in one tally of ten none is finished before it was seen by somebody, but where both make the same', () => {
  const random = randomFrom(5);
  let [slips, missed, same] = [0, 0, 0];
  for (let round = 0; round < 1_000; round += 1) {
    const typed = ['A', 'C'].map(() => (random() < 0.1 ? 29 - Math.floor(random() * 9) : 30));
    const [one = 30, two = 30] = typed;
    if (one === 30 && two === 30) continue;
    slips += 1;
    if (one === two) same += 1;
    const audit = after(entering(1, 'A', { ada: one }), entering(2, 'C', { ada: two }));
    if (decide(audit, finalize).ok) missed += 1;
  }
  expect(slips).toBeGreaterThan(150);
  expect(missed).toBe(same);
});
