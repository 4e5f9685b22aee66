import { assert, entriesOf } from '@plumbline/prelude';
import { decide } from '../frame/decide.ts';
import { assertInRounds } from '../state/assert-phase.ts';
import type { CommandOf } from '../state/audit-command.ts';
import type { Audit, AuditInRounds, DeviceEntry } from '../state/audit-state.ts';
import { entriesOfCard } from '../state/card-entries.ts';
import { evolve } from '../state/evolve.ts';
import { hasArrived } from '../state/standing-entries.ts';
import { accept, card, draw, marks, openAudit, seen } from './build-audit.ts';

/*
 * Devices of audit boards that work for two days without a network, and what becomes of their entries on the way: packets that
 * are cut, doubled, sent again much later, in any order, by devices whose clocks are a day wrong.
 */

type Sent = CommandOf<'record-ballot'> & { readonly entry: DeviceEntry };

/** What a device knows: what it has entered, and what it has been told of the entries that stand. */
type Device = {
  readonly id: string;
  readonly board: string;
  readonly cards: readonly string[];
  readonly clockWrongMs: number;
  readonly known: Map<string, readonly string[]>;
  entered: number;
};

const HOURS = 48;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const BEGAN = Date.UTC(2026, 10, 5, 8);

/** The counties of boards, two devices to a board, which share a part of its cards. */
export type Fleet = { readonly devices: number; readonly cardsEach: number; readonly seed: number };

/** Random numbers from 0 to below 1 that are the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    // The mixing steps of MurmurHash3: neighbours come out far apart.
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** An open round with a board for every two devices; its cards, a third of which both devices look at. */
export function boardsOfFleet({ devices, cardsEach }: Fleet): AuditInRounds {
  const boards = devices / 2;
  const cards = cardsOfBoard(cardsEach);
  const draws = Array.from({ length: boards * cards }, (_, place) => draw({ position: place + 1 }));
  const named = Array.from({ length: boards }, (_, place) => ({
    name: boardName(place),
    ballots: Array.from({ length: cards }, (__, number) => card(place * cards + number + 1)),
  }));
  const audit = accept(
    openAudit({ type: 'ballot-polling' }, draws),
    { type: 'create-boards', jurisdiction: 'Adams', boards: named },
    ...named.map(({ name }) => ({
      type: 'name-board-members' as const,
      jurisdiction: 'Adams',
      board: name,
      members: ['Ann Lee', 'Bo Ruiz'],
    })),
  );
  return assertInRounds(audit);
}

function cardsOfBoard(cardsEach: number): number {
  return Math.floor((cardsEach * 3) / 2);
}

function boardName(place: number): string {
  return `Board ${place + 1}`;
}

/** What the devices enter in two days. Now and then one is told what the other has entered of the same cards by then. */
export function entriesOfFleet(fleet: Fleet): readonly Sent[] {
  const random = randomFrom(fleet.seed);
  const identifiers = randomFrom(fleet.seed + 1);
  const uuid = () => uuidFrom(identifiers);
  const cards = cardsOfBoard(fleet.cardsEach);
  const devices = Array.from({ length: fleet.devices }, (_, place): Device => {
    const board = Math.floor(place / 2);
    const from = board * cards + (place % 2 === 0 ? 1 : cards - fleet.cardsEach + 1);
    return {
      id: uuid(),
      board: boardName(board),
      cards: Array.from({ length: fleet.cardsEach }, (__, number) => card(from + number)),
      clockWrongMs: Math.round((random() * 2 - 1) * DAY_MS),
      known: new Map(),
      entered: 0,
    };
  });
  const sent: Sent[] = [];
  const enter = (device: Device, ballot: string) => {
    device.entered += 1;
    const at = BEGAN + (device.entered / fleet.cardsEach) * HOURS * HOUR_MS + device.clockWrongMs;
    const entry = {
      id: uuid(),
      device: device.id,
      number: device.entered,
      enteredAt: new Date(at).toISOString(),
      replaces: device.known.get(ballot) ?? [],
    };
    device.known.set(ballot, [entry.id]);
    const choice = random() < 0.5 ? 'Ada' : 'Ben';
    const place = { jurisdiction: 'Adams', board: device.board, ballot };
    sent.push({ type: 'record-ballot', ...place, record: seen({ Mayor: marks(choice) }), entry });
  };
  for (let place = 0; place < fleet.cardsEach; place += 1) {
    for (const [number, device] of devices.entries()) {
      const ballot = device.cards[place];
      assert(ballot !== undefined, 'every device has as many cards', { place });
      enter(device, ballot);
      // One in ten cards is looked at again.
      if (random() < 0.1) enter(device, ballot);
      const other = devices[number % 2 === 0 ? number + 1 : number - 1];
      // Each hears of the other about once in the two days.
      if (other !== undefined && random() < 1 / fleet.cardsEach) tell(device, other);
    }
  }
  return sent;
}

/** The network is there for a moment: the second device is told what stands of the cards of both. */
function tell(first: Device, second: Device): void {
  for (const [ballot, ids] of first.known) {
    if (!second.cards.includes(ballot)) continue;
    second.known.set(ballot, [...new Set([...(second.known.get(ballot) ?? []), ...ids])]);
  }
}

function uuidFrom(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16));
  hex[12] = '4';
  hex[16] = '8';
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-');
}

/**
 * The order in which entries reach the server. Each is sent until it has arrived whole: packets hold a few, are cut after some
 * of them, come twice, and come again when nobody expects them any more.
 */
export function* journeys(sent: readonly Sent[], seed: number): Generator<Sent> {
  const random = randomFrom(seed);
  const waiting = [...sent].map((one) => ({ one, at: random() })).sort((a, b) => a.at - b.at);
  const arrived: Sent[] = [];
  for (let packet = waiting.splice(0, 8); packet.length > 0; packet = waiting.splice(0, 8)) {
    const whole = random() < 0.3 ? Math.floor(random() * packet.length) : packet.length;
    // What was cut off is sent again, behind what else is waiting.
    waiting.push(...packet.slice(whole));
    const times = random() < 0.2 ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      for (const { one } of packet.slice(0, whole)) yield one;
    }
    arrived.push(...packet.slice(0, whole).map(({ one }) => one));
    const again = arrived[Math.floor(random() * arrived.length)];
    if (again !== undefined && random() < 0.3) yield again;
  }
}

/** The audit after all of this, through the decisions that a server makes. */
export function received(audit: Audit, journey: Iterable<Sent>): AuditInRounds {
  let state = audit;
  for (const command of journey) {
    const decided = decide(state, command);
    assert(decided.ok, 'an entry of a device is taken', { command, decided });
    state = decided.value.reduce(evolve, state);
  }
  return assertInRounds(state);
}

/** How many of the entries are nowhere in the audit. */
export function lostIn(audit: AuditInRounds, sent: readonly Sent[]): number {
  return sent.filter(({ ballot, entry }) => !hasArrived(entriesOfCard(audit, 'Adams', ballot), entry.id)).length;
}

/** What people found, in an order of its own: the same text for the same state. */
export function stateInWords({ results }: AuditInRounds): string {
  const of = <V>(map: Parameters<typeof entriesOf<V>>[0]) => [...entriesOf(map)].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify({
    ballots: of(results.ballots).map(([name, ballots]) => [name, of(ballots)]),
    contested: of(results.contested).map(([name, ballots]) => [name, of(ballots)]),
  });
}

/** Cards of which two entries stand, worked out from the entries alone: those that none of the others names. */
export function contestedAmong(sent: readonly Sent[]): readonly string[] {
  const replaced = new Set(sent.flatMap(({ entry }) => entry.replaces));
  const standing = sent.filter(({ entry }) => !replaced.has(entry.id));
  return [...Map.groupBy(standing, ({ ballot }) => ballot)]
    .filter(([, own]) => own.length > 1)
    .map(([ballot]) => ballot);
}
