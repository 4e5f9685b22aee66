import { digestOfText } from '@plumbline/audit';
import { expect, test } from 'vitest';
import { play, text } from '../testing/play-room.ts';
import { counted, county, entered } from '../testing/tamarack.ts';
import { by } from '../testing/tamarack-people.ts';
import { remadeInBatches } from './remade-in-batches.ts';

/** What was typed, as long as nobody took it out. */
function keeping(...typed: readonly string[]): (digest: string) => string | undefined {
  const texts = new Map<string, string>(typed.map((one) => [digestOfText(text(one)), one]));
  return (digest) => texts.get(digest);
}

const MAIL = Array.from({ length: 15 }, (_, at) => `MB-${String(at + 1).padStart(3, '0')}`);

test('each mail batch has the remade ballots that its cover sheet counts', () => {
  const found = remadeInBatches(county(), keeping(...MAIL));
  // Three in each of the first nine, two in each of the next five, one in the last: 38.
  expect([...found.keys()]).toEqual(MAIL);
  expect(found.get('MB-001')?.map(({ duplicate }) => duplicate)).toEqual(['D-001', 'D-002', 'D-003']);
  expect(found.get('MB-010')?.map(({ original }) => original)).toEqual(['D-028', 'D-029']);
  expect(found.get('MB-015')?.map(({ filled }) => filled)).toEqual(['F-14 duplication']);
  expect([...found.values()].flat()).toHaveLength(38);
});

test('a text that was taken out leads to no batch', () => {
  const found = remadeInBatches(county(), keeping(...MAIL.filter((batch) => batch !== 'MB-002')));
  expect(found.get('MB-002')).toBeUndefined();
  expect([...found.values()].flat()).toHaveLength(35);
});

test('a batch is found by another spelling of its name, and not by a name that two have or nobody gave', () => {
  const typed = ['mb-002', 'mail  THREE', 'MB-999', 'Twice'];
  const pairs = typed.map((batch, at) => ({ original: `X-${at}`, duplicate: `X-${at}`, batch }));
  const second = 'F-14 of the evening';
  const room = play(
    counted(),
    by('okafor', { type: 'rename-batch', batch: 'MB-003', name: 'Mail three' }),
    by('okafor', { type: 'rename-batch', batch: 'MB-004', name: 'Twice' }),
    by('okafor', { type: 'rename-batch', batch: 'MB-005', name: 'TWICE' }),
    by('moss', { type: 'start-form', filled: second, form: 'F-14', place: 'duplication', capture: 'live' }),
    entered(second, 'moss', { tables: { pairs } }),
  );
  const own = [...remadeInBatches(room, keeping(...typed))].flatMap(([batch, found]) =>
    found.map(({ duplicate, filled }) => [duplicate, batch, filled]),
  );
  expect(own).toEqual([
    ['X-0', 'MB-002', second],
    ['X-1', 'MB-003', second],
  ]);
});
