import type { DrawsFile } from '@plumbline/audit';
import type { Sha256 } from '@plumbline/election';
import { drawsFilesIn } from '@plumbline/record';
import { type Kysely, sql } from 'kysely';
import type { DatabaseSchema } from '../database/schema.ts';
import { auditChain } from './audit-chains.ts';
import { readLog } from './read-log.ts';

/** The file of draws that the log names for a round; undefined where there is none, as in logs of earlier versions. */
export async function drawsFileOfRound(
  db: Kysely<DatabaseSchema>,
  auditId: string,
  round: number,
): Promise<DrawsFile | undefined> {
  const chain = auditChain(auditId);
  // Only the first round is launched again, so every launch that was taken back stands before those that count.
  // In canonical JSON the type of an event stands last, so that no entry need be parsed to see it.
  const { rows } = await sql<{ number: number }>`
    select number from log_entry where chain = ${chain} and body like '%"type":"round-opened"}'
    order by number limit 1 offset ${round - 1} + (
      select count(*) from log_entry where chain = ${chain} and body like '%"type":"launch-withdrawn"}'
    )`.execute(db);
  const [row] = rows;
  if (row === undefined) return undefined;
  return drawsFilesIn(await readLog(db, chain, { from: Number(row.number), limit: 1 }))[0];
}

/** The same file by its digest, which the entry of a launch names, whether the launch was taken back or not. */
export async function drawsFileOfLaunch(
  db: Kysely<DatabaseSchema>,
  auditId: string,
  sha256: Sha256,
): Promise<DrawsFile | undefined> {
  const chain = auditChain(auditId);
  const { rows } = await sql<{ number: number }>`
    select number from log_entry where chain = ${chain} and body like '%"type":"round-opened"}'
      and position(${`"${sha256}"`} in body) > 0
    order by number`.execute(db);
  for (const { number } of rows) {
    const named = drawsFilesIn(await readLog(db, chain, { from: Number(number), limit: 1 }));
    const found = named.find((file) => file.sha256 === sha256);
    if (found !== undefined) return found;
  }
  return undefined;
}
