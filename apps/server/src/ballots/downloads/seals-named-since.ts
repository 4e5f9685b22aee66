import {
  answerNamesSeal,
  type BallotAsk,
  type ChosenFrom,
  type OpenRoom,
  packetNamesSeal,
  type RecordsAsked,
} from '@plumbline/ballot-management';
import type { Sha256 } from '@plumbline/election';
import { DEFAULT_ZIP_LIMITS, openZip } from '@plumbline/election-files';
import { nodeInflater } from '@plumbline/election-files/node';
import { assert, lookUp } from '@plumbline/prelude';
import { z } from 'zod';
import { ballotChain, type RoomPlace } from '../../log/ballot-chains.ts';
import { ballotEventOf } from '../../log/ballot-event-of.ts';
import { entriesOfTypes, readLog } from '../../log/read-log.ts';
import type { Preparation } from '../../road/preparation.ts';
import type { Services } from '../../services.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { keptFileOfRoom } from '../../stores/kept-reports.ts';
import type { Reader } from '../../stores/store.ts';
import { loadRoomAt, type RoomHistory } from '../history/load-room.ts';
import { digestsGiven } from './digests-given.ts';
import { keptAsOf } from './kept-room-files.ts';

/** An archive that somebody proposes or releases, and what was chosen for it; null where it is a packet. */
type Waiting = { readonly sha256: Sha256; readonly asked: RecordsAsked | null };

type History = RoomHistory & { readonly room: OpenRoom };

/**
 * Whether an archive that is proposed or released names a seal that is in use, and was not when the archive was made. What takes long is worked out before the
 * room is held, and only where a seal came in or came back since.
 */
export async function namesSealSince(
  db: Reader,
  preparation: Preparation,
  { history, ask, now }: { readonly history: History; readonly ask: BallotAsk; readonly now: Date },
): Promise<boolean> {
  const { place } = history;
  const waiting = await archiveOfAsk(db, history, { ask, now });
  if (waiting === undefined) return false;
  const { sha256 } = waiting;
  const made = await preparation.get(`entry of ${sha256}`, ({ blobs }) => entryOfArchive(blobs, sha256));
  const newest = (await entriesOfTypes(db, ballotChain(place), BRING_SEALS)).at(-1)?.number ?? 0;
  if (newest <= made) return false;
  const key = `seals in ${sha256} at ${newest}`;
  return preparation.get(key, (services) => isNamed(services.db, history, { ...waiting, made }));
}

/** Entries by which a number becomes that of a seal in use: it came in, two devices claim it, or nobody opened what it was on. */
const BRING_SEALS = ['seals-received', 'seal-claimed-twice', 'device-conflict-settled'];

async function archiveOfAsk(
  db: Reader,
  { place, room }: History,
  { ask, now }: { readonly ask: BallotAsk; readonly now: Date },
): Promise<Waiting | undefined> {
  switch (ask.type) {
    case 'propose-records-answer': {
      const kept = await keptFileOfRoom(db, place, { fileId: ask.kept, now });
      const file = kept === undefined ? undefined : keptAsOf(kept).file;
      if (kept === undefined || file?.what !== 'records-answer') return undefined;
      return { sha256: kept.sha256, asked: file.records };
    }
    case 'release-records-answer': {
      const proposed = lookUp(room.recordsAnswers, ask.request)?.proposed ?? null;
      return proposed === null ? undefined : { sha256: proposed.file.sha256, asked: proposed.records };
    }
    case 'release-publication': {
      const file = lookUp(room.publications, ask.publication)?.proposed?.file ?? null;
      return file === null ? undefined : { sha256: file.sha256, asked: null };
    }
    default:
      return undefined;
  }
}

const HEADS = 'heads.json';
const HeadsSchema = z.object({ entry: z.int().min(1) });

/** The entry of the log that an archive was made of, as it says itself. */
async function entryOfArchive(blobs: Services['blobs'], sha256: Sha256): Promise<number> {
  const { source, close } = await blobs.open(sha256);
  try {
    const zip = await openZip({ name: HEADS, source }, { inflater: nodeInflater, limits: DEFAULT_ZIP_LIMITS });
    for await (const entry of zip.entries()) {
      if (entry.name !== HEADS) continue;
      return HeadsSchema.parse(JSON.parse(new TextDecoder().decode(await zip.readEntry(entry)))).entry;
    }
  } finally {
    await close();
  }
  throw new Error(`${sha256} was made of no entry`);
}

async function isNamed(
  db: Reader,
  { place, room: now }: History,
  { asked, made }: Waiting & { readonly made: number },
): Promise<boolean> {
  const { room: before } = await loadRoomAt(db, place, made);
  assert(before.phase === 'open', 'an archive is made of a room that is open', made);
  const texts = await readRoomTexts(db, place, digestsGiven(before));
  const chosen: ChosenFrom = {
    before,
    now,
    at: await momentAt(db, place, made),
    textOf: (digest) => texts.get(digest),
  };
  return asked === null ? packetNamesSeal(chosen) : answerNamesSeal(chosen, asked);
}

async function momentAt(db: Reader, place: RoomPlace, number: number): Promise<string> {
  const [entry] = await readLog(db, ballotChain(place), { from: number, limit: 1 });
  assert(entry !== undefined, 'an entry that an archive was made of is there', number);
  return ballotEventOf(entry).event.at;
}
