import type { BegunAudit } from '@plumbline/audit';
import {
  type PublicAuditSpeech,
  type PublicAuditTimes,
  publicAuditPage,
  type ReportContext,
  wholePublicAuditPage,
} from '@plumbline/documents';
import type { PublicLanguage } from '@plumbline/words/define-words';
import { spokenBy } from '@plumbline/words/english-of';
import type { OwnWords } from '@plumbline/words/office-nouns';
import type { InputFiles } from '../inputs/input-files.ts';

/** Of which audit a page is made, and how it speaks. Plain data: it is made in a thread of its own. */
export type PublicAuditPageOrder = Omit<PublicAuditSpeech, 'language'> & {
  readonly audit: BegunAudit;
  readonly roundTimes: ReportContext['roundTimes'];
  readonly times: PublicAuditTimes;
  readonly language: PublicLanguage;
  readonly ownWords: OwnWords;
  /** With all that the page leaves out to stay small. */
  readonly isWhole: boolean;
};

/** Makes the page of an audit for everybody, from the audit and the files it names. It has no name of a person and no note to make it with. */
export async function makePublicAuditPage(order: PublicAuditPageOrder, inputFiles: InputFiles): Promise<string> {
  const { audit, roundTimes, times, language, ownWords, isWhole, ...places } = order;
  const inputs = await inputFiles.all(audit);
  const context = { audit, inputs, roundTimes, nameOf: () => '', textOf: () => '' };
  const { timeZone, otherLanguage, wholeAddress } = places;
  const speech = { language: spokenBy(ownWords, language), timeZone, otherLanguage, wholeAddress };
  return (isWhole ? wholePublicAuditPage : publicAuditPage)(context, times, speech);
}
