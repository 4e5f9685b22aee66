import type { QueryOutput } from '@plumbline/api';
import {
  actKey,
  type Device,
  type DeviceAct,
  type DeviceConflict,
  deviceConflicts,
  formPlaces,
  type OpenRoom,
  refusalsOfActs,
  type SeenRoom,
  WHO_MAY,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { detailWords } from '@plumbline/words/detail-words';
import { accountsAsking } from '../screens/accounts-asking.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { everybodyIn, namesIn, valuesOf } from '../screens/people-named.ts';
import { refusalToShow } from '../screens/refusal-to-show.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Answer = QueryOutput<'ballot-devices'>;
type ActShown = Answer['newest'][number];

/** As many of the acts that were received last are shown. */
const NEWEST_MAX = 30;
const say = detailWords('en');

/** The devices of a room, what they contradict each other in, and what a device needs to go on without a network. */
export const ballotDevices = defineRoomQuery({
  name: 'ballot-devices',

  async show(context) {
    const { seen, today } = context;
    const room = seen.whole;
    const people = await peopleAsking(context, context);
    const may = (command: 'revoke-device' | 'settle-device-conflict') =>
      people.length > 0 && people.every((person) => hasDutyFor(room, person, { command, today }));
    const settles = may('settle-device-conflict');
    const isParty = ({ by }: Pick<DeviceAct, 'by'>) => by.some((person) => people.includes(person));
    const conflicts = deviceConflicts(room);
    // The first to come was done before another contradicted it.
    const contested = new Set(conflicts.flatMap(({ kind, sides }) => (kind === 'refused' ? [] : sides)).map(actKey));
    const said = refusalsOfActs(
      room,
      conflicts.flatMap(({ sides }) => sides),
    );
    const problems = new Map<string, string>();
    const { session, services, place } = context;
    const { actor, digest: sessionDigest } = session;
    const at = services.now();
    const signIns =
      actor.kind === 'person'
        ? await accountsAsking(services.db, { place, personId: actor.personId, sessionDigest, at })
        : [];
    const asking = { signIns, at: today };
    for (const [key, refusal] of said) {
      problems.set(key, say.that((await refusalToShow(services.db, room, refusal, asking)).detail));
    }
    const shownIn = (conflict: DeviceConflict | undefined) => (act: DeviceAct) =>
      actShown(seen, act, {
        mayKnowSeals: isParty(act) || (conflict !== undefined && settles && !conflict.sides.some(isParty)),
        problem: problems.get(actKey(act)) ?? null,
        isContested: contested.has(actKey(act)),
      });
    const acts = valuesOf<DeviceAct>(room.deviceActs);
    const named = new Set(conflicts.flatMap(({ sides, following }) => [...sides, ...following]).map(actKey));
    const alone = shownIn(undefined);
    return ok({
      devices: valuesOf<Device>(room.devices)
        .map((device) => deviceShown(room, device, people))
        .toSorted((a, b) => compareNaturally(a.name, b.name)),
      mayRevoke: may('revoke-device'),
      conflicts: conflicts.map((conflict) => ({
        conflict: conflict.conflict,
        kind: conflict.kind,
        sides: conflict.sides.map(shownIn(conflict)),
        following: conflict.following.map(shownIn(conflict)),
        maySettle: settles && !conflict.sides.some(isParty),
      })),
      waiting: acts.filter((act) => act.outcome === 'waits' && !named.has(actKey(act))).map(alone),
      turnedAway: acts.filter(({ outcome }) => outcome === 'turned-away').map(alone),
      newest: acts
        .toSorted((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt) || b.counter - a.counter)
        .slice(0, NEWEST_MAX)
        .map(alone),
      containers: valuesOf(room.containers)
        .filter(({ stage }) => stage === 'here' || stage === 'out')
        .map(({ container, kind, holdsVoted, positions, seals }) => ({
          container,
          kind,
          holdsVoted,
          positions: positions.map((position) => ({ position, isSealed: seals[position] !== undefined })),
        }))
        .toSorted((a, b) => compareNaturally(a.container, b.container)),
      areas: valuesOf(room.areas).map(({ area }) => area),
      places: [...formPlaces(room)],
      people: everybodyIn(room),
    });
  },
});

function hasDutyFor(
  room: OpenRoom,
  person: string,
  { command, today }: { readonly command: 'revoke-device' | 'settle-device-conflict'; readonly today: string },
): boolean {
  const { duties } = WHO_MAY[command];
  const held = lookUp(room.people, person)?.duties ?? [];
  if (typeof duties === 'string') return true;
  return held.some(
    ({ duty, from, until }) => duties.includes(duty) && from <= today && (until === null || today <= until),
  );
}

function deviceShown(room: OpenRoom, device: Device, people: readonly string[]): Answer['devices'][number] {
  const { last, revoked } = device;
  const newest = last && lookUp(room.deviceActs, actKey({ device: device.device, counter: last.counter }));
  return {
    device: device.device,
    name: device.name,
    people: namesIn(room, device.people),
    isYours: people.some((person) => device.people.includes(person)),
    enrolledAt: device.enrolledAt,
    counter: last?.counter ?? 0,
    receivedAt: newest?.receivedAt ?? null,
    revoked: revoked && { at: revoked.at, by: namesIn(room, revoked.by), upTo: revoked.upTo },
  };
}

/** Numbers of seals are for who may know them, and a count for whoever is not to count it again. */
function actShown(
  { whole, hidesPlace }: SeenRoom,
  each: DeviceAct,
  {
    mayKnowSeals,
    problem,
    isContested,
  }: { readonly mayKnowSeals: boolean; readonly problem: string | null; readonly isContested: boolean },
): ActShown {
  const { act, outcome, ruling } = each;
  const isHidden =
    act.type === 'observe-count'
      ? hidesPlace(act.place)
      : !mayKnowSeals && (act.type === 'apply-seal' || act.type === 'read-seals');
  return {
    device: each.device,
    deviceName: lookUp(whole.devices, each.device)?.name ?? each.device,
    counter: each.counter,
    type: act.type,
    subject: act.type === 'observe-count' ? `${act.place} ${act.line}` : act.container,
    said: isHidden ? null : act,
    by: namesIn(whole, each.by),
    at: each.at,
    capturedAt: each.capturedAt,
    receivedAt: each.receivedAt,
    offsetMs: each.offsetMs,
    outcome: isContested ? 'contested' : outcome,
    ruling,
    // What names a number is for who may know it.
    problem: isHidden ? null : problem,
  };
}
