import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ballotRefusalDetail, type RefusalOfBallotRoom } from './ballot-refusal-words.ts';
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

const SAID: readonly (readonly [RefusalOfBallotRoom & Readonly<Record<string, unknown>>, string])[] = [
  [
    { code: 'reviewer-took-part', filled: 'F-13 MB-007', person: 'Pham', part: 'witness' },
    'Pham witnessed a count of F-13 MB-007. Somebody else has to review it.',
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
      issues: [{ issue: 'carrier-not-opened', carrier: 'C-202', envelopes: 70 }],
    },
    'W-56 cannot be closed yet: C-202 70.',
  ],
  [
    { code: 'cards-not-as-counted', batch: 'MB-009', cards: 1199, counted: 1200 },
    'MB-009 was counted with 1,200 cards, and 1,199 were entered. Count again.',
  ],
];

test.each(SAID)('%j is said with its figures', (refusal, sentence) => {
  expect(ballotRefusalDetail(refusal)).toBe(sentence);
});
