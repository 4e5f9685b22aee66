import { type OwnForms, type OwnWords, ownWordsIn } from '@plumbline/words/office-nouns';
import type { Reader, Writer } from './store.ts';

/** Puts the words of an office in the place of those before. */
export async function storeOwnWords(
  tx: Writer,
  organizationId: string,
  words: Readonly<Record<string, OwnForms>>,
): Promise<void> {
  await tx.deleteFrom('own_word').where('organization_id', '=', organizationId).execute();
  const rows = Object.entries(words).map(([noun, { one, other }]) => ({
    organization_id: organizationId,
    noun,
    one,
    other,
  }));
  if (rows.length > 0) await tx.insertInto('own_word').values(rows).execute();
}

/** The words of one office; none where it has none of its own. */
export async function findOwnWords(db: Reader, organizationId: string): Promise<OwnWords> {
  const rows = await db
    .selectFrom('own_word')
    .select(['noun', 'one', 'other'])
    .where('organization_id', '=', organizationId)
    .execute();
  return ownWordsIn(Object.fromEntries(rows.map(({ noun, ...forms }) => [noun, forms])));
}

/** The words for somebody of these offices: those of the only one. Whoever has to do with several hears ours. */
export async function ownWordsOfOnly(db: Reader, organizationIds: readonly string[]): Promise<OwnWords> {
  const [only, ...others] = new Set(organizationIds);
  return only === undefined || others.length > 0 ? {} : findOwnWords(db, only);
}

/** The words of the office that holds an election. */
export async function ownWordsOfElection(db: Reader, electionId: string): Promise<OwnWords> {
  const election = await db
    .selectFrom('election')
    .select('organization_id')
    .where('id', '=', electionId)
    .executeTakeFirst();
  return election === undefined ? {} : findOwnWords(db, election.organization_id);
}
