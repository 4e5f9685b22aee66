import type { QueryOutput } from '@plumbline/api';
import { type BallotEvent, type OpenRoom, subjectsOf } from '@plumbline/ballot-management';
import { lookUp, ok } from '@plumbline/prelude';
import { eventOf, type LogEntry } from '@plumbline/record';
import { ballotChain } from '../../log/ballot-chains.ts';
import { readLog, SLICE_ENTRIES } from '../../log/read-log.ts';
import { everybodyIn, namesIn } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Line = QueryOutput<'ballot-log'>['entries'][number];

const LINES_MAX = 100;
/** So many entries are looked through for one answer; what lies before is asked for next. */
const SLICES_MAX = 5;

/** The log of the room from the newest entry back, without a figure and without the number of a seal. */
export const ballotLog = defineRoomQuery({
  name: 'ballot-log',

  async show({ room, place, history, services }, { before, type, person, find }) {
    const total = history.head.number;
    const words = (find ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const isSought = ({ line, by }: Read) =>
      (type === undefined || line.type === type) &&
      (person === undefined || by.includes(person)) &&
      words.every((word) => line.subjects.join(' ').toLowerCase().includes(word));
    const entries: Line[] = [];
    let last = Math.min(total, (before ?? total + 1) - 1);
    for (let slice = 0; slice < SLICES_MAX && last > 0 && entries.length < LINES_MAX; slice += 1) {
      const from = Math.max(1, last - SLICE_ENTRIES + 1);
      const read = await readLog(services.db, ballotChain(place), { from, limit: last - from + 1 });
      const fitting = read
        .toReversed()
        .map((entry) => lineOf(room, entry))
        .filter(isSought);
      const shown = fitting.slice(0, LINES_MAX - entries.length);
      entries.push(...shown.map(({ line }) => line));
      last = shown.length < fitting.length ? (shown.at(-1)?.line.number ?? 1) - 1 : from - 1;
    }
    return ok({ total, entries, next: last > 0 ? last + 1 : null, people: everybodyIn(room) });
  },
});

type Read = { readonly line: Line; readonly by: readonly string[] };

function lineOf(room: OpenRoom, entry: LogEntry): Read {
  const { event } = eventOf<BallotEvent>(entry);
  const subjects = subjectsOf(event).map((name) => lookUp(room.people, name)?.name ?? name);
  const line = {
    number: entry.number,
    hash: entry.hash,
    at: event.at,
    by: namesIn(room, event.by),
    type: event.type,
    subjects,
  };
  return { line, by: event.by };
}
