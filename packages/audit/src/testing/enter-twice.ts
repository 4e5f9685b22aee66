import type { ManualVoteRecordWith } from '@plumbline/election';
import { assert, entriesOf, lookUp } from '@plumbline/prelude';
import { decide } from '../frame/decide.ts';
import { assertInRounds } from '../state/assert-phase.ts';
import type { AuditCommand, CommandOf } from '../state/audit-command.ts';
import type { Audit, CardReader, DeviceEntry } from '../state/audit-state.ts';
import { findContested } from '../state/card-entries.ts';
import type { Decision } from '../state/decision.ts';
import { evolve } from '../state/evolve.ts';
import { accept, card, contest, draw, marks, openAudit, SETTINGS, seen } from './build-audit.ts';
import { randomFrom } from './devices-offline.ts';

/* A board whose two people enter each card, neither knowing what the other entered. */

export const BOARD = { jurisdiction: 'Adams', board: 'Board 1' } as const;

export const SIGN: AuditCommand = { type: 'sign-off-board', ...BOARD, typedNames: ['Ann Lee', 'Bo Ruiz'] };

/** The board with so many cards, numbered from 1, before the first entry. */
export function atWork(cards: number, contests: readonly string[] = ['Mayor']): Audit {
  const draws = Array.from({ length: cards }, (_, place) => draw({ position: place + 1 }));
  const ballots = Array.from({ length: cards }, (_, place) => card(place + 1));
  const defined = contests.map((name) => contest(name, { targeted: name === 'Mayor' }));
  return accept(
    openAudit({ type: 'ballot-polling', settings: { ...SETTINGS, doubleEntry: true }, contests: defined }, draws),
    { type: 'create-boards', jurisdiction: 'Adams', boards: [{ name: 'Board 1', ballots }] },
    { type: 'name-board-members', ...BOARD, members: ['Ann Lee', 'Bo Ruiz'] },
  );
}

function idOf(number: number): string {
  return `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
}

/** An entry of a vote for Ada on card 1 unless something else is said; entries are named by numbers. */
export function entering(
  number: number,
  reader: CardReader | undefined,
  of: { readonly position?: number; readonly choice?: string; readonly replaces?: readonly number[] } = {},
): CommandOf<'record-ballot'> {
  const { position = 1, choice = 'Ada', replaces = [] } = of;
  const entry: DeviceEntry = {
    id: idOf(number),
    device: idOf(reader === 'second' ? 9_000_002 : 9_000_001),
    number,
    enteredAt: '2026-11-05T10:00:00.000Z',
    replaces: replaces.map(idOf),
    ...(reader && { reader }),
  };
  return { type: 'record-ballot', ...BOARD, ballot: card(position), record: seen({ Mayor: marks(choice) }), entry };
}

export const CONTESTS = ['Mayor', 'Clerk', 'Judge'] as const;
const BLANK = { kind: 'blank', invalidWriteIn: false, note: null } as const;
const NOT_THERE = { kind: 'contest-not-on-ballot', note: null } as const;
/** What a hand can press for a contest of two choices: either, both, neither, or that the card has no such contest. */
const PRESSES = [marks('Ada'), marks('Ben'), marks('Ada', 'Ben'), BLANK, NOT_THERE] as const;

/** What both people press for a card, and whether either pressed otherwise than it is marked. */
export type PressedTwice = {
  readonly first: ManualVoteRecordWith<null>;
  readonly second: ManualVoteRecordWith<null>;
  readonly hasSlip: boolean;
};

/**
 * Slips of the hand: in one entry of a hundred one contest is pressed otherwise than it is marked. A slip is missed where both people make
 * the same one on a card: there are 3 × 4, as likely as one another, so that 0.01² / 12 of 0.0199 cards, about 1 in 2,400
 * of those with a slip, are to be expected.
 */
export function pressWithSlips(random: () => number): PressedTwice {
  const among = (count: number) => Math.floor(random() * count);
  const marked = CONTESTS.map(() => among(PRESSES.length));
  let hasSlip = false;
  const press = () => {
    const pressed = [...marked];
    if (random() < 0.01) {
      const slipped = among(CONTESTS.length);
      pressed[slipped] = ((marked[slipped] ?? 0) + 1 + among(PRESSES.length - 1)) % PRESSES.length;
      hasSlip = true;
    }
    return seen(Object.fromEntries(CONTESTS.map((name, at) => [name, PRESSES[pressed[at] ?? 0] ?? BLANK])));
  };
  const [first, second] = [press(), press()];
  return { first, second, hasSlip };
}

/** Cards that are entered with slips, in any order. */
export function enteredWithSlips({ cards, seed }: { readonly cards: number; readonly seed: number }): {
  /** Cards of which an entry is not what is marked, and how many of these were set apart. */
  readonly wrong: number;
  readonly found: number;
  /** All cards that were set apart, and what the board is answered that signs all the same. */
  readonly apart: number;
  readonly signing: Decision;
} {
  const random = randomFrom(seed);
  const sent: { readonly at: number; readonly command: AuditCommand }[] = [];
  const wrong = new Set<string>();
  for (let position = 1; position <= cards; position += 1) {
    const pressed = pressWithSlips(random);
    if (pressed.hasSlip) wrong.add(card(position));
    for (const [place, reader] of (['first', 'second'] as const).entries()) {
      const record = pressed[reader];
      sent.push({ at: random(), command: { ...entering(2 * position + place, reader, { position }), record } });
    }
  }
  sent.sort((one, other) => one.at - other.at);
  let audit = atWork(cards, CONTESTS);
  for (const { command } of sent) {
    const decided = decide(audit, command);
    assert(decided.ok, 'an entry is taken', { command: command.type });
    audit = decided.value.reduce(evolve, audit);
  }
  const end = assertInRounds(audit);
  return {
    wrong: wrong.size,
    found: [...wrong].filter((ballot) => findContested(end, 'Adams', ballot) !== undefined).length,
    apart: [...entriesOf(lookUp(end.results.contested, 'Adams'))].length,
    signing: decide(end, SIGN),
  };
}
