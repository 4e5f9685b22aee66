import type { Reader, Writer } from './store.ts';

/** That everybody may read the page of an audit: who published it, and when. */
export type AuditPage = { readonly publishedBy: string; readonly publishedAt: Date };

/** Lets everybody read the page of an audit. */
export async function storeAuditPage(tx: Writer, auditId: string, page: AuditPage): Promise<void> {
  const { publishedBy: published_by, publishedAt: published_at } = page;
  await tx
    .insertInto('audit_page')
    .values({ audit_id: auditId, published_by, published_at })
    .onConflict((conflict) => conflict.column('audit_id').doUpdateSet({ published_by, published_at }))
    .execute();
}

/** Nobody outside the office reads it any more. */
export async function removeAuditPage(tx: Writer, auditId: string): Promise<void> {
  await tx.deleteFrom('audit_page').where('audit_id', '=', auditId).execute();
}

/** Undefined where the page is not published, and where the audit is not there or was deleted. */
export async function findAuditPage(db: Reader, auditId: string): Promise<AuditPage | undefined> {
  const row = await db
    .selectFrom('audit_page')
    .innerJoin('audit', 'audit.id', 'audit_id')
    .select(['published_by', 'published_at'])
    .where('audit_id', '=', auditId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  return row && { publishedBy: row.published_by, publishedAt: row.published_at };
}
