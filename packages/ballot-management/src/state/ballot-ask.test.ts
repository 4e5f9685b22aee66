import { expect, test } from 'vitest';
import { decideRoom } from '../decisions/decide-room.ts';
import { commandsOf } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { BallotAskSchema, commandAsked } from './ballot-ask.ts';
import type { BallotCommand } from './ballot-command.ts';
import { evolveRoomAll } from './evolve.ts';
import { type BallotRoom, NOT_OPENED } from './room.ts';

/** A command as people send it: without who asks and when, texts as they were typed. */
function asTyped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTyped);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.length === 2 && 'salt' in value && 'text' in value) return value.text;
  return Object.fromEntries(entries.map(([name, one]) => [name, asTyped(one)]));
}

function askOf({ signIns: _, at: __, ...said }: BallotCommand): unknown {
  return asTyped(said);
}

const commands = commandsOf(county());

test('every command of a whole county can be sent, and arrives as the same command', () => {
  const salt = (text: string) => ({ salt: 'ab'.repeat(32), text });
  const seen = new Set<string>();
  let room: BallotRoom = NOT_OPENED;
  expect(commands.length).toBeGreaterThan(500);
  for (const command of commands) {
    const { signIns, at } = command;
    const before = room;
    const decided = decideRoom(room, command);
    room = decided.ok ? evolveRoomAll(room, decided.value) : room;
    if (command.type === 'open-room') continue;
    seen.add(command.type);
    const ask = BallotAskSchema.parse(askOf(command));
    if (ask.type === 'open-room') throw new Error('another command');
    const arrived = commandAsked(before, ask, { signIns, at }, { salt, kept: () => undefined });
    const withSameSalt = JSON.parse(
      JSON.stringify(command).replaceAll(/"salt":"[0-9a-f]{64}"/g, `"salt":"${'ab'.repeat(32)}"`),
    );
    expect(arrived).toEqual(withSameSalt);
  }
  expect(seen.size).toBeGreaterThan(25);
});

test('nobody says who asks, when, or what the room knows itself', () => {
  const parse = (ask: unknown) => BallotAskSchema.safeParse(ask).success;
  const oath = { type: 'take-oath', person: 'osei' };
  expect(parse(oath)).toBe(true);
  expect(parse({ ...oath, at: '2026-11-03T12:00:00-05:00' })).toBe(false);
  expect(parse({ ...oath, by: ['osei'] })).toBe(false);
  expect(parse({ ...oath, signIns: ['osei', 'okafor'] })).toBe(false);
  const reading = { type: 'read-seals', container: 'B', readings: [], condition: 'intact', incident: 'I' };
  expect(parse(reading)).toBe(true);
  expect(parse({ ...reading, agrees: true })).toBe(false);
  const opening = {
    type: 'open-room',
    electionDay: '2026-11-03',
    profile: 'default',
    director: { person: 'a', name: 'A', signIn: 'a@b.example' },
  };
  expect(parse(opening)).toBe(true);
  expect(parse({ ...opening, profile: 'ours' })).toBe(false);
});

test('a text is typed where the event holds its digest, also in lists', () => {
  const returned = { type: 'return-form', filled: 'F', reasons: [{ field: 'voters', reason: 'It is blank.' }] };
  expect(BallotAskSchema.safeParse(returned).success).toBe(true);
  const digest = { digest: '0'.repeat(64) };
  expect(BallotAskSchema.safeParse({ ...returned, reasons: [{ field: 'voters', reason: digest }] }).success).toBe(
    false,
  );
});
