import { assert } from '@plumbline/prelude';
import { randomSource } from '@plumbline/statistics';
import { expect, test } from 'vitest';
import { AUDIT_METHODS } from '../../methods/audit-method.ts';
import { METHODS } from '../../methods/methods.ts';
import { assertBegun } from '../../state/assert-phase.ts';
import { AUDIT_TYPES } from '../../state/audit-type.ts';
import { KINDS, kindOf, usualChoices } from '../kinds.ts';
import { CLAIMED_CHANCES } from './claimed-chances.ts';
import { CELLS_OF } from './contract-cells.ts';
import { openDesk } from './play-audit.ts';

/* What is asked of every kind, and of a kind that is added: that it is tried at all. */

test('the lists of kinds and methods name every one there is, each once', () => {
  expect(Object.keys(KINDS)).toEqual([...AUDIT_TYPES]);
  expect(Object.keys(METHODS)).toEqual([...AUDIT_METHODS]);
  expect(Object.entries(KINDS).filter(([type, kind]) => kind.type !== type)).toEqual([]);
  const used = AUDIT_TYPES.flatMap((type) => KINDS[type].methods);
  expect(new Set(used)).toEqual(new Set(AUDIT_METHODS));
});

test.each(AUDIT_TYPES)('every method of %s looks at what the kind draws', (type) => {
  const { methods, drawsFrom, comparedWith, strata, takes } = KINDS[type];
  const ofCards = strata === undefined ? 'compared-cards' : 'strata';
  const drawn = comparedWith === 'cvrs' ? ofCards : drawsFrom;
  const evidence = takes === 'everything' ? 'every-card' : drawn;
  expect(methods.map((method) => METHODS[method].evidence)).toEqual(methods.map(() => evidence));
  expect(methods).toContain(usualChoices(type).method);
});

test.each(AUDIT_TYPES)(
  '%s is tried by somebody who wants a wrong outcome confirmed, by each of its methods',
  (type) => {
    const cells = CELLS_OF[type];
    expect(cells.filter((cell) => cell.type !== type)).toEqual([]);
    for (const method of KINDS[type].methods) {
      expect(cells.filter((cell) => cell.method === method).length).toBeGreaterThan(10);
    }
    const hasRounds = KINDS[type].takes === 'sample';
    expect(cells.some(({ adversary }) => adversary.roundsMax > 1)).toBe(hasRounds);
    expect(new Set(cells.map(({ method, situation }) => `${method} ${situation}`)).size).toBe(cells.length);
  },
);

test.each(AUDIT_TYPES)('what %s says of the chance of a size is held against what happens', (type) => {
  const claims = CELLS_OF[type].flatMap((cell) => {
    const random = randomSource(`claims\n${cell.situation}`);
    const { desk, inputs } = openDesk(cell.makeElection(random), cell.adversary, random);
    const audit = assertBegun(desk.audit());
    return audit.plan.contests.flatMap((contest) => {
      const sizes = kindOf(audit.plan).sizes(audit, contest, inputs);
      return sizes.ok ? sizes.value.filter(({ probability }) => probability !== null) : [];
    });
  });
  const tried = CLAIMED_CHANCES[type].length > 0;
  assert(claims.length > 0 === tried, 'chances are tried where they are claimed', { type, claims: claims.length });
});
