import { randomUUID } from 'node:crypto';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { electionIdOf } from '../../stores/audits.ts';
import type { Reader } from '../../stores/store.ts';
import type { Upload } from '../../stores/uploads.ts';

/** The jurisdiction of an audit that takes a file of its ballot room. */
export type RoomInAudit = { readonly auditId: string; readonly jurisdiction: string };

/** The ballot room of a jurisdiction of an audit. */
export async function placeOf(db: Reader, { auditId, jurisdiction }: RoomInAudit): Promise<RoomPlace | undefined> {
  const electionId = await electionIdOf(db, auditId);
  return electionId === undefined ? undefined : { electionId, jurisdiction };
}

/** A file that a room made, as if whoever registers it had sent it. */
export function uploadOfRoom(
  { auditId, jurisdiction }: RoomInAudit,
  kind: 'manifest' | 'candidate-totals',
  { name, text, sha256 }: Pick<Upload, 'name' | 'sha256'> & { readonly text: string },
  { personId, at }: Pick<Upload, 'personId' | 'at'>,
): Upload {
  const bytes = Buffer.byteLength(text);
  return {
    uploadId: randomUUID(),
    ...({ auditId, jurisdiction, kind } as const),
    name,
    bytes,
    sha256,
    personId,
    at,
    findings: NOT_CHECKED,
    confirmed: false,
  };
}

/** Until the check of this same command is kept in its place. */
const NOT_CHECKED: Upload['findings'] = {
  accepted: false,
  needsConfirmation: false,
  issues: [],
  issueCount: 0,
  preview: { columns: [], rows: [] },
  figures: null,
  jurisdictions: [],
};

/** A text as a stream of one piece. */
export async function* oneChunk(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}
