import { digestOfText } from '@plumbline/audit';
import type { Redaction } from './check-audit.ts';
import type { Comparison } from './check-audit-tables.ts';

/**
 * The texts beside the log: each is there with the digest that an entry holds, or was redacted by an entry that says so. The
 * texts themselves are not shown, since whoever reads what differs need not be allowed to read them.
 */
export async function checkFreeTexts({ db, differences, expected, brokenAudits }: Comparison): Promise<void> {
  const rows = await db.selectFrom('free_text').selectAll().execute();
  const stored = new Map(rows.map((row) => [row.digest, row]));
  const add = (column: string, where: string, values: { readonly expected: unknown; readonly found: unknown }) =>
    differences.add({ kind: 'text', subject: `free_text${column}`, where, ...values });
  const named = new Set<string>();
  for (const text of expected.texts) {
    const { digest, auditId, jurisdiction, redacted } = text;
    named.add(digest);
    const row = stored.get(digest);
    if (row === undefined) {
      const what = redacted === undefined ? 'a text: nobody has redacted it' : 'a row that says it was redacted';
      add('', digest, { expected: what, found: undefined });
      continue;
    }
    const columns = {
      audit_id: auditId,
      jurisdiction,
      redacted_at: redacted?.at ?? null,
      redacted_by: redacted?.by ?? null,
      reason: redacted?.reason ?? null,
    };
    const found = { ...row, redacted_at: row.redacted_at?.toISOString() ?? null };
    for (const column of ['audit_id', 'jurisdiction', 'redacted_at', 'redacted_by', 'reason'] as const) {
      if (columns[column] === found[column]) continue;
      add(`.${column}`, digest, { expected: columns[column], found: found[column] });
    }
    const wrong = wrongText(row, redacted);
    if (wrong !== undefined) add('.text', digest, wrong);
  }
  for (const { digest, audit_id: auditId } of rows) {
    if (named.has(digest) || brokenAudits.has(auditId)) continue;
    add('', digest, { expected: 'no row: no entry of the log names this digest', found: 'a text' });
  }
}

type Row = { readonly digest: string; readonly salt: string | null; readonly text: string | null };

/** What is wrong with what is kept of a text: it is the one with the digest, or gone where an entry says that it was redacted. */
export function wrongText({ digest, salt, text }: Row, redacted: Redaction | undefined) {
  if (redacted !== undefined) {
    return text === null && salt === null ? undefined : { expected: 'nothing: it was redacted', found: 'a text' };
  }
  if (text === null || salt === null) return { expected: 'a text: nobody has redacted it', found: 'none' };
  const isSame = /^[0-9a-f]{64}$/.test(salt) && digestOfText({ salt, text }) === digest;
  return isSame ? undefined : { expected: 'the text with this digest', found: 'another text, or another salt' };
}
