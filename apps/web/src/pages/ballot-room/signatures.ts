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
  | { readonly ok: false; readonly why: 'changed' | 'more-than-challenged' };

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
export function carriedOn({ form, before, day }: DayOfForm): FilledForm {
  const own = new Map((form.tables.cures ?? []).map((row) => [challengeKey(row), row]));
  const earlier = (before?.tables.cures ?? []).flatMap((row) => {
    const here = own.get(challengeKey(row));
    if (here === undefined) return openOf(row) > 0 ? [row] : [];
    return [{ ...here, sent: countIn(row, 'sent') }];
  });
  const known = new Set(earlier.map(challengeKey));
  const others = [...own.values()].filter((row) => !known.has(challengeKey(row)));
  return withFigures({ form, before, day }, { ...form.tables, cures: [...earlier, ...others] });
}

function withFigures({ form, before }: DayOfForm, tables: FilledForm['tables']): FilledForm {
  return { fields: { ...form.fields, ...envelopesToDate({ tables }, before) }, tables };
}

/** The form with a sitting more; with `instead`, in place of that one, and without it where `counts` is null. */
export function withSitting(
  of: DayOfForm,
  { pair, counts, instead }: { readonly pair: Pair; readonly counts: SittingCounts | null; readonly instead?: Row },
): Changed {
  const carried = carriedOn(of);
  const sittings = [...(carried.tables.sittings ?? [])];
  const [reviewer, reviewerWith] = pair;
  const added = counts === null ? [] : [{ reviewer, reviewerWith, ...counts }];
  const at = instead === undefined ? sittings.length : sittings.findIndex((row) => isSameRow(row, instead));
  if (at < 0) return { ok: false, why: 'changed' };
  sittings.splice(at, 1, ...added);
  const cures = withChallengesOf(of.day, sittings, carried.tables.cures ?? []);
  if (cures.some((row) => openOf(row) < 0)) return { ok: false, why: 'more-than-challenged' };
  return { ok: true, form: withFigures({ ...of, form: carried }, { ...carried.tables, sittings, cures }) };
}

/** The challenged envelopes, with those of the day as its sittings have them. */
function withChallengesOf(day: string, sittings: readonly Row[], cures: readonly Row[]): readonly Row[] {
  const sentToday = new Map<string, Row>();
  for (const sitting of sittings) {
    for (const cause of CHALLENGE_CAUSES) {
      const { reviewer = '', reviewerWith = '' } = sitting;
      const row = { sentOn: day, cause, reviewer, reviewerWith, sent: 0, curedOf: 0, rejectedOf: 0 };
      const key = challengeKey(row);
      const known = sentToday.get(key) ?? cures.find((each) => challengeKey(each) === key) ?? row;
      const before = sentToday.has(key) ? countIn(known, 'sent') : 0;
      sentToday.set(key, { ...known, sent: before + countIn(sitting, SENT_BY_CAUSE[cause]) });
    }
  }
  const kept = cures.map((row) => {
    if (row.sentOn !== day) return row;
    const now = sentToday.get(challengeKey(row));
    sentToday.delete(challengeKey(row));
    return now ?? { ...row, sent: 0 };
  });
  return [...kept, ...sentToday.values()].filter(
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

function isSameRow(a: Row, b: Row): boolean {
  const text = (row: Row) => JSON.stringify(Object.entries(row).toSorted(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
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
