import type { QueryOutput } from '@plumbline/api';
import {
  type Carrier,
  type Container,
  type OpenRoom,
  openIssuesOf,
  readingsThere,
  refuseStriking,
  sealedAt,
  sealsToCut,
  standsAt,
  transferIn,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { ballotObstacleInWords } from '@plumbline/words/ballot-refusal-words';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Shown = QueryOutput<'ballot-carriers'>['sites'][number];
/** All who look at one device. */
type Looking = {
  readonly room: OpenRoom;
  readonly people: readonly string[];
  readonly today: string;
  readonly reasons: ReadonlyMap<string, string>;
};

/** What each site expects, who had it last, and what of it nobody has opened. What is on its seals it says to nobody. */
export const ballotCarriers = defineRoomQuery({
  name: 'ballot-carriers',

  async show(context) {
    const { services, place, room, today } = context;
    const digests = valuesOf(room.struckCarriers).flatMap((struck) => struck.map(({ reason }) => reason.digest));
    const reasons = await readRoomTexts(services.db, place, digests);
    const looking = { room, people: await peopleAsking(context, context), today, reasons };
    const expected = new Set(valuesOf(room.carriers).flatMap((carriers) => carriers.map(({ carrier }) => carrier)));
    const sites = valuesOf(room.sites).toSorted((a, b) => compareNaturally(a.site, b.site));
    return ok({
      sites: sites.map(({ site }) => siteShown(looking, site, expected)),
      areas: valuesOf(room.areas).map(({ area }) => area),
    });
  },
});

function siteShown(looking: Looking, site: string, expected: ReadonlySet<string>): Shown {
  const { room } = looking;
  const closed = lookUp(room.closedSites, site);
  const others = closed === undefined ? openIssuesOf(room, site) : [];
  return {
    site,
    closed: closed === undefined ? null : { at: closed.at, by: namesIn(room, closed.by) },
    carriers: (lookUp(room.carriers, site) ?? []).map((carrier) => carrierShown(looking, site, carrier)),
    struck: (lookUp(room.struckCarriers, site) ?? []).map(({ carrier, envelopes, listed, by, at, reason }) => ({
      carrier,
      envelopes,
      at,
      by: namesIn(room, by),
      listedBy: namesIn(room, listed.by),
      reason: looking.reasons.get(reason.digest) ?? null,
    })),
    issues: others
      .filter(({ issue }) => issue !== 'carrier-not-opened' && issue !== 'carrier-on-its-way')
      .map((issue) => ballotObstacleInWords(issue)),
    sent: transfersTo(looking, site).flatMap(({ transfer, carriedIn, declared, sent }) =>
      carriedIn === null || expected.has(carriedIn.container) || !isSealed(room, carriedIn.container)
        ? []
        : [{ transfer, container: carriedIn.container, envelopes: declared, sentAt: sent.at }],
    ),
  };
}

/** Envelopes that were sent to a site, where whoever asks knows how many: they sent them, or somebody has counted them. */
function transfersTo({ room, people }: Looking, site: string) {
  const account = `SITE:${site}`;
  return valuesOf(room.transfers).filter(
    ({ to, unit, received, sent }) =>
      unit === 'envelopes' &&
      (to === account || to.startsWith(`${account}:`)) &&
      (received.length > 0 || isOwn(people, sent.by)),
  );
}

function isOwn(people: readonly string[], senders: readonly string[]): boolean {
  return people.length > 0 && people.every((person) => senders.includes(person));
}

function isSealed(room: OpenRoom, name: string): boolean {
  const container = lookUp(room.containers, name);
  if (container === undefined) return false;
  const { positions, seals } = container;
  return positions.length > 0 && sealedAt(seals, positions);
}

function carrierShown(looking: Looking, site: string, expected: Carrier): Shown['carriers'][number] {
  const { room } = looking;
  const { carrier, envelopes, opened } = expected;
  const container = lookUp(room.containers, carrier);
  const isKnown = opened !== null || !isToBeCounted(looking, carrier);
  return {
    carrier,
    envelopes: isKnown ? envelopes : null,
    seals: container === undefined ? null : sealsShown(looking, expected, container),
    last: container === undefined ? null : lastOf(room, container),
    opened: opened && { at: opened.at, by: namesIn(room, opened.by), envelopes: opened.envelopes },
    mayStrike: opened === null && mayStrike(looking, site, expected),
  };
}

function mayStrike({ room, people, today }: Looking, site: string, carrier: Carrier): boolean {
  const persons = people.flatMap((person) => lookUp(room.people, person) ?? []);
  const isClosed = lookUp(room.closedSites, site) !== undefined;
  return !isClosed && refuseStriking({ room, people: persons, day: today }, site, carrier) === undefined;
}

/** Whether it travels, and whoever asks is not to know yet how many were sent in it. */
function isToBeCounted({ room, people }: Looking, carrier: string): boolean {
  const transfer = transferIn(room, carrier);
  return transfer !== undefined && !isOwn(people, transfer.sent.by);
}

function sealsShown(
  { room, people }: Looking,
  expected: Carrier,
  found: Container,
): Shown['carriers'][number]['seals'] {
  const { container, positions, seals, readings, unconfirmedReading, condition } = found;
  const newest = readingsThere(room, expected).at(-1);
  return {
    positions: positions.map((position) => ({ position, isSealed: seals[position] !== undefined })),
    readings: readings.length,
    readingAgrees: newest?.agrees ?? null,
    waitsForSecondReading: unconfirmedReading !== null,
    condition,
    isRead: sealsToCut(room, container).ok && people.some((person) => newest?.by.includes(person)),
  };
}

function lastOf(room: OpenRoom, container: Container): Shown['carriers'][number]['last'] {
  const step = container.steps.at(-1);
  if (step === undefined) return null;
  const { at, holder } = step;
  const stands = standsAt(container);
  return {
    at,
    in: holder.in,
    area: holder.in === 'area' ? holder.area : null,
    slot: holder.in === 'area' ? (stands?.slot ?? null) : null,
    people: holder.in === 'hands' ? namesIn(room, holder.people) : [],
  };
}
