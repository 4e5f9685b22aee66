import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ballotObstacleInWords, ballotRefusalDetail, type RefusalOfBallotRoom } from './ballot-refusal-words.ts';
import { ballotObstacles } from './en/ballot-obstacles.ts';
import { ballotRefusals } from './en/ballot-refusals.ts';

const DECLARED = new URL('../../ballot-management/src/state/ballot-refusal.ts', import.meta.url);

/** Every refusal as it is declared: its code, and the names of its data. */
function declared(): readonly (readonly [string, readonly string[]])[] {
  const source = readFileSync(DECLARED, 'utf8');
  const union = source.slice(source.indexOf('export type BallotRefusal'), source.indexOf('export type NameProblem'));
  return union
    .split(/\n {2}\| /)
    .slice(1)
    .flatMap((member) => {
      const code = /readonly code: '([a-z-]+)'/.exec(member)?.[1];
      const names = [...member.matchAll(/readonly (\w+):/g)]
        .map(([, name = '']) => name)
        .filter((name) => name !== 'code');
      return code === undefined ? [] : [[code, names] as const];
    });
}

test('every refusal has a sentence, and every blank of it is filled from the refusal', () => {
  const found = declared();
  expect(found.length).toBeGreaterThan(80);
  const stems = new Set(Object.keys(ballotRefusals).map((name) => name.replace(/_(one|other)$/, '')));
  expect(found.map(([code]) => code).toSorted()).toEqual([...stems].toSorted());
  for (const [code, names] of found) {
    const sentence: unknown = Object.entries(ballotRefusals).find(
      ([name]) => name.replace(/_(one|other)$/, '') === code,
    )?.[1];
    const sentences = typeof sentence === 'string' ? [sentence] : Object.values(sentence ?? {}).map(String);
    const blanks = sentences.flatMap((each) => [...each.matchAll(/\{\{(\w+)/g)].map(([, blank = '']) => blank));
    expect({ code, unfilled: blanks.filter((blank) => blank !== 'count' && !names.includes(blank)) }).toEqual({
      code,
      unfilled: [],
    });
  }
});

test('every obstacle has a line, and every blank of it is filled from the obstacle', () => {
  const source = readFileSync(DECLARED, 'utf8');
  const found = [...source.matchAll(/readonly (?:what|issue): '([a-z-]+)'([^}]*)\}/g)].map(
    ([, name = '', rest = '']) => {
      return [name, [...rest.matchAll(/readonly (\w+):/g)].map(([, each = '']) => each)] as const;
    },
  );
  expect(found.map(([name]) => name).toSorted()).toEqual(Object.keys(ballotObstacles).toSorted());
  for (const [name, data] of found) {
    const line = Object.entries(ballotObstacles).find(([known]) => known === name)?.[1] ?? '';
    const blanks = [...line.matchAll(/\{\{(\w+)/g)].map(([, blank = '']) => blank);
    expect({ name, unfilled: blanks.filter((blank) => !data.includes(blank)) }).toEqual({ name, unfilled: [] });
  }
  const lacking: { readonly what: string; readonly cards: number; readonly reported: number } = {
    what: 'total-differs',
    cards: 5959,
    reported: 5960,
  };
  expect(ballotObstacleInWords(lacking)).toBe(
    'The batches hold 5,959 cards, and 5,960 were reported as cast. Find the cause.',
  );
});

test('what devices disagree about is a container by its name, or a place in words', () => {
  const about = (place: string) => ({ what: 'devices-disagree', conflict: 'A|2', place }) as { readonly what: string };
  expect(ballotObstacleInWords(about('TC-09'))).toMatch(/^TC-09: devices/);
  expect(ballotObstacleInWords(about('site:P-02'))).toMatch(/^P-02: devices|^[^:]*P-02[^:]*: devices/);
});

const SAID: readonly (readonly [RefusalOfBallotRoom & Readonly<Record<string, unknown>>, string])[] = [
  [
    { code: 'reviewer-took-part', filled: 'F-13 MB-007', person: 'Pham', part: 'witness' },
    'Pham witnessed a count of F-13 MB-007. Somebody else has to review it.',
  ],
  [
    { code: 'training-not-current', person: 'Lund', course: 'BM-130', instead: 'others', trained: ['Nakai', 'Yazzie'] },
    'Lund has no current training in BM-130. Trained for this today, and on duty: Nakai, Yazzie. Ask one of them, or the director for an override for today.',
  ],
  [
    { code: 'training-not-current', person: 'Lund', course: 'BM-130', instead: 'nobody', trained: [] },
    'Lund has no current training in BM-130, and nobody else on duty today is trained for this. Ask the director for an override for today.',
  ],
  [
    { code: 'container-not-sealed', container: 'BOX-M-02', positions: ['front', 'lid'] },
    'BOX-M-02 lacks a seal at: front, lid. Apply it first.',
  ],
  [
    { code: 'manifest-blocked', blockers: [{ what: 'nothing-to-list' }] },
    'One thing keeps the manifest from being final. It is listed with what to do.',
  ],
  [
    {
      code: 'site-not-ready',
      site: 'W-56',
      issues: [
        { issue: 'carrier-not-opened', carriers: ['C-202', 'C-203'], envelopes: 125 },
        { issue: 'form-missing', form: 'F-04' },
      ],
    },
    'W-56 cannot be closed yet. Carriers expected, not opened: C-202, C-203 (125 envelopes). Find them and open them. F-04 was not begun.',
  ],
  [
    { code: 'cards-not-as-counted', batch: 'MB-009', cards: 1199, counted: 1200 },
    'MB-009 was counted with 1,200 cards, and 1,199 were entered. Count again.',
  ],
];

test.each(SAID)('%j is said with its figures', (refusal, sentence) => {
  expect(ballotRefusalDetail(refusal)).toBe(sentence);
});
