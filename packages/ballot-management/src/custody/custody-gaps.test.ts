import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CustodyStep, custodyGaps, custodySpans, type Holder } from './custody-gaps.ts';

const at = (minute: number) => `2026-11-04T10:${String(minute).padStart(2, '0')}:00-05:00`;
const alone: Holder = { in: 'hands', people: ['pham'] };
const two: Holder = { in: 'hands', people: ['pham', 'gorski'] };

test('a gap lasts from its step to the next one, and the last one until now', () => {
  const steps = [
    { at: at(0), holder: two },
    { at: at(5), holder: alone },
    { at: at(12), holder: two },
    { at: at(20), holder: { in: 'hands', people: ['pham', 'pham'] } as const },
  ];
  const first = { from: at(5), until: at(12), minutes: 7, why: 'one-person' };
  expect(custodyGaps(steps, at(20))).toEqual([first]);
  // Asked again later, the same steps have a longer end.
  expect(custodyGaps(steps, at(23))).toEqual([first, { from: at(20), until: at(23), minutes: 3, why: 'one-person' }]);
});

const holder: fc.Arbitrary<Holder> = fc.constantFrom<Holder>(
  alone,
  two,
  { in: 'area', area: 'Vault A', isSecured: true },
  { in: 'area', area: 'Loading dock', isSecured: false },
  { in: 'nowhere-known' },
);

test('gaps are the spans of the timeline that nobody controlled, in whatever order the steps were recorded', () => {
  const steps: fc.Arbitrary<readonly CustodyStep[]> = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 12 }).map(at), holder }),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(steps, fc.integer({ min: 0, max: 20 }), (each, now) => {
      const expected = custodySpans(each, at(now)).flatMap(({ why, at: from, until, minutes }) =>
        why === undefined || minutes === 0 ? [] : [{ from, until: until ?? at(now), minutes, why }],
      );
      expect(custodyGaps(each, at(now))).toEqual(expected);
    }),
    { numRuns: 2_000 },
  );
});
