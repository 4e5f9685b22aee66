import { type Sha256, Sha256Schema } from '@plumbline/election';
import { parseLogBody } from '@plumbline/record';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Reader } from '../stores/store.ts';

export type RegisteredInLog = { readonly sha256: Sha256; readonly name: string; readonly bytes: number };

const RegistrationSchema = z.object({
  file: z.object({ sha256: Sha256Schema, name: z.string(), bytes: z.number() }),
});

const RoundSchema = z.object({
  round: z.number(),
  drawn: z.object({ sha256: Sha256Schema, bytes: z.number() }),
});

/** Every file that any log has ever named, once each: of audits, and the maps of offices. */
export async function registeredFiles(db: Reader): Promise<readonly RegisteredInLog[]> {
  // In canonical JSON the type of an event stands last, so that no entry need be parsed to see it; and the file of draws first
  // among its data, so that the long entries of earlier versions, which hold the draws themselves, are not sent. Fieldwork, which may
  // hold millions of entries, registers no file.
  const { rows } = await sql<{ body: string }>`
    select body from log_chain join log_entry on log_entry.chain = log_chain.id
    where strpos(log_chain.id, '/fieldwork/') = 0 and (
      right(body, 40) like any (array['%"type":"file-registered"}', '%"type":"participants-registered"}',
        '%"type":"office-map-set"}'])
      or (right(body, 40) like '%"type":"round-opened"}' and body like '%"data":{"drawn":{%'))`.execute(db);
  const files = new Map<string, RegisteredInLog>();
  for (const { body } of rows) {
    const parsed = parseLogBody(body);
    // An entry that cannot be read is found by the check of its chain.
    const registration = parsed.ok ? RegistrationSchema.safeParse(parsed.value.data) : undefined;
    if (registration?.success === true) files.set(registration.data.file.sha256, registration.data.file);
    const opening = parsed.ok ? RoundSchema.safeParse(parsed.value.data) : undefined;
    // Earlier versions wrote the draws of a round into the entry itself.
    if (opening?.success !== true) continue;
    const { round, drawn } = opening.data;
    files.set(drawn.sha256, { ...drawn, name: `draws of round ${round}` });
  }
  return [...files.values()];
}
