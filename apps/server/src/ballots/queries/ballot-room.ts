import type { QueryOutput, RoomHeading } from '@plumbline/api';
import {
  deviceConflicts,
  FORM_STATES,
  feedbackOpen,
  type OpenRoom,
  PROFILES,
  QUESTIONS,
  reconciliationOf,
  type SeenRoom,
  standingManifest,
  standsAt,
  trainingLapses,
  UNIT_STATUSES,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { assert, lookUp, ok } from '@plumbline/prelude';
import { ballotRoomScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { findElection } from '../../stores/elections.ts';
import { administratorIds } from '../../stores/organizations.ts';
import { loadRoom } from '../history/load-room.ts';
import { grantsWaiting } from '../screens/grants-waiting.ts';
import { valuesOf } from '../screens/people-named.ts';
import { hidesAnyBatch, roomFigures } from '../screens/room-figures.ts';
import { dutiesOn, roomHeading } from '../screens/room-heading.ts';
import { roomSeen } from '../screens/room-seen.ts';

/** The director's view; before the room is opened, what it can be opened with. */
export const ballotRoom = defineQuery({
  name: 'ballot-room',
  permission: 'ballot-room.read',
  scope: ballotRoomScope,

  async run(context, { electionId, jurisdiction }) {
    const history = await loadRoom(context.services.db, { electionId, jurisdiction });
    const heading = await roomHeading(context, history);
    const seen = await roomSeen(context, { ...history, today: heading.today });
    const election = await findElection(context.services.db, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const isOwn = (state: string) => state === heading.election.state;
    const profiles = PROFILES.map(({ profile, state, version }) => ({ profile, state, version }));
    const ordered = [...profiles.filter((one) => isOwn(one.state)), ...profiles.filter((one) => !isOwn(one.state))];
    const administrators = await administratorIds(context.services.db, election.organizationId);
    const waiting = seen === undefined ? [] : await grantsWaiting(context, { room: seen.whole, heading });
    return ok({
      heading,
      profiles: ordered,
      takesTwo: administrators.length > 1,
      waiting,
      view: seen === undefined ? null : viewOf(seen, heading),
    });
  },
});

type View = NonNullable<QueryOutput<'ballot-room'>['view']>;

function viewOf(seen: SeenRoom, { today, you }: Pick<RoomHeading, 'today' | 'you'>): View {
  const { room } = seen;
  const { units } = reconciliationOf(room);
  const people = valuesOf(room.people);
  const manifest = standingManifest(room);
  return {
    questions: QUESTIONS.flatMap((question) => {
      const assigned = lookUp(room.questions, question);
      if (assigned === undefined || assigned.person !== you?.person) return [];
      return [{ question, due: assigned.due, isOver: assigned.due < today }];
    }),
    deviceConflicts: deviceConflicts(room).length,
    feedback: feedbackOf(room, you?.person, today),
    certificationDay: room.certificationDay,
    figures: roomFigures(seen),
    units: units
      .filter(({ equation }) => equation === 'E5' || equation === 'E19')
      .map(({ equation, place, status, delta, residual }) => ({
        equation,
        place,
        status,
        difference: delta,
        residual,
      })),
    unitsByStatus: counted(UNIT_STATUSES, units, ({ status }) => status).map(([status, count]) => ({
      status,
      units: count,
    })),
    batches: batchesOf(seen.whole),
    containers: containersOf(room),
    seals: counted(SEAL_STATES, valuesOf(room.seals), ({ state }) => state).map(([state, count]) => ({
      state,
      seals: count,
    })),
    forms: counted(FORM_STATES, valuesOf(room.forms), ({ state }) => state).map(([state, count]) => ({
      state,
      forms: count,
    })),
    members: membersOf(room, today),
    people: {
      all: people.length,
      sworn: people.filter(({ hasOath }) => hasOath).length,
      withDuty: people.filter((person) => dutiesOn(person, today).length > 0).length,
      lapses: new Set(trainingLapses(room, today).map(({ person }) => person)).size,
    },
    incidents: valuesOf(room.incidents)
      .filter(({ closed }) => closed === null)
      .map(({ incident, kind, severity, subject, opened }) => ({
        incident,
        kind,
        severity,
        subject,
        openedAt: opened.at,
      }))
      .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1)),
    inStorage: valuesOf(room.entries)
      .filter(({ leftAt }) => leftAt === null)
      .map(({ entry, area, by, at }) => {
        return { entry, area, people: by.map((person) => lookUp(room.people, person)?.name ?? person), since: at };
      }),
    refusedActs: room.refusedTimes,
    manifest:
      manifest === undefined
        ? null
        : {
            version: manifest.version,
            cards: hidesAnyBatch(seen) ? null : manifest.cards,
            committedTo: [...manifest.committedTo],
          },
  };
}

/** What a certifier asked for and somebody has to answer, in every application. */
function feedbackOf({ applications }: OpenRoom, person: string | undefined, today: string): View['feedback'] {
  return valuesOf(applications)
    .flatMap(feedbackOpen)
    .filter(({ owner }) => owner === person)
    .map(({ item, bullet, due }) => ({ item, bullet, due, isOver: due < today }));
}

function membersOf(room: OpenRoom, today: string): View['members'] {
  const withAccount = new Set(valuesOf(room.signIns));
  return valuesOf(room.people)
    .map((one) => {
      const { person, name, party, hasOath } = one;
      return { person, name, party, hasOath, duties: [...dutiesOn(one, today)], hasSignIn: withAccount.has(person) };
    })
    .toSorted((a, b) => compareNaturally(a.name, b.name));
}

const SEAL_STATES = ['in-stock', 'issued', 'applied', 'removed', 'voided'] as const;

function counted<Name extends string, Row>(
  names: readonly Name[],
  rows: readonly Row[],
  nameOf: (row: Row) => Name,
): readonly (readonly [Name, number])[] {
  const counts = new Map<Name, number>();
  for (const row of rows) counts.set(nameOf(row), (counts.get(nameOf(row)) ?? 0) + 1);
  return names.map((name) => [name, counts.get(name) ?? 0]);
}

function batchesOf(room: OpenRoom): View['batches'] {
  const batches = valuesOf(room.batches).filter(({ became }) => became.length === 0);
  return {
    all: batches.length,
    placed: batches.filter(({ container }) => container !== null).length,
    counted: batches.filter(({ cards }) => cards !== null).length,
  };
}

function containersOf(room: OpenRoom): View['containers'] {
  const containers = valuesOf(room.containers);
  const isSealed = ({ positions, seals }: (typeof containers)[number]) =>
    positions.length > 0 && positions.every((position) => seals[position] !== undefined);
  return {
    all: containers.length,
    sealed: containers.filter(isSealed).length,
    stored: containers.filter((each) => standsAt(each) !== null && each.stage === 'here').length,
    out: containers.filter(({ stage }) => stage === 'out').length,
    heldApart: containers.filter(({ condition }) => condition !== 'ok').length,
  };
}
