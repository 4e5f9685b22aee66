import type { HelpContact } from '@plumbline/api';
import type { OwnWords } from '@plumbline/words/office-nouns';
import { findHelpContact } from '../../stores/help-contacts.ts';
import { findOwnWords } from '../../stores/own-words.ts';
import type { Reader } from '../../stores/store.ts';

/** What an office says of itself and that stands on its documents. */
export type SaidByOffice = {
  /** Whom its people call, if it has said so. */
  readonly helpContact: HelpContact | null;
  /** What it calls things. */
  readonly ownWords: OwnWords;
};

/** What the office of an audit says. */
export async function saidByOffice(db: Reader, auditId: string): Promise<SaidByOffice> {
  const { organization_id: organizationId } = await db
    .selectFrom('audit')
    .select('organization_id')
    .where('id', '=', auditId)
    .executeTakeFirstOrThrow();
  return {
    helpContact: await findHelpContact(db, organizationId),
    ownWords: await findOwnWords(db, organizationId),
  };
}
