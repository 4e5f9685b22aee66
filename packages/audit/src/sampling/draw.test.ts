import { expect, test } from 'vitest';
import { draw } from '../testing/build-audit.ts';
import { distinctUnits, unitKey, unitOfKey, unitPlace } from './draw.ts';

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

test('a key is read as the unit that it names', () => {
  for (const unit of [
    { tabulator: null, batch: 'B1', position: null },
    { tabulator: null, batch: 'B1', position: 7 },
    { tabulator: 'T1', batch: 'Box "2", [1]', position: 1 },
  ]) {
    expect(unitOfKey('Adams', unitKey(unit))).toEqual({ jurisdiction: 'Adams', ...unit });
  }
});

test('a whole batch is one unit by its name alone, and another than any card in it; batches of one tabulator are told apart', () => {
  const units = distinctUnits([
    draw({ tabulator: 'T1' }),
    draw({ tabulator: 'T2' }),
    draw({ tabulator: 'T1', position: 1 }),
    draw({ tabulator: 'T2', position: 1 }),
    draw({ tabulator: 'T1', position: 1, ticket: '0.9' }),
    draw({ batch: 'B2', tabulator: 'T1', position: 1 }),
  ]);
  expect(units.map(({ batch, tabulator, position }) => [batch, tabulator, position])).toEqual([
    ['B1', 'T1', null],
    ['B1', 'T1', 1],
    ['B1', 'T2', 1],
    ['B2', 'T1', 1],
  ]);
  expect(distinctUnits([])).toEqual([]);
});
