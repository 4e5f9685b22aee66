import { createHash } from 'node:crypto';
import { nodeInflater, nodePackCodec } from '@plumbline/election-files/node';
import { assert } from '@plumbline/prelude';
import { parseAuditDescription } from '../replay/audit-description.ts';
import type { AuditFolder } from '../replay/read-folder.ts';
import { type Replay, replayAudit } from '../replay/replay-audit.ts';

/* Audit folders in memory, for tests. */

export type Table = readonly (readonly (string | number)[])[];

/** The bytes of a CSV file with these rows. */
export function csv(table: Table): Uint8Array {
  return new TextEncoder().encode(table.map((row) => row.join(',')).join('\n'));
}

/** A folder with this `audit.json` and these files. */
export function folderWith(description: object, files: Readonly<Record<string, Uint8Array>>): AuditFolder {
  const text = JSON.stringify(description);
  const parsed = parseAuditDescription(text);
  assert(parsed.ok, 'audit.json is understood', parsed);
  return {
    description: parsed.value,
    descriptionBytes: new TextEncoder().encode(text),
    read: (path) => files[path],
    hashBytes: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    inflater: nodeInflater,
    packCodec: nodePackCodec,
  };
}

/** The replay of a folder that can be replayed. */
export async function replayed(folder: AuditFolder): Promise<Replay> {
  const result = await replayAudit(folder);
  assert(result.ok, 'the audit can be replayed', result);
  return result.value;
}
