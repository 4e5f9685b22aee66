import {
  CHALLENGE_CAUSES,
  type ChallengeCause,
  challengeKey,
  countIn,
  decidedToday,
  envelopesToDate,
  type FilledForm,
  openOf,
  REJECTED_AT_ONCE,
  RETURN_WAYS,
  SENT_BY_CAUSE,
} from '@plumbline/ballot-management';

/* The check of signatures, as form F-12 of a day has it. Nothing here is of a voter: envelopes are numbers. */

type Row = FilledForm['fields'];

/** What two people counted of the envelopes they looked at, column by column of a sitting. */
export const SITTING_COLUMNS = [
  ...RETURN_WAYS,
  'accepted',
  ...Object.values(SENT_BY_CAUSE),
  ...REJECTED_AT_ONCE,
] as const;
export type SittingCounts = Readonly<Record<(typeof SITTING_COLUMNS)[number], number>>;

/** Two people, by who they are. */
export type Pair = readonly [string, string];

/** A day at the desk, and the form it goes on from. */
export type DayOfForm = { readonly form: FilledForm; readonly before: FilledForm | undefined; readonly day: string };

/** The form with a change, or why the change does not fit it as it stands now. */
export type Changed =
  | { readonly ok: true; readonly form: FilledForm }
  | { readonly ok: false; readonly why: 'changed' | 'more-than-challenged' | 'entered-already' };

/** Where the envelopes of a sitting are, or of several: `left` were taken up and not looked at; below 0, more were looked at than taken up. */
export function sittingBalance(rows: readonly Row[]) {
  const sum = (columns: readonly string[]) =>
    rows.reduce((total, row) => total + columns.reduce((part, column) => part + countIn(row, column), 0), 0);
  const taken = sum(RETURN_WAYS);
  const accepted = sum(['accepted']);
  const challenged = sum(Object.values(SENT_BY_CAUSE));
  const rejected = sum(REJECTED_AT_ONCE);
  return { taken, accepted, challenged, rejected, left: taken - accepted - challenged - rejected };
}

/** The form of the day, with the envelopes that waited the day before, and its figures made from its rows. */
export function carriedOn(of: DayOfForm): FilledForm {
  const { form, before } = of;
  const own = new Map((form.tables.cures ?? []).map((row) => [challengeKey(row), row]));
  const earlier = (before?.tables.cures ?? []).flatMap((row) => {
    const here = own.get(challengeKey(row));
    if (here === undefined) return openOf(row) > 0 ? [row] : [];
    return [{ ...here, sent: countIn(row, 'sent') }];
  });
  const known = new Set(earlier.map(challengeKey));
  const others = [...own.values()].filter((row) => !known.has(challengeKey(row)));
  const sittings = form.tables.sittings ?? [];
  const cures = withChallengesOf(of, { was: [], now: sittings }, [...earlier, ...others]);
  return withFigures(of, { ...form.tables, cures });
}

function withFigures({ form, before }: DayOfForm, tables: FilledForm['tables']): FilledForm {
  return { fields: { ...form.fields, ...envelopesToDate({ tables }, before) }, tables };
}

/** What two people enter of a tray. */
export type SittingEntered = {
  readonly pair: Pair;
  /** Null where it is taken out. */
  readonly counts: SittingCounts | null;
  /** The sitting in whose place it comes. */
  readonly instead?: Row;
  /** Whether they said that it is another tray than the one of the same numbers. */
  readonly isAnother?: boolean;
};

/**
 * The form with a sitting more, in place of another, or without that one. A tray that they entered today or the day before with the same numbers is
 * not entered again before they have said that it is another: the answer to the first entry may have been lost.
 */
export function withSitting(of: DayOfForm, { pair, counts, instead, isAnother }: SittingEntered): Changed {
  const carried = carriedOn(of);
  const sittings = [...(carried.tables.sittings ?? [])];
  const [reviewer, reviewerWith] = pair;
  const added = counts === null ? [] : [{ reviewer, reviewerWith, ...counts }];
  if (instead === undefined && isAnother !== true) {
    const earlier = [...sittings, ...(of.before?.tables.sittings ?? [])];
    if (added.some((row) => earlier.some((each) => isSameSitting(each, row)))) {
      return { ok: false, why: 'entered-already' };
    }
  }
  const at = instead === undefined ? sittings.length : sittings.findIndex((row) => isSameRow(row, instead));
  if (at < 0) return { ok: false, why: 'changed' };
  sittings.splice(at, 1, ...added);
  const was = carried.tables.sittings ?? [];
  const cures = withChallengesOf(of, { was, now: sittings }, carried.tables.cures ?? []);
  if (cures.some((row) => openOf(row) < 0)) return { ok: false, why: 'more-than-challenged' };
  return { ok: true, form: withFigures({ ...of, form: carried }, { ...carried.tables, sittings, cures }) };
}

/**
 * The challenged envelopes, with those of the day as its sittings have them: what stood on the same line in the form before, and theirs. A line that no
 * sitting had or has stays as it is.
 */
function withChallengesOf(
  { day, before }: DayOfForm,
  { was, now }: { readonly was: readonly Row[]; readonly now: readonly Row[] },
  cures: readonly Row[],
): readonly Row[] {
  const stood = new Map((before?.tables.cures ?? []).map((row) => [challengeKey(row), countIn(row, 'sent')]));
  const lines = new Map<string, Row>();
  for (const [sittings, part] of [[was, 0] as const, [now, 1] as const]) {
    for (const sitting of sittings) {
      for (const cause of CHALLENGE_CAUSES) {
        const { reviewer = '', reviewerWith = '' } = sitting;
        const fresh = { sentOn: day, cause, reviewer, reviewerWith, sent: 0, curedOf: 0, rejectedOf: 0 };
        const key = challengeKey(fresh);
        const found = cures.find((each) => challengeKey(each) === key) ?? fresh;
        const line = lines.get(key) ?? { ...found, sent: stood.get(key) ?? 0 };
        lines.set(key, { ...line, sent: countIn(line, 'sent') + part * countIn(sitting, SENT_BY_CAUSE[cause]) });
      }
    }
  }
  const kept = cures.map((row) => {
    const line = lines.get(challengeKey(row));
    lines.delete(challengeKey(row));
    return line ?? row;
  });
  return [...kept, ...lines.values()].filter(
    (row) => countIn(row, 'sent') + countIn(row, 'curedOf') + countIn(row, 'rejectedOf') > 0,
  );
}

/** The form after challenged envelopes were cured or rejected: so many of the row today, in all. */
export function withDecided(
  of: DayOfForm,
  {
    seen,
    cured,
    rejected,
    by,
  }: { readonly seen: Row; readonly cured: number; readonly rejected: number; readonly by: Pair },
): Changed {
  const carried = carriedOn(of);
  const now = (carried.tables.cures ?? []).find((row) => isSameRow(row, seen));
  if (now === undefined) return { ok: false, why: 'changed' };
  const today = decidedToday(now, of.before);
  const { rejectedBy, rejectedWith, ...rest } = now;
  const row = {
    ...rest,
    curedOf: countIn(now, 'curedOf') + cured - today.cured,
    rejectedOf: countIn(now, 'rejectedOf') + rejected - today.rejected,
  };
  if (openOf(row) < 0) return { ok: false, why: 'more-than-challenged' };
  const [one, other] = by;
  const isNew = rejected > today.rejected;
  const others = isNew
    ? isChallenger(now, by)
      ? {}
      : { rejectedBy: one, rejectedWith: other }
    : { ...(rejectedBy === undefined ? {} : { rejectedBy }), ...(rejectedWith === undefined ? {} : { rejectedWith }) };
  const decided = row.rejectedOf === 0 ? row : { ...row, ...others };
  const cures = (carried.tables.cures ?? []).map((each) => (each === now ? decided : each));
  return { ok: true, form: withFigures({ ...of, form: carried }, { ...carried.tables, cures }) };
}

/** Whether one of these people challenged the envelopes of a row. */
export function isChallenger({ reviewer, reviewerWith }: Row, people: readonly string[]): boolean {
  return people.some((person) => person === reviewer || person === reviewerWith);
}

/** The cause of a row; what the form does not know is another one. */
export function causeOf({ cause }: Row): ChallengeCause {
  return CHALLENGE_CAUSES.find((each) => each === cause) ?? 'other';
}

/** Whether two rows say the same. */
export function isSameRow(a: Row, b: Row): boolean {
  const text = (row: Row) => JSON.stringify(Object.entries(row).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
}

function isSameSitting(one: Row, other: Row): boolean {
  const isSamePair = isChallenger(other, [String(one.reviewer)]) && isChallenger(other, [String(one.reviewerWith)]);
  return isSamePair && SITTING_COLUMNS.every((column) => countIn(one, column) === countIn(other, column));
}

/** The name of the form of a day: the day stands in it. */
export function nameOfDay(day: string, taken: readonly string[]): string {
  const name = `F-12 ${day}`;
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.includes(`${name} (${number})`)) return `${name} (${number})`;
}

/** The day that the name of a form says; undefined where it says none. */
export function dayInName(filled: string): string | undefined {
  return /^F-12 (\d{4}-\d\d-\d\d)(?: \(\d+\))?$/.exec(filled)?.[1];
}
