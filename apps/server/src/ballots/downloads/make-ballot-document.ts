import type { FormId, KitStatement } from '@plumbline/ballot-management';
import {
  type FilledSheet,
  type KitContext,
  type KitPart,
  type LabelStock,
  loadFonts,
  type OnPage,
  openTypeface,
  printForm,
  printPublicKit,
  printUnitLabels,
  type SheetContext,
  type UnitLabel,
} from '@plumbline/documents';
import { englishOf, plainLanguage, spokenBy } from '@plumbline/words/english-of';
import type { OwnWords } from '@plumbline/words/office-nouns';
import { codeVersion } from '../../code-version.ts';

/** What to print of a ballot room. Plain data: it is made in a thread of its own. */
export type BallotDocumentOrder = {
  readonly election: string;
  readonly jurisdiction: string;
  /** SHA-256 of the newest entry of the room's log. */
  readonly head: string;
  /** When it is printed, ISO 8601. */
  readonly at: string;
  readonly paper: 'letter' | 'a4';
  /** What the office calls things. */
  readonly ownWords: OwnWords;
  readonly what:
    | { readonly type: 'form'; readonly form: FormId; readonly filled: StoredSheet | null }
    | {
        readonly type: 'kit';
        readonly context: KitContext;
        readonly kit: readonly KitStatement[];
        readonly part: KitPart;
      }
    | { readonly type: 'labels'; readonly stock: LabelStock | undefined; readonly labels: readonly UnitLabel[] };
};

/** A filled form with the texts that people typed, by the digests that the log has. */
export type StoredSheet = Omit<FilledSheet, 'textOf'> & { readonly texts: ReadonlyMap<string, string> };

let typeface: SheetContext['typeface'] | undefined;

/** Prints a form or labels of a ballot room. */
export async function makeBallotDocument(order: BallotDocumentOrder, onPage: OnPage): Promise<Uint8Array> {
  const { election, jurisdiction, head, at, paper, ownWords, what } = order;
  // A thread opens the fonts once.
  typeface ??= openTypeface(loadFonts());
  const source = { type: 'log', sha256: head } as const;
  const language = englishOf(ownWords);
  const printing = { source, version: codeVersion, at, language, paper, typeface } as const;
  if (what.type === 'kit') {
    const { context } = what;
    const spoken = spokenBy(ownWords, plainLanguage(context.spoken));
    return (await printPublicKit(printing, { ...context, spoken }, what)).pdf;
  }
  if (what.type === 'labels') {
    const { stock, labels } = what;
    return (await printUnitLabels({ ...printing, election, jurisdiction, stock }, labels, onPage)).pdf;
  }
  const { form, filled } = what;
  const context = { ...printing, election, jurisdiction, place: null, procedure: filled?.procedure ?? null };
  if (filled === null) return (await printForm(context, { form, filled })).pdf;
  const { texts, ...sheet } = filled;
  return (await printForm(context, { form, filled: { ...sheet, textOf: (digest) => texts.get(digest) } })).pdf;
}
