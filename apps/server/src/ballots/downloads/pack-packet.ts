import { createHash } from 'node:crypto';
import { type Instant, type OpenRoom, packetOf } from '@plumbline/ballot-management';
import { loadFonts, openTypeface, type Printing, packetFiles } from '@plumbline/documents';
import { codeVersion } from '../../code-version.ts';
import type { Services } from '../../services.ts';
import { archiveOf } from './archive-of.ts';

/** What a packet is made from. Plain data: it is made in a thread of its own. */
export type PacketOrder = {
  readonly room: OpenRoom;
  readonly office: string;
  readonly election: string;
  /** The newest entry of the room's log, and the moment of it where the ballots are, also as people there write it. */
  readonly head: { readonly number: number; readonly hash: string };
  readonly at: Instant;
  readonly time: string;
  /** What was typed and goes into the packet, by the digests that the log has. */
  readonly texts: ReadonlyMap<string, string>;
};

let typeface: Printing['typeface'] | undefined;

/** Makes a packet and keeps it by its digest. The same order gives the same bytes. */
export function packPacket(
  { room, office, election, head, at, time, texts }: PacketOrder,
  blobs: Pick<Services['blobs'], 'put'>,
): ReturnType<Services['blobs']['put']> {
  // A thread opens the fonts once.
  typeface ??= openTypeface(loadFonts());
  const textOf = (digest: string) => texts.get(digest);
  const source = { type: 'log', sha256: head.hash } as const;
  const printedAt = new Date(at).toISOString();
  const files = packetFiles(packetOf(room, at, textOf), {
    office,
    election,
    time,
    head,
    printing: { source, version: codeVersion, at: printedAt, language: 'en', paper: 'letter', typeface },
    digestOf: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    textOf,
  });
  return blobs.put(archiveOf(files));
}
