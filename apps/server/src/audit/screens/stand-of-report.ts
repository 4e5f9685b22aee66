import { createHash } from 'node:crypto';
import { entriesOf } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { codeVersion } from '../../code-version.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import type { SaidByOffice } from './said-by-office.ts';

/** What a report is built from: the heads of all chains of the audit, and the program. The same gives the same report. */
export function standOfReport({ head, fieldworkHeads }: Pick<BegunHistory, 'head' | 'fieldworkHeads'>): string {
  const heads = [...entriesOf(fieldworkHeads)].map(([jurisdiction, { hash }]) => [jurisdiction, hash] as const);
  const sorted = heads.toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(canonicalJson([codeVersion, head.hash, ...sorted]))
    .digest('hex');
}

/** The same of a document, on which besides stands what the office says and what was planned for the room. */
export function standOfDocument(
  history: Pick<BegunHistory, 'head' | 'fieldworkHeads'>,
  of: { readonly said: SaidByOffice; readonly standBesides: string },
): string {
  return createHash('sha256')
    .update(canonicalJson([standOfReport(history), of.said, of.standBesides]))
    .digest('hex');
}
