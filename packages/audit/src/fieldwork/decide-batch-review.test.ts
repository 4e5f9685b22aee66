import { assert } from '@plumbline/prelude';
import { describe, expect, test } from 'vitest';
import { decide } from '../frame/decide.ts';
import { cardsInReview, waitsForTeamAlone } from '../frame/in-review.ts';
import { whoEntered } from '../frame/who-entered.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { AuditInRounds } from '../state/audit-state.ts';
import { findCount, isInRounds } from '../state/audit-view.ts';
import { findEntry, findReview } from '../state/batch-review.ts';
import { REVIEW_TEAM } from '../state/card-review.ts';
import { evolve } from '../state/evolve.ts';
import { accept, draw, inRounds, openAudit } from '../testing/build-audit.ts';
import { countedTally } from './batch-counts.ts';
import { decideBatch } from './decide-batches.ts';

/* Batches of which cards are left to the review team. B1 has 50 cards, B2 has 20; the numbers are made up and added by hand. */

const B1 = { jurisdiction: 'Adams', batch: 'B1' } as const;
const TEAM = { jurisdiction: 'Adams', board: REVIEW_TEAM } as const;
const text = (typed: string) => ({ text: typed, salt: 'a'.repeat(64) });
const sheet = (ada: number, ben: number, name = 'Sheet 1') => ({
  name,
  votes: { Mayor: { Ada: ada, Ben: ben } },
});

const send = (change: Partial<CommandOf<'send-batch-to-review'>> = {}): AuditCommand => ({
  type: 'send-batch-to-review',
  ...B1,
  ballots: 50,
  kinds: { 'write-in': 2, duplicate: 1 },
  remark: null,
  enteredBy: 'person-1',
  ...change,
});
const enter = (change: Partial<CommandOf<'record-batch'>> = {}): AuditCommand => ({
  type: 'record-batch',
  ...B1,
  ballots: 50,
  sheets: [sheet(30, 15)],
  stacks: { cards: 47, differenceConfirmed: null },
  enteredBy: 'person-1',
  ...change,
});
const review = (change: Partial<CommandOf<'review-batch'>> = {}): AuditCommand => ({
  type: 'review-batch',
  ...TEAM,
  batch: 'B1',
  votes: sheet(2, 1).votes,
  remark: null,
  ...change,
});
const finalize: AuditCommand = { type: 'finalize-tallies', jurisdiction: 'Adams', discrepancies: 0 };
const seat = (...members: string[]): AuditCommand => ({ type: 'name-board-members', ...TEAM, members });

const open = () => {
  const drawn = ['B1', 'B2'].map((batch, place) => ({ ...draw({ ticket: `0.${place + 1}` }), batch, position: null }));
  return openAudit({ type: 'batch-comparison' }, drawn);
};
const withTeam = () => inRounds(accept(open(), { type: 'create-review-team', jurisdiction: 'Adams' }));
const seated = () => inRounds(accept(withTeam(), seat('Eve', 'Fay')));
const after = (...commands: AuditCommand[]) => inRounds(accept(seated(), ...commands));
const refusalOf = (audit: AuditInRounds, command: AuditCommand) => {
  const decided = decide(audit, command);
  return decided.ok ? 'taken' : decided.error.code;
};
const votesOf = (audit: AuditInRounds) => {
  const found = findCount(audit, B1);
  return found && countedTally(found.sheets).Mayor;
};

describe('a batch with cards at the team', () => {
  test('is counted nowhere before the stacks are entered and the team has decided, in either order', () => {
    const orders = [
      [send(), enter(), review()],
      [send(), review(), enter()],
      [enter({ stacks: undefined as never }), send(), enter(), review()],
      [enter({ stacks: undefined as never }), send(), review(), enter()],
    ];
    for (const order of orders) {
      let audit = seated();
      for (const [place, command] of order.entries()) {
        audit = inRounds(accept(audit, command));
        const isBefore = !order.slice(0, place + 1).some((one) => one.type === 'send-batch-to-review');
        const isLast = place === order.length - 1;
        expect(votesOf(audit)).toEqual(isLast ? { Ada: 32, Ben: 16 } : isBefore ? { Ada: 30, Ben: 15 } : undefined);
      }
    }
  });

  test('keeps the tallies of its jurisdiction from being final, and says that the team is why', () => {
    const other = enter({ batch: 'B2', ballots: 20, sheets: [sheet(5, 5)], stacks: undefined as never });
    const begun = after(other, send());
    expect(refusalOf(begun, finalize)).toBe('batches-outstanding');
    expect(waitsForTeamAlone(begun, 'Adams')).toBe(false);
    const waiting = inRounds(accept(begun, enter()));
    expect(refusalOf(waiting, finalize)).toBe('batches-in-review');
    expect(waitsForTeamAlone(waiting, 'Adams')).toBe(true);
    expect(cardsInReview(waiting, 'Adams')).toBe(3);
    const closing = decide(waiting, { type: 'close-round', round: 1, measurements: [] });
    expect(closing).toMatchObject({ error: { jurisdictions: ['Adams'], inReview: ['Adams'] } });
    const decided = inRounds(accept(waiting, review()));
    expect(cardsInReview(decided, 'Adams')).toBe(0);
    const final = inRounds(accept(decided, finalize));
    for (const late of [send(), enter(), review()]) expect(refusalOf(final, late)).toBe('tallies-final');
  });

  test('adds up: the cards of the stacks and those of the team are all that were handled', () => {
    const sent = after(send());
    expect(refusalOf(sent, enter({ stacks: undefined as never }))).toBe('stacks-not-counted');
    const short = { cards: 46, differenceConfirmed: null };
    expect(decide(sent, enter({ stacks: short }))).toMatchObject({
      error: { code: 'cards-not-all-handled', stacks: 46, sent: 3, handled: 50 },
    });
    expect(refusalOf(sent, enter({ stacks: { ...short, differenceConfirmed: 1 } }))).toBe('cards-not-all-handled');
    expect(refusalOf(sent, enter({ stacks: { ...short, differenceConfirmed: -1 } }))).toBe('taken');
    // 47 cards hold at most 47 votes for one office, whatever the batch holds.
    expect(refusalOf(sent, enter({ sheets: [sheet(30, 18)] }))).toBe('tally-above-limit');
    expect(refusalOf(sent, enter({ sheets: [sheet(30, 17)] }))).toBe('taken');
    expect(refusalOf(sent, review({ votes: sheet(2, 2).votes }))).toBe('tally-above-limit');
    // More cards than are listed may be confirmed; more votes than listed cards allow may not.
    const above = after(send(), enter({ sheets: [sheet(48, 0)], stacks: { cards: 48, differenceConfirmed: 1 } }));
    expect(refusalOf(above, review({ votes: sheet(3, 0).votes }))).toBe('tally-above-limit');
    expect(refusalOf(above, review({ votes: sheet(2, 0).votes }))).toBe('taken');
  });

  test('waits again where other cards were sent, or came back', () => {
    const whole = after(send(), enter(), review());
    const more = inRounds(accept(whole, send({ kinds: { 'write-in': 2, duplicate: 2 } })));
    expect(votesOf(more)).toBeUndefined();
    expect(findEntry(more, B1)?.sheets).toEqual([sheet(30, 15)]);
    expect(refusalOf(more, finalize)).toBe('batches-outstanding');
    const again = accept(more, enter({ stacks: { cards: 46, differenceConfirmed: null } }), review());
    expect(votesOf(inRounds(again))).toEqual({ Ada: 32, Ben: 16 });
    const back = inRounds(accept(whole, send({ kinds: {} })));
    expect(votesOf(back)).toBeUndefined();
    expect(refusalOf(back, review())).toBe('batch-not-in-review');
    // None is left with the team: there is nothing that could come back once more.
    expect(refusalOf(back, send({ kinds: {} }))).toBe('batch-not-in-review');
    const alone = inRounds(accept(back, enter({ sheets: [sheet(32, 16)], stacks: undefined as never })));
    expect(votesOf(alone)).toEqual({ Ada: 32, Ben: 16 });
    expect(findCount(alone, B1)?.sheets).toHaveLength(1);
  });

  test('waits again where as many other cards were sent, also after all had come back', () => {
    const others = send({ kinds: { 'cannot-agree': 3 } });
    for (const begun of [
      [send(), enter(), others, review()],
      [send(), enter(), review(), others, review()],
      [send(), enter(), send({ kinds: {} }), others, review()],
    ]) {
      const waiting = after(...begun);
      expect(votesOf(waiting)).toBeUndefined();
      expect(waitsForTeamAlone(waiting, 'Adams')).toBe(false);
      expect(votesOf(inRounds(accept(waiting, enter())))).toEqual({ Ada: 32, Ben: 16 });
    }
  });

  test('is not entered by its stacks alone by somebody who did not see that the cards came back', () => {
    const back = after(send(), send({ kinds: {} }));
    expect(decide(back, enter())).toMatchObject({
      error: { code: 'cards-not-all-handled', stacks: 47, sent: 0, handled: 50 },
    });
    expect(refusalOf(back, enter({ stacks: { cards: 48, differenceConfirmed: 1 } }))).toBe('cards-not-all-handled');
    const whole = accept(back, enter({ stacks: { cards: 50, differenceConfirmed: null } }));
    expect(votesOf(inRounds(whole))).toEqual({ Ada: 30, Ben: 15 });
    expect(refusalOf(seated(), enter())).toBe('cards-not-all-handled');
  });

  test('has a later revision with each entry of either side, so that nothing that was approved stands for something else', () => {
    const steps = [send(), enter(), review(), review({ votes: sheet(1, 2).votes }), enter(), send({ kinds: {} })];
    let audit = seated();
    const seen: number[] = [];
    for (const step of [...steps, enter({ stacks: undefined as never })]) {
      audit = inRounds(accept(audit, step));
      const revision = findCount(audit, B1)?.revision;
      if (revision !== undefined) seen.push(revision);
    }
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b));
    expect(seen).toHaveLength(4);
  });

  test('is not overwritten by somebody who did not see it', () => {
    const sent = after(send({ basedOn: null }));
    expect(refusalOf(sent, send({ basedOn: null }))).toBe('entry-changed-meanwhile');
    expect(refusalOf(sent, send({ basedOn: 1 }))).toBe('taken');
    expect(refusalOf(sent, review({ basedOn: 1 }))).toBe('taken');
    expect(refusalOf(inRounds(accept(sent, review())), review({ basedOn: 1 }))).toBe('entry-changed-meanwhile');
  });

  test('is not combined with others meanwhile', () => {
    const combined = { jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'] };
    const combine: AuditCommand = { type: 'combine-batches', combined, batchesListed: ['B1', 'B2'] };
    const listed = (audit: AuditInRounds) => {
      const decided = decide(audit, combine);
      return decided.ok ? 'taken' : 'reason' in decided.error ? decided.error.reason : decided.error.code;
    };
    expect(listed(after(send()))).not.toBe('taken');
    expect(listed(after(send()))).toBe(listed(seated()) === 'taken' ? 'in-review' : listed(seated()));
    // What was asked for back stands in nobody's way.
    expect(listed(after(send(), send({ kinds: {}, basedOn: 1 })))).toBe(listed(seated()));
  });
});

describe('what is sent', () => {
  test('is some card, of a batch that is counted here, to a team that is there', () => {
    expect(refusalOf(inRounds(open()), send())).toBe('review-team-missing');
    expect(refusalOf(seated(), send({ kinds: {} }))).toBe('batch-not-in-review');
    expect(refusalOf(seated(), send({ kinds: { duplicate: 51 } }))).toBe('review-above-batch');
    expect(refusalOf(seated(), send({ batch: 'B9' }))).toBe('batch-not-sampled');
    expect(refusalOf(seated(), send({ kinds: { other: 1 } }))).toBe('review-reason-missing');
    expect(refusalOf(seated(), send({ kinds: { other: 1 }, remark: text('torn') }))).toBe('taken');
    const decided = decide(seated(), send({ kinds: { other: 1, duplicate: 0 }, remark: text('torn') }));
    expect(decided).toMatchObject({ value: [{ kinds: { other: 1 }, remark: { digest: expect.any(String) } }] });
    expect(JSON.stringify(decided)).not.toContain('torn');
  });
});

describe('other people', () => {
  test('decide than those who counted, whichever of the two they did first', () => {
    const sent = after(send({ people: ['Ann', 'Bo'] }));
    expect(refusalOf(sent, seat('ann ', 'Gus'))).toBe('review-by-same');
    expect(refusalOf(seated(), send({ people: ['EVE'] }))).toBe('review-by-same');
    const counted = after(send(), enter({ people: ['Hal'] }), seat('Hal', 'Ida'));
    expect(refusalOf(counted, review())).toBe('review-by-same');
    const decided = after(send(), review());
    expect(refusalOf(decided, enter({ people: ['Fay'] }))).toBe('review-by-same');
    expect(refusalOf(decided, enter({ people: ['Hal'] }))).toBe('taken');
    expect(refusalOf(withTeam(), review())).toBe('board-members-missing');
  });

  test('are all known to have seen the batch when somebody looks a second time', () => {
    const whole = after(send({ people: ['Ann'] }), enter({ people: ['Bo'] }), review());
    const subject = { jurisdiction: 'Adams', unit: { kind: 'batch', batch: 'B1' } } as const;
    expect(whoEntered(whole, subject).toSorted()).toEqual(['Ann', 'Bo', 'Eve', 'Fay']);
    expect(findReview(whole, B1)?.decision).toMatchObject({ people: ['Eve', 'Fay'] });
  });
});

test('stacks that were counted beside other cards of the team are not taken, also where those are as many', () => {
  const counted = (basedOn: number) => enter({ stacks: { cards: 47, differenceConfirmed: null, basedOn } });
  const others = after(send(), send({ kinds: { duplicate: 3 } }));
  expect(refusalOf(others, counted(1))).toBe('entry-changed-meanwhile');
  expect(refusalOf(others, counted(2))).toBe('taken');
});

test('whoever sent or decided on a part of a combined batch is known to have seen the whole', () => {
  const combined = { jurisdiction: 'Adams', name: 'B1 and B2', batches: ['B1', 'B2'] };
  const whole = { jurisdiction: 'Adams', batch: combined.name };
  const decided = after(send({ people: ['Ann', 'Cy'] }), enter(), review());
  const mixed = evolve(decided, { type: 'batches-combined', combined });
  assert(isInRounds(mixed), 'the round is open');
  expect(findReview(mixed, whole)).toMatchObject({ kinds: {}, senders: ['Ann', 'Cy'], deciders: ['Eve', 'Fay'] });
  // It is entered as one that was never with the team, and not by those who decided.
  const entry = { ...whole, ballots: 100, sheets: [sheet(60, 30)], stacks: undefined as never };
  expect(refusalOf(mixed, enter({ ...entry, people: ['Eve'] }))).toBe('review-by-same');
  const entered = inRounds(accept(mixed, enter(entry)));
  expect(findCount(entered, whole)?.revision).toBe(1);
});

test('where everything is counted, the cards that were counted are those of the stacks and of the team, without exception', () => {
  const cards = { type: 'other', counted: 49, differenceConfirmed: -1 } as const;
  const counting = (stacks: { readonly cards: number; readonly differenceConfirmed: number | null }) =>
    decideBatch(after(send()), enter({ cards, stacks }) as CommandOf<'record-batch'>, { countsCards: true });
  expect(counting({ cards: 47, differenceConfirmed: 1 })).toMatchObject({ error: { code: 'cards-not-all-handled' } });
  expect(counting({ cards: 46, differenceConfirmed: null })).toMatchObject({
    value: [
      { type: 'batch-recorded', cards: { counted: 49, listed: 50 } },
      { type: 'stacks-counted', stacks: 46, sent: 3, handled: 49 },
    ],
  });
});

test('a sheet of the desk has not the name that the sheet of the team has, once anything was with the team', () => {
  const named = { sheets: [sheet(30, 15, REVIEW_TEAM)] };
  expect(decide(after(send()), enter(named))).toEqual({
    ok: false,
    error: { code: 'sheet-name-repeated', sheet: REVIEW_TEAM },
  });
  expect(refusalOf(seated(), enter({ ...named, stacks: undefined as never }))).toBe('taken');
});

test('what is sent is said to have been sent by those who did, and a remark is kept by its digest', () => {
  const people = after(send({ people: ['Ann'] }));
  expect(findReview(people, B1)).toMatchObject({ sentBy: { enteredBy: 'person-1', people: ['Ann'] }, remark: null });
  const manager = findReview(after(send({ remark: text('Two are torn.') })), B1);
  expect(manager?.sentBy).toEqual({ enteredBy: 'person-1' });
  expect(manager?.remark).toMatchObject({ digest: expect.any(String) });
});
