import { type AuditEvent, digestOfText, type EventOf, type SaltedText } from '@plumbline/audit';
import { eventOf } from '@plumbline/record';
import { type RawBuilder, sql } from 'kysely';
import type { LoggedEvent } from '../log/append-events.ts';
import { auditChain, placeOfChain } from '../log/audit-chains.ts';
import { readLog } from '../log/read-log.ts';
import { forgetReports } from './kept-reports.ts';
import type { Reader, Writer } from './store.ts';

/** A text that was typed in an audit, and where; `jurisdiction` is null for what concerns the whole audit. */
export type FreeText = SaltedText & { readonly auditId: string; readonly jurisdiction: string | null };

/** What is kept of a text: the text with its salt, or who took it out, when and why. */
export type StoredText =
  | { readonly state: 'kept'; readonly salt: string; readonly text: string }
  | { readonly state: 'redacted'; readonly at: Date; readonly by: string; readonly reason: string };

/** Keeps texts under the digests that the log names. */
export async function keepTexts(tx: Writer, texts: readonly FreeText[]): Promise<void> {
  if (texts.length === 0) return;
  const rows = texts.map(({ auditId, jurisdiction, salt, text }) => {
    return { digest: digestOfText({ salt, text }), audit_id: auditId, jurisdiction, salt, text };
  });
  await tx.insertInto('free_text').values(rows).execute();
}

/** Where a text of the audit was typed, and whether it is gone; nothing if none is kept under the digest. */
export async function findText(
  db: Reader,
  { auditId, digest }: { readonly auditId: string; readonly digest: string },
): Promise<{ readonly jurisdiction: string | null; readonly redacted: boolean } | undefined> {
  const query = db.selectFrom('free_text').select(['jurisdiction', 'redacted_at']);
  const row = await query.where('audit_id', '=', auditId).where('digest', '=', digest).executeTakeFirst();
  return row && { jurisdiction: row.jurisdiction, redacted: row.redacted_at !== null };
}

/** The texts of an audit by digest: those that are named, or all. */
export async function readTexts(
  db: Reader,
  auditId: string,
  digests: readonly string[] | 'all',
): Promise<ReadonlyMap<string, StoredText>> {
  if (digests.length === 0) return new Map();
  const all = db.selectFrom('free_text').selectAll().where('audit_id', '=', auditId);
  const rows = await (digests === 'all' ? all : all.where('digest', 'in', digests)).execute();
  return new Map(rows.flatMap((row) => storedText(row)));
}

/** A row of texts as what it says; nothing of one that says neither, which `check` finds. */
export function storedText(row: {
  readonly digest: string;
  readonly salt: string | null;
  readonly text: string | null;
  readonly redacted_at: Date | null;
  readonly redacted_by: string | null;
  readonly reason: string | null;
}): readonly (readonly [string, StoredText])[] {
  const { digest, salt, text, redacted_at: at, redacted_by: by, reason } = row;
  if (salt !== null && text !== null) return [[digest, { state: 'kept', salt, text }]];
  return at !== null && by !== null && reason !== null ? [[digest, { state: 'redacted', at, by, reason }]] : [];
}

/** Whether an event of this type says that a text was taken out. */
export function isRedaction(type: string): boolean {
  return type === 'text-redacted';
}

/** Takes out the texts that new entries of a chain, from number `from` on, say are redacted, and notes it as they say it. */
export async function redactAsLogged(
  tx: Writer,
  chain: string,
  { from, events }: { readonly from: number; readonly events: readonly LoggedEvent[] },
): Promise<void> {
  const auditId = placeOfChain(chain)?.auditId;
  if (auditId === undefined || !events.some(({ type }) => isRedaction(type))) return;
  for (const entry of await readLog(tx, chain, { from })) {
    const { event, body } = eventOf<AuditEvent>(entry);
    if (event.type !== 'text-redacted') continue;
    await redactText(tx, auditId, { ...event, at: new Date(body.at), by: body.actor });
  }
}

/**
 * Takes a text out, with its salt, and leaves who did it, when and why. The answer that was kept for the command that
 * brought the text goes too, and so do reports in which it stands: it holds a digest of everything that was sent, in which a short text could be found by trying.
 */
async function redactText(
  tx: Writer,
  auditId: string,
  redaction: Pick<EventOf<'text-redacted'>, 'digest' | 'reason'> & { readonly at: Date; readonly by: string },
): Promise<void> {
  const { digest, reason, at, by } = redaction;
  const gone = { salt: null, text: null, redacted_at: at, redacted_by: by, reason };
  await forgetReports(tx, auditId);
  await tx.updateTable('free_text').set(gone).where('digest', '=', digest).where('audit_id', '=', auditId).execute();
  await forgetAnswersNaming(tx, sql<boolean>`split_part(chain, '/', 1) = ${auditChain(auditId)}`, digest);
}

/** Drops the answers that were kept for the commands whose entries, on these chains, name a digest. */
export async function forgetAnswersNaming(tx: Writer, onChains: RawBuilder<boolean>, digest: string): Promise<void> {
  // In canonical JSON this cannot stand inside a text: there its quotes would have a backslash before them.
  const naming = `%"digest":"${digest}"%`;
  await sql`
    delete from command_outcome where command_id in (
      select substring(body from '"commandId":"([^"]*)"') from log_entry
      where ${onChains} and body like ${naming})`.execute(tx);
}
