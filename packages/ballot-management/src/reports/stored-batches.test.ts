import { expect, test } from 'vitest';
import { play } from '../testing/play-room.ts';
import { county } from '../testing/tamarack.ts';
import { by, on } from '../testing/tamarack-people.ts';
import { storedBatches } from './stored-batches.ts';

const MISSING = {
  type: 'report-missing',
  container: 'BOX-M-03',
  incident: 'I-3',
  since: on('2026-11-08', '16:20'),
} as const;

function keptIn(room: ReturnType<typeof county>, batch: string) {
  return storedBatches(room).find((one) => one.batch === batch);
}

test('each of the thirty batches is kept in a container on the shelf that this stands on', () => {
  const room = county();
  expect(storedBatches(room)).toHaveLength(30);
  expect(keptIn(room, 'MB-007')).toMatchObject({
    container: 'BOX-M-02',
    condition: 'ok',
    shelf: { area: 'Vault A', slot: 'Shelf BOX-M-02' },
  });
});

test('what is in the hands of two, or missing, stands on no shelf', () => {
  const taken = play(county(), by('pham gorski', { type: 'take-custody', container: 'BOX-M-02', purpose: 'to weigh' }));
  expect(keptIn(taken, 'MB-007')).toMatchObject({ container: 'BOX-M-02', condition: 'ok', shelf: null });
  const lost = play(county(), by('pham', MISSING, on('2026-11-10', '09:00')));
  expect(keptIn(lost, 'MB-010')).toMatchObject({ container: 'BOX-M-03', condition: 'missing', shelf: null });
});
