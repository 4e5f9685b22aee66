import { createHash } from 'node:crypto';
import { type OpenRoom, type PublishedFile, packetOf } from '@plumbline/ballot-management';
import {
  ballotFileName,
  loadFonts,
  openTypeface,
  type PacketFile,
  type Printing,
  packetFiles,
} from '@plumbline/documents';
import { createZipWriter } from '@plumbline/election-files';
import { nodeDeflater } from '@plumbline/election-files/node';
import { assert, entriesOf } from '@plumbline/prelude';
import { codeVersion } from '../../code-version.ts';
import { ballotChain } from '../../log/ballot-chains.ts';
import type { Services } from '../../services.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { findElection } from '../../stores/elections.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import type { RoomHistory } from '../history/load-room.ts';
import { momentOfNewest } from './public-page-of-room.ts';

let typeface: Printing['typeface'] | undefined;

/** Packets by chain and entry: whoever asks again makes nobody work again. */
const made = new Map<string, Promise<NonNullable<PublishedFile>>>();

/** The packet of a room as its log stands, made once for each entry. */
export function packetAtHead(
  services: Pick<Services, 'db' | 'blobs'>,
  history: RoomHistory & { readonly room: OpenRoom },
): Promise<NonNullable<PublishedFile>> {
  const key = `${ballotChain(history.place)} ${history.head.hash}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  if (made.size >= PACKETS_KEPT_MAX) made.clear();
  const file = makePacket(services, history);
  made.set(key, file);
  // What failed is tried again.
  file.catch(() => made.delete(key));
  return file;
}

/** Only their digests are kept here. */
const PACKETS_KEPT_MAX = 50;

/**
 * Makes the packet of a room as its log stands and keeps it by its digest. The time in it is that of the newest entry, so that the same log and texts give the
 * same bytes.
 */
async function makePacket(
  services: Pick<Services, 'db' | 'blobs'>,
  history: RoomHistory & { readonly room: OpenRoom },
): Promise<NonNullable<PublishedFile>> {
  const { db, blobs } = services;
  const { place, head, room } = history;
  const election = await findElection(db, place.electionId);
  assert(election !== undefined, 'a room belongs to an election', place.electionId);
  const [office] = await findOrganizations(db, [election.organizationId]);
  const newest = await momentOfNewest(db, place, { number: head.number, state: election.state, language: 'en' });
  const digests = [
    ...[...entriesOf(room.procedures)].flatMap(([, versions]) => versions.map(({ text }) => text.digest)),
    ...[...entriesOf(room.incidents)].flatMap(([, { text }]) => text?.text.digest ?? []),
  ];
  const texts = await readRoomTexts(db, place, digests);
  const textOf = (digest: string) => texts.get(digest);
  typeface ??= openTypeface(loadFonts());
  const source = { type: 'log', sha256: head.hash } as const;
  const at = new Date(newest.at).toISOString();
  const files = packetFiles(packetOf(room, newest.at, textOf), {
    office: office?.name ?? '',
    election: election.name,
    time: newest.inWords,
    head,
    printing: { source, version: codeVersion, at, language: 'en', paper: 'letter', typeface },
    digestOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    textOf,
  });
  const { sha256, bytes } = await blobs.put(archiveOf(files));
  return { name: ballotFileName(place.jurisdiction, 'packet').replace(/\.pdf$/, '.zip'), bytes, sha256 };
}

/** An archive of files as each of them is made: one at a time is held. */
async function* archiveOf(files: AsyncIterable<PacketFile>): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => pieces.push(bytes.slice()) }, deflater: nodeDeflater });
  for await (const { path, bytes } of files) {
    zip.add(path, bytes);
    yield* pieces;
    pieces = [];
    // Nobody else waits for a whole packet.
    await new Promise(setImmediate);
  }
  zip.finish();
  yield* pieces;
}
