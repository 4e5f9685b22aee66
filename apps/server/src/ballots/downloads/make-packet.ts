import type { OpenRoom, PublishedFile } from '@plumbline/ballot-management';
import { ballotFileName } from '@plumbline/documents';
import { assert } from '@plumbline/prelude';
import { ballotChain } from '../../log/ballot-chains.ts';
import type { Services } from '../../services.ts';
import { readRoomTexts } from '../../stores/ballot-rooms.ts';
import { findElection } from '../../stores/elections.ts';
import { findOrganizations } from '../../stores/organizations.ts';
import type { RoomHistory } from '../history/load-room.ts';
import { digestsGiven } from './digests-given.ts';
import { momentOfNewest } from './public-page-of-room.ts';

/** Packets by chain and entry: whoever asks again makes nobody work again. */
const made = new Map<string, Promise<NonNullable<PublishedFile>>>();

/** The packet of a room as its log stands, made once for each entry. */
export function packetAtHead(
  services: Pick<Services, 'db' | 'workers'>,
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
 * Makes the packet of a room as its log stands and keeps it by its digest, in a thread. The time in it is that of the newest entry, so that the same log and
 * texts give the same bytes.
 */
async function makePacket(
  services: Pick<Services, 'db' | 'workers'>,
  history: RoomHistory & { readonly room: OpenRoom },
): Promise<NonNullable<PublishedFile>> {
  const { db, workers } = services;
  const { place, head, room } = history;
  const election = await findElection(db, place.electionId);
  assert(election !== undefined, 'a room belongs to an election', place.electionId);
  const [office] = await findOrganizations(db, [election.organizationId]);
  const newest = await momentOfNewest(db, place, { number: head.number, state: election.state, language: 'en' });
  const { sha256, bytes } = await workers.run('ballot-packet', {
    room,
    office: office?.name ?? '',
    election: election.name,
    head,
    at: newest.at,
    time: newest.inWords,
    texts: await readRoomTexts(db, place, digestsGiven(room)),
  });
  return { name: ballotFileName(place.jurisdiction, 'packet').replace(/\.pdf$/, '.zip'), bytes, sha256 };
}
