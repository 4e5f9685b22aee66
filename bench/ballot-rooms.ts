import {
  type BallotEvent,
  type BallotRoom,
  custodyGaps,
  custodySpans,
  evolveRoomAll,
  type OpenRoom,
  reconciliationOf,
  roomSeenBy,
  whereIs,
} from '../packages/ballot-management/src/index.ts';
import { eventsOf, play } from '../packages/ballot-management/src/testing/play-room.ts';
import { PRECINCTS, precinctPapers } from '../packages/ballot-management/src/testing/tamarack.ts';
import { AFTER, setUp } from '../packages/ballot-management/src/testing/tamarack-people.ts';
import { assert, entriesOf, lookUp } from '../packages/prelude/src/index.ts';
import { type BenchRow, measure } from './measure.ts';

/* What a large ballot room costs: one batch among many, a county that adds its ballots up anew, and the longest custody there is. */

const BATCHES = 5_000;
const CONTAINERS = 2_000;
const SITES = 1_000;
const CUSTODY_EVENTS = 1_000_000;

/** Half as much more than was measured while six processes shared two cores. */
const LIMITS = { search: 0.03, again: 0.005, reconcile: 0.45, gaps: 1.3, look: 0.05 } as const;

export function benchBallotRooms(): readonly BenchRow[] {
  return [...searching(), ...addingUp(), ...guarding()];
}

function searching(): readonly BenchRow[] {
  let room = folded(setUp(), [...containersMade(), ...batchesMade()]);
  let found = 0;
  const search = (name: string) => () => {
    found += whereIs(room, name, 20).found.length;
  };
  const rows = [
    measure(`one of ${BATCHES} batches is found, first`, LIMITS.search, search('MB-04711')),
    measure(`one of ${BATCHES} batches is found, again`, LIMITS.again, search('MB-00042')),
  ];
  const placed = { type: 'batch-placed', batch: 'MB-00042', container: containerNamed(1), cards: 200 } as const;
  room = folded(room, [{ ...act, ...placed }]);
  rows.push(measure(`one of ${BATCHES} batches is found after a change`, LIMITS.again, search('MB-04712')));
  assert(found === 3, 'each batch is found once', found);
  return rows;
}

function addingUp(): readonly BenchRow[] {
  const room = folded(setUp(), sitesWithForms());
  let units = 0;
  const rows = [
    measure(`${SITES} precincts of 20 lines are added up anew`, LIMITS.reconcile, () => {
      units = reconciliationOf(room).units.length;
    }),
  ];
  assert(units >= SITES, 'every precinct is added up', units);
  return rows;
}

function guarding(): readonly BenchRow[] {
  const room = folded(setUp(), [...containersMade(), ...custodyMoves()]);
  const containers = [...entriesOf(room.containers)].map(([, container]) => container);
  let steps = 0;
  for (const container of containers) steps += container.steps.length;
  assert(steps >= CUSTODY_EVENTS, 'every move is a step', steps);
  const someone = lookUp(room.containers, containerNamed(7));
  assert(someone !== undefined, 'there is a container');
  const gapsOfAll = () => {
    for (const { steps: each } of containers) custodyGaps(each, AFTER);
  };
  return [
    measure('after a million moves, the gaps of every container, first', LIMITS.gaps, gapsOfAll),
    measure('after a million moves, the gaps of every container, again', LIMITS.look, gapsOfAll),
    measure('after a million moves, the timeline of one container', LIMITS.look, () => {
      custodySpans(someone.steps, AFTER);
    }),
    measure('after a million moves, a container is found', LIMITS.look, () => {
      whereIs(room, someone.container, 20);
    }),
    measure('after a million moves, the room as somebody may see it', LIMITS.look, () => {
      roomSeenBy(room, ['reyes'], AFTER.slice(0, 10));
    }),
  ];
}

function folded(from: OpenRoom, events: readonly BallotEvent[]): OpenRoom {
  const room: BallotRoom = evolveRoomAll(from, events);
  assert(room.phase === 'open', 'a room stays open');
  return room;
}

function containerNamed(at: number): string {
  return `BOX-${String(at).padStart(4, '0')}`;
}

const act = { by: ['pham', 'gorski'], at: '2026-11-03T08:00:00-05:00' } as const;

function containersMade(): readonly BallotEvent[] {
  return Array.from({ length: CONTAINERS }, (_, at) => ({
    ...act,
    type: 'container-created',
    container: containerNamed(at),
    kind: 'transfer-case',
    positions: ['front', 'lid'],
    holdsVoted: true,
  }));
}

function batchesMade(): readonly BallotEvent[] {
  return Array.from({ length: BATCHES }, (_, at): readonly BallotEvent[] => {
    const batch = `MB-${String(at).padStart(5, '0')}`;
    return [
      {
        ...act,
        type: 'batch-created',
        batch,
        name: batch,
        channel: 'mail',
        countedAt: `batch:${batch}`,
        accountedAt: 'mail',
        tabulator: 'CC-1',
        tabulatorBatch: String(1000 + at),
        hasCvrs: true,
      },
      { ...act, type: 'batch-placed', batch, container: containerNamed(at % CONTAINERS), cards: 200 },
    ];
  }).flat();
}

/** The papers of one precinct of the county, as those of a thousand. */
function sitesWithForms(): readonly BallotEvent[] {
  const site = 'P-01';
  const precinct = PRECINCTS[site];
  assert(precinct !== undefined, 'the county has this precinct');
  const from = setUp();
  const before = eventsOf(from).length;
  const registered = eventsOf(from).filter((event) => event.type === 'site-registered' && event.site === site);
  const papers = eventsOf(play(from, ...precinctPapers(site, precinct))).slice(before);
  const text = JSON.stringify([...registered, ...papers]);
  return Array.from({ length: SITES }, (_, at): readonly BallotEvent[] =>
    JSON.parse(text.replaceAll(site, `Q-${String(at).padStart(4, '0')}`)),
  ).flat();
}

/** Each container from hand to hand, one minute after the other. */
function custodyMoves(): readonly BallotEvent[] {
  const start = Date.parse(act.at);
  return Array.from({ length: CUSTODY_EVENTS }, (_, at) => ({
    type: 'custody-taken',
    by: at % 2 === 0 ? ['pham', 'gorski'] : ['diaz', 'kim'],
    at: new Date(start + Math.floor(at / CONTAINERS) * 60_000).toISOString(),
    container: containerNamed(at % CONTAINERS),
    from: [],
    purpose: 'From one room to the next',
  }));
}
