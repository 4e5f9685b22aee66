import { expect, test } from 'vitest';
import { draw } from '../testing/build-audit.ts';
import { distinctUnits, unitKey, unitPlace } from './draw.ts';

test('a batch is named by its name, a card by tabulator, batch and position', () => {
  expect(unitKey(draw())).toBe('B1');
  expect(unitKey(draw({ position: 7 }))).toBe('[null,"B1",7]');
  expect(unitKey(draw({ position: 7, tabulator: 'T1' }))).toBe('["T1","B1",7]');
});

test('units of one name in two counties are two', () => {
  expect(unitPlace('Adams', 'B1')).not.toBe(unitPlace('Baker', 'B1'));
});

test('what was drawn several times is fetched once, in the order of the first draws', () => {
  const draws = [
    draw({ position: 2, ticket: '0.1' }),
    draw({ position: 1, ticket: '0.2' }),
    draw({ position: 2, contest: 'Levy', ticket: '0.3' }),
    draw({ position: 2, jurisdiction: 'Baker', ticket: '0.4' }),
  ];
  const unit = { jurisdiction: 'Adams', tabulator: null, batch: 'B1' };
  expect(distinctUnits(draws)).toEqual([
    { ...unit, position: 2 },
    { ...unit, position: 1 },
    { ...unit, jurisdiction: 'Baker', position: 2 },
  ]);
});
