import { formOf } from '@plumbline/ballot-management';
import { expect, test } from 'vitest';
import { draftOfForm, filledOfDraft, momentIn } from './room-form-draft.ts';

const ZONE = 'America/New_York';
const F_07 = formOf('F-07');

const blank = draftOfForm(F_07, { fields: {}, tables: {} }, ZONE);

test('a blank is not zero: what was not typed is absent, and a typed 0 is 0', () => {
  expect(filledOfDraft(F_07, blank, ZONE)).toEqual({ filled: { fields: {}, tables: {} }, unread: [] });
  const typed = { ...blank, fields: { ...blank.fields, remainder: '0' } };
  expect(filledOfDraft(F_07, typed, ZONE).filled.fields).toEqual({ remainder: 0 });
});

test('counts are read with commas and blanks around them, and anything else is named and left out', () => {
  const typed = {
    ...blank,
    fields: { ...blank.fields, remainder: ' 1,024 ', unopenedPacks: '-3', inUnopenedPacks: '2.5' },
  };
  const { filled, unread } = filledOfDraft(F_07, typed, ZONE);
  expect(filled.fields).toEqual({ remainder: 1024 });
  expect(unread.map(({ field, code }) => [field, code])).toEqual([
    ['unopenedPacks', 'count-not-whole'],
    ['inUnopenedPacks', 'count-not-whole'],
  ]);
});

test('what was filled in comes back as it was after it was typed again, seals with their zeros', () => {
  const form = formOf('F-04');
  const filled = {
    fields: { delivered: 800, spoiled: 0, pollsClosedAt: '2026-11-03T20:00:00-05:00', container: 'BOX-ED-02' },
    tables: {
      tabulators: [{ tabulator: 'T1', publicOpen: 0, publicClose: 431, tabulated: 431 }],
      packs: [],
      carriers: [{ carrier: 'C-114', opened: true, seal: '0088131' }],
      seals: [{ position: 'front', seal: '0088131' }],
    },
  };
  expect(filledOfDraft(form, draftOfForm(form, filled, ZONE), ZONE)).toEqual({ filled, unread: [] });
});

test('what a device took down by the clock of another zone, to the second, changes only where another time is typed', () => {
  const form = formOf('F-10');
  const fields = { arrivedAt: '2026-11-03T20:05:37-06:00', departedAt: '2026-11-04T02:20:00Z' };
  const draft = draftOfForm(form, { fields, tables: {} }, ZONE);
  expect(draft.fields).toMatchObject({ arrivedAt: '2026-11-03T21:05', departedAt: '2026-11-03T21:20' });
  expect(filledOfDraft(form, draft, ZONE).filled.fields).toEqual(fields);
  const typed = { ...draft, fields: { ...draft.fields, departedAt: '2026-11-03T21:25' } };
  expect(filledOfDraft(form, typed, ZONE).filled.fields).toEqual({
    arrivedAt: '2026-11-03T20:05:37-06:00',
    departedAt: '2026-11-03T21:25:00-05:00',
  });
  const cleared = { ...draft, fields: { ...draft.fields, departedAt: '' } };
  expect(filledOfDraft(form, cleared, ZONE).filled.fields).toEqual({ arrivedAt: '2026-11-03T20:05:37-06:00' });
});

test('a row of which everything was taken out is no row, a time included', () => {
  const form = formOf('F-06');
  const filled = { fields: {}, tables: { ballots: [{ serial: 'SP-1', at: '2026-11-03T20:05:37-06:00' }] } };
  const { tables, fields } = draftOfForm(form, filled, ZONE);
  const emptied = (tables.ballots ?? []).map((row) => ({ ...row, serial: '', at: '' }));
  expect(filledOfDraft(form, { fields, tables: { ballots: emptied } }, ZONE).filled.tables.ballots).toEqual([]);
});

test('a moment that no clock shows stays as it was entered', () => {
  const filled = { fields: { arrivedAt: '2026-13-45T99:05:00-06:00' }, tables: {} };
  expect(draftOfForm(formOf('F-10'), filled, ZONE).fields.arrivedAt).toBe('2026-13-45T99:05');
});

test('a row that a table needs is there to be typed in, and counts for nothing while nothing is', () => {
  const form = formOf('F-04');
  const draft = draftOfForm(form, { fields: {}, tables: {} }, ZONE);
  expect(draft.tables.tabulators).toHaveLength(1);
  expect(filledOfDraft(form, draft, ZONE).filled.tables.tabulators).toEqual([]);
});

test('a clock is read with the offset that was in force there', () => {
  expect(momentIn(ZONE, '2026-11-03T20:58')).toBe('2026-11-03T20:58:00-05:00');
  expect(momentIn(ZONE, '2026-10-31T20:58')).toBe('2026-10-31T20:58:00-04:00');
  expect(momentIn('America/Phoenix', '2026-07-01T05:00')).toBe('2026-07-01T05:00:00-07:00');
  // An hour after midnight, half a day before the clocks went forward: still the offset of winter.
  expect(momentIn(ZONE, '2026-03-08T01:00')).toBe('2026-03-08T01:00:00-05:00');
  expect(momentIn(ZONE, '3 Nov, 8 pm')).toBeUndefined();
});
