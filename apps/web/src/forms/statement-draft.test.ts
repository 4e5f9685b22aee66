import { expect, test } from 'vitest';
import { draftOfStatement, readStatement, type StatementDraft } from './statement-draft.ts';

const TODAY = '2026-11-10';
const SAID = { listed: 'included', cards: '' };
const WHOLE: StatementDraft = {
  verified: 'hand-count',
  by: ' Canvass board ',
  on: '2026-11-09',
  ballots: {
    'election-day': SAID,
    early: SAID,
    mail: { listed: 'not-yet-counted', cards: '1,204' },
    uocava: { listed: 'none', cards: '7' },
    provisional: SAID,
    'cured-or-late': SAID,
  },
};

test('what was typed is read, and a number of an answer that has none is left out', () => {
  const read = readStatement(WHOLE, TODAY);
  expect(read).toEqual({
    ok: true,
    value: {
      verified: 'hand-count',
      by: 'Canvass board',
      on: '2026-11-09',
      ballots: {
        'election-day': { listed: 'included' },
        early: { listed: 'included' },
        mail: { listed: 'not-yet-counted', cards: 1204 },
        uocava: { listed: 'none' },
        provisional: { listed: 'included' },
        'cured-or-late': { listed: 'included' },
      },
    },
  });
});

test('everything that is missing is said at once, kind by kind', () => {
  const read = readStatement(draftOfStatement(null), TODAY);
  expect(read.ok ? [] : read.error.map((problem) => ('kind' in problem ? problem.kind : problem.wrong))).toEqual([
    'verified',
    'by',
    'on',
    'election-day',
    'early',
    'mail',
    'uocava',
    'provisional',
    'cured-or-late',
  ]);
});

test('a day to come, a day of another century and cards that are no number above 0 are no answers', () => {
  const wrong = (part: Partial<StatementDraft>) => {
    const read = readStatement({ ...WHOLE, ...part }, TODAY);
    return read.ok ? [] : read.error;
  };
  expect(wrong({ on: '2026-11-11' })).toEqual([{ wrong: 'onLater' }]);
  expect(wrong({ on: '2026-11-10' })).toEqual([]);
  expect(wrong({ on: '0026-11-09' })).toEqual([{ wrong: 'on' }]);
  for (const cards of ['0', '', '-3', '1.5', 'many']) {
    const ballots = { ...WHOLE.ballots, early: { listed: 'not-yet-counted', cards } };
    expect(wrong({ ballots })).toEqual([{ wrong: 'cards', kind: 'early' }]);
  }
});
