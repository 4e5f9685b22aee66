import type { RegisteredFile } from '@plumbline/audit';
import { parseParticipantsCsv } from '@plumbline/election-files';
import type { BlobStore } from '../../files/blob-store.ts';
import { openSmallFile } from './open-small-file.ts';

/** A jurisdiction and the addresses of those who manage its part: they are in the file and not in the log. */
export type Participant = { readonly name: string; readonly managers: readonly string[] };

/** Whom a registered list of participants names. A replayed audit lists its jurisdictions in a file without people. */
export async function readParticipants(
  blobs: BlobStore,
  file: Pick<RegisteredFile, 'name' | 'sha256'>,
): Promise<readonly Participant[]> {
  const parsed = parseParticipantsCsv(await openSmallFile(blobs, file));
  if (!parsed.accepted) return [];
  return parsed.value.jurisdictions.map(({ name, managers }) => ({ name, managers }));
}
