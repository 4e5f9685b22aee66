import type { FilledForm, FormValue } from '../forms/filled-form.ts';
import type { ChallengeCause } from '../forms/mail-forms.ts';

/* The arithmetic of form F-12: what was returned to date is what was there the day before, and what those who looked at envelopes did since. */

type Row = Readonly<Record<string, FormValue>>;

/** Ways in which an envelope came back. */
export const RETURN_WAYS = ['postal', 'dropBoxes', 'siteDropOffs', 'counter'] as const;
/** Why an envelope is rejected as soon as it is looked at: no voter can cure it. */
export const REJECTED_AT_ONCE = ['late', 'repeated', 'otherReason'] as const;
/** The columns of a sitting that say how many envelopes were challenged, by the cause. */
export const SENT_BY_CAUSE = {
  unsigned: 'sentUnsigned',
  mismatch: 'sentMismatch',
  witness: 'sentWitness',
  other: 'sentOther',
} as const satisfies Readonly<Record<ChallengeCause, string>>;
/** The line in which an envelope stands that was challenged, and not cured. */
const LINE_OF_CAUSE = {
  unsigned: 'unsigned',
  mismatch: 'mismatch',
  witness: 'otherReason',
  other: 'otherReason',
} as const;

/** Figures of form F-12 that follow from the day before and from its rows. All are to date, but for `cured`: that is of the day. */
export const ENVELOPE_LINES = [
  'returned',
  'accepted',
  'late',
  'unsigned',
  'mismatch',
  'repeated',
  'otherReason',
  'pendingCure',
  'cured',
  ...RETURN_WAYS,
] as const;
export type EnvelopeLine = (typeof ENVELOPE_LINES)[number];

/** Whether form F-12 was filled in by its rows: then its figures follow from them. */
export function hasEnvelopeRows({ tables }: FilledForm): boolean {
  return (tables.sittings ?? []).length > 0 || (tables.cures ?? []).length > 0;
}

/** Names challenged envelopes from one day to the next: the day, the cause, and the two who challenged them, in either order. */
export function challengeKey({ sentOn, cause, reviewer, reviewerWith }: Row): string {
  return JSON.stringify([sentOn, cause, ...[reviewer, reviewerWith].map(String).toSorted()]);
}

/** Envelopes of a row that are neither cured nor rejected. */
export function openOf(row: Row): number {
  return countIn(row, 'sent') - countIn(row, 'curedOf') - countIn(row, 'rejectedOf');
}

/** A number of a row; 0 where it is blank. */
export function countIn(row: Row, field: string): number {
  const value = row[field];
  return typeof value === 'number' ? value : 0;
}

/** How many of the envelopes of a row were cured, and rejected, since the day before. */
export function decidedToday(
  row: Row,
  before: FilledForm | undefined,
): { readonly cured: number; readonly rejected: number } {
  const key = challengeKey(row);
  const stood = before?.tables.cures?.find((each) => challengeKey(each) === key) ?? {};
  return {
    cured: countIn(row, 'curedOf') - countIn(stood, 'curedOf'),
    rejected: countIn(row, 'rejectedOf') - countIn(stood, 'rejectedOf'),
  };
}

/** The figures that form F-12 has to have, by its rows and by the form of the day before; undefined where there is none. */
export function envelopesToDate(
  { tables }: Pick<FilledForm, 'tables'>,
  before: FilledForm | undefined,
): Readonly<Record<EnvelopeLine, number>> {
  const figures = Object.fromEntries(
    ENVELOPE_LINES.map((line) => [line, line === 'cured' ? 0 : countIn(before?.fields ?? {}, line)]),
  ) as Record<EnvelopeLine, number>;
  for (const row of tables.sittings ?? []) {
    for (const way of RETURN_WAYS) {
      figures[way] += countIn(row, way);
      figures.returned += countIn(row, way);
    }
    figures.accepted += countIn(row, 'accepted');
    for (const reason of REJECTED_AT_ONCE) figures[reason] += countIn(row, reason);
    for (const column of Object.values(SENT_BY_CAUSE)) figures.pendingCure += countIn(row, column);
  }
  for (const row of tables.cures ?? []) {
    const { cured, rejected } = decidedToday(row, before);
    figures.accepted += cured;
    figures.cured += cured;
    // A cause that the form does not know is refused with its row.
    figures[LINE_OF_CAUSE[row.cause as ChallengeCause] ?? 'otherReason'] += rejected;
    figures.pendingCure -= cured + rejected;
  }
  return figures;
}

/** Figures that are not what they have to be, by their names. */
export function envelopeLinesOff(filled: FilledForm, before: FilledForm | undefined): readonly EnvelopeLine[] {
  const figures = envelopesToDate(filled, before);
  return ENVELOPE_LINES.filter((line) => filled.fields[line] !== figures[line]);
}
