import { expect, test } from 'vitest';
import { compareShelfPlaces, inShelfOrder, shelfGroup, shelfPlaces } from './shelf-place.ts';

const batch = (name: string, container: string | null, tabulator: string | null = null) => ({
  name,
  container,
  tabulator,
  ballots: 10,
});
const unit = (name: string, position: number | null = 1, tabulator: string | null = null) => ({
  jurisdiction: 'Adams',
  tabulator,
  batch: name,
  position,
});

const BATCHES = [batch('B1', 'Box 10'), batch('B2', 'Box 2'), batch('B3', null), batch('B1', 'Box 3', 'T1')];
const placeOf = shelfPlaces(BATCHES);

test('a ballot lies in the container that the manifest names for its batch and tabulator', () => {
  expect(placeOf(unit('B1'))).toEqual({ ...unit('B1'), container: 'Box 10' });
  expect(placeOf(unit('B1', 1, 'T1')).container).toBe('Box 3');
  expect(placeOf(unit('B3')).container).toBeNull();
  expect(placeOf(unit('B9')).container).toBeNull();
});

test('one walks by container, then tabulator, then batch, then position, with numbers in their order', () => {
  const place = (container: string | null, tabulator: string | null, name: string, position: number) => ({
    ...unit(name, position, tabulator),
    container,
  });
  const walk = [
    place(null, null, 'B9', 9),
    place('Box 2', 'T1', 'B10', 7),
    place('Box 2', 'T2', 'B2', 7),
    place('Box 10', null, 'B1', 7),
    place('Box 10', 'T1', 'B1', 2),
    place('Box 10', 'T1', 'B1', 10),
    place('Box 10', 'T1', 'B2', 1),
  ];
  expect(walk.toReversed().toSorted(compareShelfPlaces)).toEqual(walk);
  expect(inShelfOrder(walk.toReversed())).toEqual(walk);
});

test('a container is handed out whole, else the batch of a tabulator', () => {
  const group = (name: string, tabulator: string | null = null) => shelfGroup(placeOf(unit(name, 1, tabulator)));
  const shared = shelfPlaces([batch('B1', 'Box 1'), batch('B2', 'Box 1'), batch('B3', null), batch('B3', null, 'T')]);
  expect(shelfGroup(shared(unit('B1')))).toBe(shelfGroup(shared(unit('B2', 5))));
  expect(group('B1')).not.toBe(group('B2'));
  expect(shelfGroup(shared(unit('B3')))).not.toBe(shelfGroup(shared(unit('B3', 1, 'T'))));
});

test('cards of one batch are walked by position wherever they were drawn, and a whole batch comes with position none', () => {
  const cards = [7, 30, 4].map((position) => placeOf(unit('B1', position)));
  const others = [placeOf(unit('B2', 9)), placeOf(unit('B3', null))];
  const ordered = inShelfOrder([cards[0], others[0], cards[1], others[1], cards[2]].flatMap((one) => one ?? []));
  expect(ordered.map(({ batch: name, position }) => [name, position])).toEqual([
    ['B3', null],
    ['B2', 9],
    ['B1', 4],
    ['B1', 7],
    ['B1', 30],
  ]);
  expect(inShelfOrder([])).toEqual([]);
});
