import type { EntryOfLog, OpenRoom, RecordsAsked } from '@plumbline/ballot-management';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { ballotEventOf } from '../../log/ballot-event-of.ts';
import { streamLog } from '../../log/read-log.ts';
import type { Services } from '../../services.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import type { RoomHistory } from '../history/load-room.ts';
import { digestsGiven } from './digests-given.ts';
import { momentOfNewest } from './public-page-of-room.ts';

/** What records are chosen from beside the room: the moment of its newest entry, the texts that may be given, and the log where it was asked for. */
export async function recordsOfRoom(
  db: Services['db'],
  history: RoomHistory & { readonly room: OpenRoom },
  { asked, state }: { readonly asked: RecordsAsked; readonly state: string | null },
): Promise<{
  readonly at: string;
  readonly time: string;
  readonly texts: ReadonlyMap<string, string>;
  readonly entries: readonly EntryOfLog[];
}> {
  const { place, head, room } = history;
  const newest = await momentOfNewest(db, place, { number: head.number, state, language: 'en' });
  const texts = await readRoomTexts(db, place, digestsGiven(room));
  const entries = asked.kinds.includes('log') ? await entriesTo(db, place, head.number) : [];
  return { at: newest.at, time: newest.inWords, texts, entries };
}

/** The entries up to one, without what they say. */
async function entriesTo(db: Services['db'], place: RoomPlace, last: number): Promise<readonly EntryOfLog[]> {
  const entries: EntryOfLog[] = [];
  for await (const slice of streamLog(db, ballotChain(place))) {
    for (const entry of slice) {
      if (entry.number > last) return entries;
      const { event } = ballotEventOf(entry);
      entries.push({ number: entry.number, at: event.at, type: event.type, hash: entry.hash });
    }
  }
  return entries;
}
