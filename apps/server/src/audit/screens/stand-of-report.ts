import { createHash } from 'node:crypto';
import type { HelpContact } from '@plumbline/api';
import { entriesOf } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import type { OwnWords } from '@plumbline/words/office-nouns';
import { codeVersion } from '../../code-version.ts';
import type { BegunHistory } from '../history/load-audit.ts';

/** What a report is built from: the heads of all chains of the audit, and the program. The same gives the same report. */
export function standOfReport({ head, fieldworkHeads }: Pick<BegunHistory, 'head' | 'fieldworkHeads'>): string {
  const heads = [...entriesOf(fieldworkHeads)].map(([jurisdiction, { hash }]) => [jurisdiction, hash] as const);
  const sorted = heads.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(canonicalJson([codeVersion, head.hash, ...sorted]))
    .digest('hex');
}

/** The same of a document, on which besides stands whom to call, what the office calls things and what was planned for the room. */
export function standOfDocument(
  history: Pick<BegunHistory, 'head' | 'fieldworkHeads'>,
  of: { readonly helpContact: HelpContact | null; readonly ownWords: OwnWords; readonly standBesides: string },
): string {
  return createHash('sha256')
    .update(canonicalJson([standOfReport(history), of.helpContact, of.ownWords, of.standBesides]))
    .digest('hex');
}
