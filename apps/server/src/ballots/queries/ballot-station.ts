import type { QueryOutput } from '@plumbline/api';
import {
  type CheckOut,
  type Container,
  containersOut,
  minutesBetween,
  type OpenRoom,
  standsAt,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { entriesOf, lookUp, ok } from '@plumbline/prelude';
import { instantOfState } from '../history/instant-of-state.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { everybodyIn, namesIn, valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Shown = QueryOutput<'ballot-station'>;

/** What is out at boards and what could go out. What went out is counted back before it is shown how much that was. */
export const ballotStation = defineRoomQuery({
  name: 'ballot-station',

  async show(context) {
    const { room, services } = context;
    const people = await peopleAsking(context, context);
    const now = instantOfState(services.now(), null);
    const home = valuesOf(room.containers)
      .filter(({ stage }) => stage === 'here')
      .toSorted((a, b) => compareNaturally(a.container, b.container));
    const boards = new Set([...entriesOf(room.checkOuts)].map(([, { board }]) => board));
    return ok({
      out: containersOut(room).map((loan) => outShown(room, loan, now)),
      home: home.map((container) => homeShown(room, container, people)),
      boards: [...boards].toSorted(compareNaturally),
      people: everybodyIn(room),
      oneContainerEachBoard: room.profile.rules.oneContainerEachBoard.value,
    });
  },
});

function outShown(room: OpenRoom, loan: CheckOut, now: string): Shown['out'][number] {
  const { container, board, purpose, runner, outAt, out, back } = loan;
  const found = lookUp(room.containers, container);
  return {
    container,
    board,
    purpose,
    runner: namesIn(room, [runner])[0] ?? runner,
    outAt,
    minutes: Math.max(0, Math.round(minutesBetween(outAt, now))),
    isCountedBack: back !== null,
    isEmpty: found?.batches.length === 0,
    positions: found === undefined ? [] : positionsOf(found),
    batches: out.map(({ batch, cards }) => {
      const counted = back?.find((each) => each.batch === batch);
      const known = lookUp(room.batches, batch);
      // What is hidden of a batch from whoever asks is hidden here too: what came back as what went out.
      const isShown = back !== null && known?.cards != null;
      return {
        batch,
        name: known?.name ?? batch,
        back: isShown ? (counted?.cards ?? null) : null,
        movedToReview: isShown ? (counted?.movedToReview ?? null) : null,
        out: isShown ? cards : null,
      };
    }),
  };
}

function homeShown(room: OpenRoom, found: Container, people: readonly string[]): Shown['home'][number] {
  const { container, condition, holdsVoted, readings, unconfirmedReading, seals } = found;
  const at = standsAt(found);
  const newest = Object.keys(seals).length === 0 ? undefined : readings.at(-1);
  const hasRead = people.length > 0 && people.every((person) => newest?.by.includes(person));
  const isShown = newest?.agrees === true && unconfirmedReading === null && hasRead;
  return {
    container,
    area: at?.area ?? null,
    slot: at?.slot ?? null,
    condition,
    holdsVoted,
    positions: positionsOf(found),
    batches: found.batches.map((batch) => ({ batch, name: lookUp(room.batches, batch)?.name ?? batch })),
    readings: readings.length,
    readingAgrees: newest?.agrees ?? null,
    waitsForSecondReading: unconfirmedReading !== null,
    expected: isShown ? Object.entries(seals).map(([position, seal]) => ({ position, seal })) : null,
  };
}

function positionsOf({ positions, seals }: Container) {
  return positions.map((position) => ({ position, isSealed: seals[position] !== undefined }));
}
