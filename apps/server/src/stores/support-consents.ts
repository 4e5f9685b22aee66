import type { ExpressionBuilder } from 'kysely';
import type { DatabaseSchema } from '../database/schema.ts';
import type { Reader, Writer } from './store.ts';

/** `read`: support reads. `act`: support also puts right what only a repair can. */
export type SupportMode = 'read' | 'act';

/** What an office lets somebody of the support do, until when, and who of the office said so. */
export type SupportConsent = {
  readonly consentId: string;
  readonly organizationId: string;
  readonly personId: string;
  readonly mode: SupportMode;
  readonly givenBy: string;
  readonly givenAt: Date;
  readonly until: Date;
  /** When an administrator ended it before its time; null if nobody did. */
  readonly endedAt: Date | null;
};

export async function addSupportConsent(tx: Writer, consent: Omit<SupportConsent, 'endedAt'>): Promise<void> {
  const { consentId: id, organizationId, personId, mode, givenBy, givenAt, until } = consent;
  await tx
    .insertInto('support_consent')
    .values({
      id,
      organization_id: organizationId,
      person_id: personId,
      mode,
      given_by: givenBy,
      given_at: givenAt,
      until,
      ended_at: null,
    })
    .execute();
}

export async function endSupportConsent(tx: Writer, consentId: string, at: Date): Promise<void> {
  await tx.updateTable('support_consent').set({ ended_at: at }).where('id', '=', consentId).execute();
}

/** The consents of these offices that are in force, the newest first; those of a person only as long as whoever gave them is an administrator. */
export async function consentsInForce(
  db: Reader,
  of: { readonly organizationIds: readonly string[] } | { readonly personId: string },
  at: Date,
): Promise<readonly SupportConsent[]> {
  if ('organizationIds' in of && of.organizationIds.length === 0) return [];
  const query = db
    .selectFrom('support_consent')
    .selectAll()
    .where('until', '>', at)
    .where('ended_at', 'is', null)
    .orderBy('given_at', 'desc');
  const rows = await ('personId' in of
    ? query.where('person_id', '=', of.personId).where(isGivenByAdministrator)
    : query.where('organization_id', 'in', of.organizationIds)
  ).execute();
  return rows.map((row) => ({
    consentId: row.id,
    organizationId: row.organization_id,
    personId: row.person_id,
    mode: row.mode,
    givenBy: row.given_by,
    givenAt: row.given_at,
    until: row.until,
    endedAt: row.ended_at,
  }));
}

function isGivenByAdministrator({ exists, selectFrom }: ExpressionBuilder<DatabaseSchema, 'support_consent'>) {
  return exists(
    selectFrom('organization_administrator as giver')
      .select('giver.person_id')
      .whereRef('giver.person_id', '=', 'support_consent.given_by')
      .whereRef('giver.organization_id', '=', 'support_consent.organization_id'),
  );
}
