import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeInflater, nodePackCodec } from '@plumbline/election-files/node';
import { err, ok, type Result } from '@plumbline/prelude';
import { type DescriptionProblem, parseAuditDescription } from './replay/audit-description.ts';
import type { AuditFolder } from './replay/read-folder.ts';

/** Why a directory is not an audit folder: its `audit.json` is missing, or cannot be used as it is. */
export type AuditFolderProblem =
  | { readonly code: 'description-missing'; readonly file: string }
  | {
      readonly code: 'description-not-usable';
      readonly file: string;
      readonly problems: readonly DescriptionProblem[];
    };

/** Opens a directory on disk that tells an audit. */
export function openAuditFolder(directory: string): Result<AuditFolder, AuditFolderProblem> {
  const file = join(directory, 'audit.json');
  if (!existsSync(file)) return err({ code: 'description-missing', file });
  const descriptionBytes = readFileSync(file);
  const description = parseAuditDescription(descriptionBytes.toString('utf8'));
  if (!description.ok) return err({ code: 'description-not-usable', file, problems: description.error });
  return ok({
    description: description.value,
    descriptionBytes,
    read(path) {
      const place = join(directory, path);
      return existsSync(place) ? readFileSync(place) : undefined;
    },
    hashBytes: (bytes) => hash('sha256', bytes, 'hex'),
    inflater: nodeInflater,
    packCodec: nodePackCodec,
  });
}
