import { createHash } from 'node:crypto';
import type { AnswerAsked } from '@plumbline/api';
import { type EntryOfLog, type Instant, type OpenRoom, recordsGiven } from '@plumbline/ballot-management';
import { loadFonts, openTypeface, type Printing, recordsFiles } from '@plumbline/documents';
import { codeVersion } from '../../code-version.ts';
import { archiveOf } from './archive-of.ts';

/** What an answer is made from. Plain data: it is made in a thread of its own. */
export type RecordsOrder = {
  readonly room: OpenRoom;
  readonly asked: Pick<AnswerAsked, 'request' | 'askedOn' | 'records'>;
  readonly office: string;
  readonly election: string;
  readonly head: { readonly number: number; readonly hash: string };
  /** The moment of the newest entry where the ballots are, also as people there write it. */
  readonly at: Instant;
  readonly time: string;
  /** What was typed and may go into it, by the digests that the log has. */
  readonly texts: ReadonlyMap<string, string>;
  readonly entries: readonly EntryOfLog[];
};

let typeface: Printing['typeface'] | undefined;

/** The archive of an answer, piece by piece. The same order gives the same bytes. */
export function packRecords(
  { room, asked, office, election, head, at, time, texts, entries }: RecordsOrder,
  onForm: (form: number, forms: number) => void,
): AsyncIterable<Uint8Array> {
  // A thread opens the fonts once.
  typeface ??= openTypeface(loadFonts());
  const source = { type: 'log', sha256: head.hash } as const;
  const printing = {
    ...{ source, version: codeVersion, at: new Date(at).toISOString() },
    ...({ language: 'en', paper: 'letter', typeface } as const),
  };
  const given = recordsGiven(room, asked.records, { now: at, textOf: (digest) => texts.get(digest), entries });
  const { request, askedOn } = asked;
  const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  return archiveOf(recordsFiles(given, { request, askedOn, office, election, time, head, printing, digestOf, onForm }));
}
