import { operatorNotes, operatorProblem } from '@plumbline/words/operator-words';
import { sql } from 'kysely';
import type { BlobStore } from '../files/blob-store.ts';
import { OperatorProblem } from '../operator-problem.ts';
import type { Reader } from '../stores/store.ts';
import { registeredFiles } from './registered-files.ts';

const say = operatorNotes('en');

/** What can be found out in the time a start may take: a sentence for each chain and each file that is not as it should be. */
export type QuickFindings = { readonly log: readonly string[]; readonly files: readonly string[] };

/** Does every chain end where its head says, and is every file that the log names there with its size? */
export async function quickCheck({
  db,
  blobs,
}: {
  readonly db: Reader;
  readonly blobs: Pick<BlobStore, 'size'>;
}): Promise<QuickFindings> {
  const files: string[] = [];
  for (const { name, sha256, bytes } of await registeredFiles(db)) {
    const size = await blobs.size(sha256);
    if (size === bytes) continue;
    const found = size === undefined ? 'is missing' : `holds ${size} bytes instead of ${bytes}`;
    files.push(`${sha256} (“${name}”) ${found}`);
  }
  return { log: await headsThatDiffer(db), files };
}

async function headsThatDiffer(db: Reader): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; head_number: number; number: number | null }>`
    select chain.id, chain.head_number, last.number
    from log_chain chain
    left join lateral (
      select number, hash from log_entry where log_entry.chain = chain.id order by number desc limit 1
    ) last on true
    where (chain.head_number, chain.head_hash) <> (coalesce(last.number, 0), coalesce(last.hash, repeat('0', 64)))
    order by chain.id`.execute(db);
  return rows.map(({ id, head_number, number }) => {
    return `${id}: its head is kept as number ${head_number}, and its last entry ${number === null ? 'is missing' : `is number ${number} or has another hash`}`;
  });
}

/** Refuses to go on with a log whose ends are not what was sealed: what is added would hide where it was altered. */
export function refuseBrokenHeads({ log }: QuickFindings): void {
  if (log.length === 0) return;
  throw new OperatorProblem(operatorProblem('logBroken', { log: inLines(log) }));
}

/** What to tell whoever runs the server about files that are gone; nothing if all are there. */
export function missingFilesInWords({ files }: QuickFindings, filesDirectory: string): string | undefined {
  if (files.length === 0) return undefined;
  return say('filesMissing', { filesDirectory, files: inLines(files) });
}

const LINES_MAX = 20;

function inLines(sentences: readonly string[]): string {
  const more = sentences.length - LINES_MAX;
  const lines = sentences.slice(0, LINES_MAX).map((one) => `  ${one}`);
  return [...lines, ...(more > 0 ? [`  and ${more} more`] : [])].join('\n');
}
