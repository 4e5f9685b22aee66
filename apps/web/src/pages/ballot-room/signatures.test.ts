import {
  carriesChallenges,
  decidedToday,
  envelopeLinesOff,
  type FilledForm,
  openOf,
} from '@plumbline/ballot-management';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Changed,
  carriedOn,
  dayInName,
  nameOfDay,
  SITTING_COLUMNS,
  type SittingCounts,
  sittingBalance,
  withDecided,
  withSitting,
} from './signatures.ts';

const NONE = Object.fromEntries(SITTING_COLUMNS.map((column) => [column, 0])) as SittingCounts;
const EMPTY: FilledForm = { fields: {}, tables: {} };
const PAIR = ['eze', 'ibarra'] as const;
const OTHERS = ['diaz', 'kim'] as const;

function formOf(changed: Changed): FilledForm {
  if (!changed.ok) throw new Error(changed.why);
  return changed.form;
}

// A tray of 60: 52 accepted, 3 + 4 challenged, 1 late.
const TRAY = { ...NONE, postal: 60, accepted: 52, sentUnsigned: 3, sentMismatch: 4, late: 1 };
const first = formOf(withSitting({ form: EMPTY, before: undefined, day: '2026-11-03' }, { pair: PAIR, counts: TRAY }));

test('a tray is a row, and its challenged envelopes wait by cause', () => {
  expect(sittingBalance([TRAY])).toEqual({ taken: 60, accepted: 52, challenged: 7, rejected: 1, left: 0 });
  expect(first.fields).toMatchObject({ returned: 60, accepted: 52, late: 1, pendingCure: 7, cured: 0, postal: 60 });
  expect(first.tables.cures).toMatchObject([
    { sentOn: '2026-11-03', cause: 'unsigned', reviewer: 'eze', sent: 3 },
    { sentOn: '2026-11-03', cause: 'mismatch', sent: 4 },
  ]);
});

test('two trays of one pair make one line of challenged envelopes for each cause; another pair has its own', () => {
  const of = (form: FilledForm) => ({ form, before: undefined, day: '2026-11-03' });
  const second = formOf(withSitting(of(first), { pair: ['ibarra', 'eze'], counts: TRAY, isAnother: true }));
  const third = formOf(withSitting(of(second), { pair: OTHERS, counts: { ...NONE, counter: 2, sentUnsigned: 2 } }));
  expect(third.tables.cures?.map(({ cause, reviewer, sent }) => [cause, reviewer, sent])).toEqual([
    ['unsigned', 'eze', 6],
    ['mismatch', 'eze', 8],
    ['unsigned', 'diaz', 2],
  ]);
  expect(third.fields).toMatchObject({ returned: 122, accepted: 104, pendingCure: 16, late: 2, counter: 2 });
});

test('a tray that the two entered already is not entered again, today or the day after, unless they say that it is another', () => {
  const again = { pair: ['ibarra', 'eze'], counts: TRAY } as const;
  const today = { form: first, before: undefined, day: '2026-11-03' };
  const tomorrow = { form: EMPTY, before: first, day: '2026-11-04' };
  for (const of of [today, tomorrow]) {
    expect(withSitting(of, again)).toEqual({ ok: false, why: 'entered-already' });
    expect(formOf(withSitting(of, { ...again, isAnother: true })).fields).toMatchObject({
      returned: 120,
      pendingCure: 14,
    });
    // One number that differs, or other people, are another tray.
    expect(withSitting(of, { ...again, counts: { ...TRAY, accepted: 51 } }).ok).toBe(true);
    expect(withSitting(of, { ...again, pair: ['eze', 'kim'] }).ok).toBe(true);
  }
});

test('a tray is corrected and taken out, as long as it is what they looked at and nothing of it is decided', () => {
  const of = (form: FilledForm) => ({ form, before: undefined, day: '2026-11-03' });
  const [row] = first.tables.sittings ?? [];
  if (row === undefined) throw new Error('there is a row');
  const less = formOf(
    withSitting(of(first), { pair: PAIR, counts: { ...TRAY, sentUnsigned: 2, accepted: 53 }, instead: row }),
  );
  expect(less.fields).toMatchObject({ returned: 60, accepted: 53, pendingCure: 6 });
  expect(withSitting(of(less), { pair: PAIR, counts: null, instead: row })).toEqual({ ok: false, why: 'changed' });
  const out = formOf(withSitting(of(first), { pair: PAIR, counts: null, instead: row }));
  expect(out).toMatchObject({
    fields: { returned: 0, accepted: 0, pendingCure: 0 },
    tables: { sittings: [], cures: [] },
  });
  const [seen] = first.tables.cures ?? [];
  const cured = formOf(withDecided(of(first), { seen: seen ?? {}, cured: 3, rejected: 0, by: PAIR }));
  expect(cured.fields).toMatchObject({ accepted: 55, cured: 3, pendingCure: 4 });
  expect(withSitting(of(cured), { pair: PAIR, counts: null, instead: row })).toEqual({
    ok: false,
    why: 'more-than-challenged',
  });
});

test('the next day begins with what waits, and says what was decided on it in all', () => {
  const of = (form: FilledForm) => ({ form, before: first, day: '2026-11-04' });
  const begun = carriedOn(of(EMPTY));
  expect(begun.fields).toMatchObject({ returned: 60, accepted: 52, pendingCure: 7, cured: 0 });
  const [seen] = (begun.tables.cures ?? []).slice(1);
  const two = formOf(withDecided(of(begun), { seen: seen ?? {}, cured: 1, rejected: 2, by: OTHERS }));
  expect(two.fields).toMatchObject({ accepted: 53, mismatch: 2, pendingCure: 4, cured: 1 });
  const [now] = (two.tables.cures ?? []).slice(1);
  expect(now).toMatchObject({ curedOf: 1, rejectedOf: 2, rejectedBy: 'diaz', rejectedWith: 'kim' });
  // Typed once more, it is the same; with nobody rejected, nobody rejected it.
  const again = formOf(withDecided(of(two), { seen: now ?? {}, cured: 2, rejected: 0, by: PAIR }));
  expect(again.fields).toMatchObject({ accepted: 54, mismatch: 0, pendingCure: 5, cured: 2 });
  expect(again.tables.cures?.[1]).not.toHaveProperty('rejectedBy');
  // What another pair changed is looked at once more; nobody decides about more than there are.
  expect(withDecided(of(two), { seen: seen ?? {}, cured: 1, rejected: 0, by: OTHERS })).toEqual({
    ok: false,
    why: 'changed',
  });
  expect(withDecided(of(two), { seen: now ?? {}, cured: 4, rejected: 1, by: OTHERS })).toEqual({
    ok: false,
    why: 'more-than-challenged',
  });
  // Whoever challenged them is not named as the two others.
  const own = formOf(withDecided(of(begun), { seen: seen ?? {}, cured: 0, rejected: 1, by: PAIR }));
  expect(own.tables.cures?.[1]).not.toHaveProperty('rejectedBy');
});

test('a second form of one day goes on from the first, line by line', () => {
  const of = (form: FilledForm) => ({ form, before: first, day: '2026-11-03' });
  // One more tray of the same pair, with 2 that have no signature, and one of others.
  const one = formOf(withSitting(of(EMPTY), { pair: PAIR, counts: { ...NONE, counter: 2, sentUnsigned: 2 } }));
  const two = formOf(withSitting(of(one), { pair: OTHERS, counts: { ...NONE, counter: 1, sentWitness: 1 } }));
  expect(two.tables.cures?.map(({ cause, reviewer, sent }) => [cause, reviewer, sent])).toEqual([
    ['unsigned', 'eze', 5],
    ['mismatch', 'eze', 4],
    ['witness', 'diaz', 1],
  ]);
  expect(two.fields).toMatchObject({ returned: 63, pendingCure: 10 });
  // A look at another line, and carrying it on, leave that as it is.
  expect(carriedOn(of(two))).toEqual(two);
});

test('what was listed by hand stays when a tray is entered', () => {
  const before = { fields: { returned: 9, postal: 9, pendingCure: 9 }, tables: {} };
  const listed = { sentOn: '2026-11-03', cause: 'other', reviewer: 'reyes', reviewerWith: 'kim', sent: 9 };
  const form = { fields: {}, tables: { cures: [{ ...listed, curedOf: 0, rejectedOf: 0 }] } };
  const after = formOf(withSitting({ form, before, day: '2026-11-03' }, { pair: PAIR, counts: TRAY }));
  expect(after.tables.cures?.map(({ cause, sent }) => [cause, sent])).toEqual([
    ['other', 9],
    ['unsigned', 3],
    ['mismatch', 4],
  ]);
});

test('what was all decided does not come again the day after', () => {
  const [unsigned, mismatch] = first.tables.cures ?? [];
  const of = (form: FilledForm) => ({ form, before: first, day: '2026-11-04' });
  const second = formOf(
    withDecided(of(carriedOn(of(EMPTY))), { seen: unsigned ?? {}, cured: 3, rejected: 0, by: OTHERS }),
  );
  const third = carriedOn({ form: EMPTY, before: second, day: '2026-11-05' });
  expect(third.tables.cures).toEqual([mismatch]);
  expect(third.fields).toMatchObject({ accepted: 55, cured: 0, pendingCure: 4 });
});

/** Envelopes one by one, whatever the rows say: what became of each. */
type Fate = 'accepted' | 'late' | 'repeated' | 'unsigned' | 'mismatch' | 'otherReason' | 'waits';
const REJECTED_AS = {
  unsigned: 'unsigned',
  mismatch: 'mismatch',
  witness: 'otherReason',
  other: 'otherReason',
} as const;

const small = fc.nat({ max: 4 });
const trayOf = fc.record({
  accepted: small,
  late: small,
  repeated: small,
  otherReason: small,
  sentUnsigned: small,
  sentMismatch: small,
  sentWitness: small,
  sentOther: small,
});
const dayOf = fc.record({
  trays: fc.array(fc.tuple(fc.constantFrom(PAIR, OTHERS, ['ibarra', 'eze'] as const), trayOf), { maxLength: 4 }),
  // Which line, and how many of it are cured and rejected, as parts of what waits.
  decisions: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.nat({ max: 3 })), { maxLength: 5 }),
});

test('whatever is entered on however many days, every envelope is in one place', () => {
  fc.assert(
    fc.property(fc.array(dayOf, { maxLength: 5 }), (days) => {
      const fates: Record<Fate, number> = {
        ...{ accepted: 0, late: 0, repeated: 0, unsigned: 0, mismatch: 0, otherReason: 0, waits: 0 },
      };
      let returned = 0;
      let before: FilledForm | undefined;
      for (const [index, { trays, decisions }] of days.entries()) {
        const day = `2026-11-0${index + 1}`;
        let form = carriedOn({ form: EMPTY, before, day });
        for (const [pair, tray] of trays) {
          const total = Object.values(tray).reduce((sum, count) => sum + count, 0);
          const counts = { ...NONE, ...tray, postal: total };
          form = formOf(withSitting({ form, before, day }, { pair, counts, isAnother: true }));
          returned += total;
          for (const fate of ['accepted', 'late', 'repeated', 'otherReason'] as const) fates[fate] += tray[fate];
          fates.waits += tray.sentUnsigned + tray.sentMismatch + tray.sentWitness + tray.sentOther;
        }
        for (const [which, more, less] of decisions) {
          const rows = form.tables.cures ?? [];
          const seen = rows[which % Math.max(1, rows.length)];
          if (seen === undefined) continue;
          const today = decidedToday(seen, before);
          const [cured, rejected] = [today.cured + more, today.rejected + less];
          const changed = withDecided({ form, before, day }, { seen, cured, rejected, by: OTHERS });
          expect(changed.ok).toBe(more + less <= openOf(seen));
          if (!changed.ok) continue;
          form = changed.form;
          fates.waits -= more + less;
          fates.accepted += more;
          fates[REJECTED_AS[seen.cause as keyof typeof REJECTED_AS]] += less;
        }
        expect(form.fields).toMatchObject({
          ...{ returned, accepted: fates.accepted, late: fates.late, unsigned: fates.unsigned },
          ...{ mismatch: fates.mismatch, repeated: fates.repeated, otherReason: fates.otherReason },
          pendingCure: fates.waits,
        });
        expect((form.tables.cures ?? []).reduce((sum, row) => sum + openOf(row), 0)).toBe(fates.waits);
        expect(envelopeLinesOff(form, before)).toEqual([]);
        expect(carriesChallenges(form, before)).toBe(true);
        before = form;
      }
    }),
    { numRuns: 300 },
  );
});

test('a form of a day has the day in its name', () => {
  expect(nameOfDay('2026-11-04', ['F-12 2026-11-04', 'F-12 mail'])).toBe('F-12 2026-11-04 (2)');
  expect(['F-12 2026-11-04', 'F-12 2026-11-04 (2)', 'F-12 mail'].map(dayInName)).toEqual([
    '2026-11-04',
    '2026-11-04',
    undefined,
  ]);
});
