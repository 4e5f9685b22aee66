import { createHash } from 'node:crypto';
import { isJurisdictionComplete } from '@plumbline/audit';
import { canonicalJson } from '@plumbline/record';
import type { PublicLanguage } from '@plumbline/words/define-words';
import type { OwnWords } from '@plumbline/words/office-nouns';
import { codeVersion } from '../../code-version.ts';
import type { Services } from '../../services.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { zoneOfAudit } from '../screens/zone-of-audit.ts';

/** In which language a page is asked for, with or without what it leaves out, and where it is in the other language and whole. */
export type PageAsked = {
  readonly language: PublicLanguage;
  readonly ownWords: OwnWords;
  readonly addressIn: ((language: PublicLanguage) => string) | null;
  readonly wholeAddress: string | null;
  readonly isWhole: boolean;
};

/** The page of an audit for everybody, made in a thread: reading the files of a state takes a while. */
export function publicPageOfAudit(
  { workers }: Pick<Services, 'workers'>,
  history: BegunHistory,
  { language, ownWords, addressIn, wholeAddress, isWhole }: PageAsked,
): Promise<string> {
  const { audit, head, committedAt, seedSetAt, concludedAt, rounds } = history;
  const other: PublicLanguage = language === 'en' ? 'es' : 'en';
  // By whom a round was opened again stands on no page.
  const roundTimes = new Map(
    rounds.map(({ earlierClosings, ...times }, index) => [
      index + 1,
      {
        ...times,
        ...(earlierClosings && { earlierClosings: earlierClosings.map((one) => ({ ...one, reopenedBy: '' })) }),
      },
    ]),
  );
  const { number, hash, at } = head;
  return workers.run('public-audit-page', {
    ...{ audit, roundTimes, language, ownWords, timeZone: zoneOfAudit(audit), wholeAddress, isWhole },
    times: { committedAt, seedSetAt, concludedAt, head: { number, hash, at } },
    otherLanguage: addressIn === null ? null : { language: other, address: addressIn(other) },
  });
}

/** What the page is made from: the chain of the audit, and of fieldwork in an open round only who is done. The same gives the same page. */
export function standOfPublicPage({ audit, auditId, head }: BegunHistory, { language, ownWords }: PageAsked): string {
  const done =
    audit.phase === 'round-open'
      ? Object.keys(audit.rounds.at(-1)?.work ?? {}).filter((name) => isJurisdictionComplete(audit, name))
      : [];
  const made = canonicalJson([codeVersion, auditId, head.hash, language, ownWords, done.toSorted()]);
  return createHash('sha256').update(made).digest('hex');
}
