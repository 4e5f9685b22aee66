import type { QueryOutput } from '@plumbline/api';
import {
  type Container,
  canBeNamed,
  custodySpans,
  type OpenRoom,
  reconciliationOf,
  type Transfer,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp, ok } from '@plumbline/prelude';
import { instantOfState } from '../history/instant-of-state.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Shown = QueryOutput<'ballot-custody'>;

/** What is on its way, who holds what, and the timeline of one container. */
export const ballotCustody = defineRoomQuery({
  name: 'ballot-custody',

  async show(context, { container }) {
    const { room, services } = context;
    const people = await peopleAsking(context, context);
    const containers = valuesOf(room.containers).toSorted((a, b) => compareNaturally(a.container, b.container));
    const isHere = containers.filter(({ stage, condition }) => stage === 'here' && condition === 'ok');
    const chosen = container === undefined ? undefined : lookUp(room.containers, container);
    return ok({
      transfers: valuesOf(room.transfers)
        .map((transfer) => transferShown(room, transfer, people))
        .toSorted(
          (a, b) => Number(a.received.length > 0) - Number(b.received.length > 0) || (a.sentAt < b.sentAt ? 1 : -1),
        ),
      accounts: accountsNamed(room),
      sealed: isHere.filter(isSealed).map((each) => each.container),
      inHands: containers.flatMap(({ container: name, stage, steps, holdsVoted }) => {
        const last = steps.at(-1);
        if (last?.holder.in !== 'hands' || (stage !== 'here' && stage !== 'out')) return [];
        return [{ container: name, people: namesIn(room, last.holder.people), since: last.at, holdsVoted }];
      }),
      containers: containers.map((each) => each.container),
      timeline: chosen === undefined ? null : timelineOf(room, chosen, instantOfState(services.now(), null)),
    });
  },
});

/**
 * A transfer as it may be seen at one device, by all who look at it. Who did not send it learns what was sent once somebody has counted what arrived: a number that is known
 * before is found again.
 */
function transferShown(room: OpenRoom, transfer: Transfer, people: readonly string[]): Shown['transfers'][number] {
  const { sent, received, declared, carriedIn } = transfer;
  const isOwn = people.length > 0 && people.every((person) => sent.by.includes(person));
  const counted = received.at(-1)?.counted;
  const isKnown = isOwn || received.length > 0;
  const container = lookUp(room.containers, carriedIn?.container ?? '');
  const since = container?.readings.slice(carriedIn?.readingsBefore ?? 0) ?? [];
  const own = since.findLast(({ by }) => by.some((person) => people.includes(person)));
  return {
    transfer: transfer.transfer,
    from: transfer.from,
    to: transfer.to,
    unit: transfer.unit,
    container: carriedIn?.container ?? null,
    positions: container === undefined ? [] : positionsOf(container),
    readings: container?.readings.length ?? 0,
    isRead: own?.agrees === true,
    sentBy: namesIn(room, sent.by),
    sentAt: sent.at,
    isOwn,
    declared: isKnown ? declared : null,
    received: received.map((one) => ({ by: namesIn(room, one.by), at: one.at, counted: one.counted })),
    variance: counted === undefined ? null : declared - counted,
    status: reconciliationOf(room).byPlace.get(`transfer:${transfer.transfer}`)?.[0]?.status ?? null,
  };
}

function positionsOf({ positions, seals }: Container) {
  return positions.map((position) => ({ position, isSealed: seals[position] !== undefined }));
}

function isSealed({ positions, seals }: Container): boolean {
  return positions.length > 0 && positions.every((position) => seals[position] !== undefined);
}

/** The names of accounts, without what they hold: the change of a balance would tell what was sent. */
function accountsNamed(room: OpenRoom): string[] {
  const names = new Set<string>();
  for (const [key] of entriesOf(room.ledger.balances)) {
    const account = key.slice(key.indexOf('|') + 1);
    if (canBeNamed(account)) names.add(account);
  }
  return [...names].toSorted(compareNaturally);
}

function timelineOf(room: OpenRoom, { container, steps, holdsVoted }: Container, now: string): Shown['timeline'] {
  const spans = custodySpans(steps, now).map(({ at, until, holder, why, minutes }) => ({
    at,
    until,
    in: holder.in,
    area: holder.in === 'area' ? holder.area : null,
    isSecured: holder.in === 'area' && holder.isSecured,
    people: holder.in === 'hands' ? namesIn(room, holder.people) : [],
    gap: holdsVoted && minutes > 0 ? (why ?? null) : null,
    minutes: Math.round(minutes),
  }));
  return { container, steps: spans.toReversed(), gaps: spans.filter(({ gap }) => gap !== null).length };
}
