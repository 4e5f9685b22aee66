import type { InterpretationWith, ManualVoteRecordWith } from '@plumbline/election';
import { expect, test } from 'vitest';
import { isSameEntry, isSamePressed, isSameRecord } from './same-record.ts';

/* Two people see the same on a card, or they do not: whatever they noted, in whatever order they pressed. */

type Read = InterpretationWith<null>;
type Saw = ManualVoteRecordWith<unknown>;

const vote = (choices: readonly string[], change: Partial<Extract<Read, { kind: 'vote' }>> = {}): Read => ({
  kind: 'vote',
  choices,
  invalidWriteIn: false,
  note: null,
  ...change,
});
const BLANK: Read = { kind: 'blank', invalidWriteIn: false, note: null };
const NOT_THERE: Read = { kind: 'contest-not-on-ballot', note: null };
const rank = (...choices: readonly string[]) => ({ choices, invalidWriteIn: false });
const CARD = { imprint: null, duplicate: null, notAgreed: [] } as const;

const saw = (Mayor: Read, change: Partial<Extract<Saw, { state: 'audited' }>> = {}): Saw => ({
  state: 'audited',
  interpretations: { Mayor },
  ...change,
});
const NOT_FOUND: Saw = { state: 'not-found' };

const SAME: readonly (readonly [string, Saw, Saw])[] = [
  ['nothing, because the card is not there', NOT_FOUND, NOT_FOUND],
  ['the choices in another order', saw(vote(['Ada', 'Ben'])), saw(vote(['Ben', 'Ada']))],
  ['nothing marked', saw(BLANK), saw(BLANK)],
  [
    'names written in, in another order',
    saw(vote(['Write-in'], { writeIns: ['Jo', 'Al'] })),
    saw(vote(['Write-in'], { writeIns: ['Al', 'Jo'] })),
  ],
  ['no name written in, said or left out', saw(vote(['Ada'], { writeIns: [] })), saw(vote(['Ada']))],
  ['the same ranks', saw(vote(['Ada'], { ranks: [rank('Ada')] })), saw(vote(['Ada'], { ranks: [rank('Ada')] }))],
  ['ranks that one entry does not have', saw(vote(['Ada'], { ranks: [rank('Ada')] })), saw(vote(['Ada']))],
  ['a card of which nothing else was said', saw(BLANK, { card: CARD }), saw(BLANK)],
  ['the number that was expected', saw(BLANK, { card: { ...CARD, imprint: { is: 'same' } } }), saw(BLANK)],
  [
    'another number, written otherwise',
    saw(BLANK, { card: { ...CARD, imprint: { is: 'different', says: 'a 17' } } }),
    saw(BLANK, { card: { ...CARD, imprint: { is: 'different', says: 'A  17' } } }),
  ],
];

test.each(SAME)('two people saw the same: %s', (_, one, other) => {
  expect([isSameRecord(one, other), isSameRecord(other, one)]).toEqual([true, true]);
  expect([isSameEntry(one, other), isSameEntry(other, one)]).toEqual([true, true]);
});

const OTHERWISE: readonly (readonly [string, Saw, Saw])[] = [
  ['only one found the card', NOT_FOUND, saw(BLANK)],
  ['another choice', saw(vote(['Ada'])), saw(vote(['Ben']))],
  ['one choice more', saw(vote(['Ada'])), saw(vote(['Ada', 'Ben']))],
  ['a mark where the other saw none', saw(vote(['Ada'])), saw(BLANK)],
  ['no contest where the other saw no mark', saw(NOT_THERE), saw(BLANK)],
  [
    'another name written in',
    saw(vote(['Write-in'], { writeIns: ['Jo'] })),
    saw(vote(['Write-in'], { writeIns: ['Al'] })),
  ],
  ['a name written in or none', saw(vote(['Write-in'], { writeIns: ['Jo'] })), saw(vote(['Write-in']))],
  [
    'the same choices at other ranks',
    saw(vote(['Ada', 'Ben'], { ranks: [rank('Ada'), rank('Ben')] })),
    saw(vote(['Ada', 'Ben'], { ranks: [rank('Ben'), rank('Ada')] })),
  ],
  ['the original of a copy', saw(BLANK, { card: { ...CARD, duplicate: 'original-found' } }), saw(BLANK)],
  ['another number', saw(BLANK, { card: { ...CARD, imprint: { is: 'different', says: '17' } } }), saw(BLANK)],
  [
    'yet another number',
    saw(BLANK, { card: { ...CARD, imprint: { is: 'different', says: '17' } } }),
    saw(BLANK, { card: { ...CARD, imprint: { is: 'different', says: '18' } } }),
  ],
];

test.each(OTHERWISE)('two people saw something else: %s', (_, one, other) => {
  expect([isSameRecord(one, other), isSameRecord(other, one)]).toEqual([false, false]);
  expect([isSameEntry(one, other), isSameEntry(other, one)]).toEqual([false, false]);
});

test('of several contests one that was read otherwise, or that only one has, is enough', () => {
  const both = (Mayor: Read, Levy: Read): Saw => ({ state: 'audited', interpretations: { Mayor, Levy } });
  const one = both(vote(['Ada']), vote(['Yes']));
  expect(isSameRecord(one, both(vote(['Ada']), vote(['Yes'])))).toBe(true);
  expect(isSameRecord(one, both(vote(['Ada']), vote(['No'])))).toBe(false);
  expect(isSameRecord(one, both(vote(['Ben']), vote(['Yes'])))).toBe(false);
  expect(isSameRecord(one, saw(vote(['Ada'])))).toBe(false);
});

test('two entries differ where people pressed something else than what counts, though they saw the same votes', () => {
  const [with_, without] = [saw(vote(['Ada'], { invalidWriteIn: true })), saw(vote(['Ada']))];
  expect(isSameRecord(with_, without)).toBe(true);
  expect([isSameEntry(with_, without), isSameEntry(without, with_)]).toEqual([false, false]);
  const agreed = saw(BLANK, { card: CARD });
  const open = saw(BLANK, { card: { ...CARD, notAgreed: ['Mayor'] } });
  expect(isSameRecord(agreed, open)).toBe(true);
  expect([isSameEntry(agreed, open), isSameEntry(open, agreed)]).toEqual([false, false]);
  expect(isSameEntry(open, saw(BLANK, { card: { ...CARD, notAgreed: ['Mayor'] } }))).toBe(true);
  expect(isSameEntry(open, saw(BLANK, { card: { ...CARD, notAgreed: ['Levy'] } }))).toBe(false);
});

test('what was pressed for one contest is held against the other entry of it, where there is one', () => {
  expect(isSamePressed(BLANK, { ...BLANK })).toBe(true);
  expect(isSamePressed(BLANK, { ...BLANK, invalidWriteIn: true })).toBe(false);
  expect(isSamePressed(NOT_THERE, NOT_THERE)).toBe(true);
  expect(isSamePressed(BLANK, undefined)).toBe(false);
});
