import type { QueryOutput, ShownText } from '@plumbline/api';
import {
  digestsIn,
  digestsOfSeals,
  formOf,
  type OpenRoom,
  type RecordedBallotEvent,
  sealsWithheld,
  subjectsOf,
} from '@plumbline/ballot-management';
import type { Sha256 } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import type { LogEntry } from '@plumbline/record';
import { ballotChain } from '../../log/ballot-chains.ts';
import { ballotEventOf } from '../../log/ballot-event-of.ts';
import { readLog, SLICE_ENTRIES } from '../../log/read-log.ts';
import { can } from '../../policy/can.ts';
import { readStoredRoomTexts } from '../../stores/ballot-rooms.ts';
import { byWhom, namesOfActors } from '../../stores/people-in-log.ts';
import { shownStoredTexts } from '../../stores/shown-stored-texts.ts';
import { peopleAsking } from '../screens/people-asking.ts';
import { everybodyIn, namesIn } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

type Line = QueryOutput<'ballot-log'>['entries'][number];

const LINES_MAX = 100;
/** So many entries are looked through for one answer; what lies before is asked for next. */
const SLICES_MAX = 5;

/** The log of the room from the newest entry back, without a figure and without the number of a seal. */
export const ballotLog = defineRoomQuery({
  name: 'ballot-log',

  async show({ room, seen, place, history, services, session, scope, today }, { before, type, person, find }) {
    const total = history.head.number;
    const words = (find ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const isSought = ({ line, by }: Read) =>
      (type === undefined || line.type === type) &&
      (person === undefined || by.includes(person)) &&
      words.every((word) => line.subjects.join(' ').toLowerCase().includes(word));
    const found: Read[] = [];
    let last = Math.min(total, (before ?? total + 1) - 1);
    for (let slice = 0; slice < SLICES_MAX && last > 0 && found.length < LINES_MAX; slice += 1) {
      const from = Math.max(1, last - SLICE_ENTRIES + 1);
      const read = await readLog(services.db, ballotChain(place), { from, limit: last - from + 1 });
      const fitting = read
        .toReversed()
        .map((entry) => lineOf(room, entry))
        .filter(isSought);
      const shown = fitting.slice(0, LINES_MAX - found.length);
      found.push(...shown);
      last = shown.length < fitting.length ? (shown.at(-1)?.line.number ?? 1) - 1 : from - 1;
    }
    // Whoever is a person of the room too is asked as an administrator here.
    const mayRedact = can(session.actor, 'text.redact', scope) !== undefined;
    const digests = found.flatMap((each) => each.digests);
    const texts = await shownStoredTexts(services.db, await readStoredRoomTexts(services.db, place, digests));
    const names = await namesOfActors(
      services.db,
      found.map(({ actor }) => actor),
    );
    // A text about a form may name its figures, and its seals.
    const showsTexts = mayRedact && seen.hidden.size === 0 && seen.withheld.size === 0;
    const people = showsTexts ? await peopleAsking({ services, session }, { place, room }) : [];
    const isShown = ({ digest, shown }: Line['texts'][number], event: RecordedBallotEvent) =>
      shown.state !== 'kept' || (showsTexts && !sealsHiddenIn(seen.whole, event, { people, today }).includes(digest));
    const entries = found.map(({ line, actor, digests: named, event }) => ({
      ...line,
      // Whoever takes a text out does so for the office, and need be no person of the room.
      by: line.type === 'text-redacted' && line.by.length === 0 ? [byWhom(actor, names)] : line.by,
      texts: named.flatMap((digest) => {
        const text = { digest, shown: texts.get(digest) ?? MISSING };
        return isShown(text, event) ? [text] : [];
      }),
    }));
    return ok({ total, entries, mayRedact, next: last > 0 ? last + 1 : null, people: everybodyIn(room) });
  },
});

type Read = {
  readonly line: Omit<Line, 'texts'>;
  readonly by: readonly string[];
  readonly actor: string;
  readonly digests: readonly Sha256[];
  readonly event: RecordedBallotEvent;
};

const MISSING: ShownText = { state: 'missing' };

function lineOf(room: OpenRoom, entry: LogEntry): Read {
  const { event, body } = ballotEventOf(entry);
  const subjects = subjectsOf(event).map((name) => lookUp(room.people, name)?.name ?? name);
  const line = {
    number: entry.number,
    hash: entry.hash,
    at: event.at,
    by: namesIn(room, event.by),
    type: event.type,
    subjects,
    form: formIn(room, event),
    reason: event.type === 'text-redacted' ? event.reason : null,
  };
  return { line, by: event.by, actor: body.actor, digests: digestsIn(event), event };
}

/** The form of the room that an event names. */
function formIn(room: OpenRoom, event: RecordedBallotEvent): string | null {
  return 'filled' in event && typeof event.filled === 'string' && lookUp(room.forms, event.filled) !== undefined
    ? event.filled
    : null;
}

/** Texts of an entry that name seals of a form, while any seal of that form is hidden from whoever looks. */
function sealsHiddenIn(
  whole: OpenRoom,
  event: RecordedBallotEvent,
  { people, today }: { readonly people: readonly string[]; readonly today: string },
): readonly Sha256[] {
  if (event.type !== 'form-entered' && event.type !== 'form-amended') return [];
  const record = lookUp(whole.forms, event.filled);
  if (record === undefined || sealsWithheld(whole, record, people, today).size === 0) return [];
  return digestsOfSeals(formOf(record.form), event);
}
