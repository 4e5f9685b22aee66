import type { AbsentText, ShownText } from '@plumbline/api';
import type { RecordedVotes, TextInLog } from '@plumbline/audit';
import { type ManualVoteRecord, withNotes } from '@plumbline/election';
import { redactionWords } from '@plumbline/words/redaction-words';
import { readTexts } from '../../stores/free-texts.ts';
import { shownStoredTexts } from '../../stores/shown-stored-texts.ts';
import type { Reader } from '../../stores/store.ts';

/** The texts of an audit as people may see them, by the digest that the log holds: those that are named, or all. */
export async function shownTexts(
  db: Reader,
  auditId: string,
  wanted: readonly TextInLog[] | 'all',
  { withAddresses }: { readonly withAddresses: boolean } = { withAddresses: true },
): Promise<ReadonlyMap<string, ShownText>> {
  const digests = wanted === 'all' ? wanted : wanted.flatMap((text) => ('digest' in text ? [text.digest] : []));
  return shownStoredTexts(db, await readTexts(db, auditId, digests), { withAddresses });
}

const say = redactionWords('en');

const MISSING: AbsentText = { state: 'missing' };

/** What people may see of one text. */
export function shownText(texts: ReadonlyMap<string, ShownText>, digest: string): ShownText {
  return texts.get(digest) ?? MISSING;
}

/** A record with its notes as they were typed; those that are not there any more stand by themselves, and are empty in it. */
export function recordWithNotes(
  texts: ReadonlyMap<string, ShownText>,
  recorded: RecordedVotes,
): { readonly record: ManualVoteRecord; readonly absentNotes: Readonly<Record<string, AbsentText>> } {
  const absentNotes: Record<string, AbsentText> = {};
  const record = withNotes(recorded, (note, contest) => {
    if (note === null) return '';
    if ('text' in note) return note.text;
    const shown = shownText(texts, note.digest);
    if (shown.state === 'kept') return shown.text;
    absentNotes[contest] = shown;
    return '';
  });
  return { record, absentNotes };
}

/** A text for a report: as it was typed, or why it is not there. */
export function textInWords(shown: ShownText): string {
  switch (shown.state) {
    case 'kept':
      return shown.text;
    case 'redacted': {
      const { at, by, reason } = shown;
      return say('redacted', { date: at.slice(0, 10), time: at.slice(11, 16), by, reason });
    }
    case 'missing':
      return say('missing');
  }
}
