import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Sha256Schema } from '@plumbline/election';
import { operatorProblem } from '@plumbline/words/operator-words';
import { z } from 'zod';
import { OperatorProblem } from '../operator-problem.ts';

/** What is in a backup, written last: a directory without it is not one. */
export const BackupManifestSchema = z.object({
  format: z.literal('plumbline-backup-1'),
  madeAt: z.iso.datetime(),
  codeVersion: z.string(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({ table: z.string().regex(/^[a-z_]+$/), rows: z.number().int().min(0), sha256: Sha256Schema }),
  ),
  files: z.array(z.object({ sha256: Sha256Schema, bytes: z.number().int().min(0) })),
});
export type BackupManifest = z.infer<typeof BackupManifestSchema>;

export const MANIFEST_NAME = 'backup.json';

export function tableFile(directory: string, table: string): string {
  return path.join(directory, 'database', `${table}.copy`);
}

export function blobFile(directory: string, sha256: string): string {
  return path.join(directory, 'files', sha256);
}

export async function readBackupManifest(directory: string): Promise<BackupManifest> {
  const file = path.join(directory, MANIFEST_NAME);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code !== 'ENOENT' && error.code !== 'ENOTDIR';
    if (isThere)
      throw new OperatorProblem(operatorProblem('fileUnreadable', { file, reason: error.message }), { cause: error });
    throw new OperatorProblem(operatorProblem('backupUnfinished', { directory, manifest: MANIFEST_NAME }), {
      cause: error,
    });
  }
  const parsed = BackupManifestSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new OperatorProblem(operatorProblem('backupManifestUnreadable', { file }));
  }
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
