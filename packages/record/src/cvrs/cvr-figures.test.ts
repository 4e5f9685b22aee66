import { createCardPackWriter, memorySource, openCardPack } from '@plumbline/election-files';
import { nodeInflater, nodePackCodec } from '@plumbline/election-files/node';
import { assert } from '@plumbline/prelude';
import { expect, test } from 'vitest';
import { cvrFiguresOf } from './cvr-figures.ts';
import { fetchCvrs } from './fetch-cvrs.ts';
import { readCvrUpload } from './read-cvr-upload.ts';

const manifestWith = (inCvr: boolean) => ({
  batches: [
    { tabulator: 'T1', name: 'B1', container: null, ballots: 2, inCvr: true },
    { tabulator: 'T1', name: 'B2', container: null, ballots: 2, inCvr },
  ],
});

/** Two records of each batch, without their tabulator, in a pack that counts them all. */
async function packOfAll() {
  const parts: Uint8Array[] = [];
  const { sink, finish } = createCardPackWriter({
    output: { write: (bytes) => parts.push(bytes.slice()) },
    codec: nodePackCodec,
  });
  const text = 'Cast Vote Record,Batch,Mayor\n1,B1,Ann\n2,B1,Bob\n3,B2,Ann\n4,B2,Ann\n';
  const files = [{ name: 's.csv', source: memorySource(new TextEncoder().encode(text)) }];
  const reading = await readCvrUpload(
    { format: 'ess-single', files },
    { manifest: manifestWith(true), votesAllowed: [], inflater: nodeInflater, sink },
  );
  finish(reading);
  const pack = await openCardPack(memorySource(new Uint8Array(Buffer.concat(parts))), nodePackCodec);
  assert(pack.ok, 'the pack can be read', pack);
  return pack.value;
}

test('records of a batch that has none by its manifest are records without a card, where a pack counts them', async () => {
  const pack = await packOfAll();
  const all = await cvrFiguresOf(pack, manifestWith(true), []);
  expect(all).toMatchObject({ ok: true, value: { cards: 4, withoutCard: 0, contests: [{ withoutCard: 0 }] } });
  // So nobody can commit to them: a hybrid audit has no card for what such a record counts.
  const figures = await cvrFiguresOf(pack, manifestWith(false), []);
  expect(figures).toMatchObject({ ok: true, value: { withoutCard: 2, withoutCvr: 0, contests: [{ withoutCard: 2 }] } });
});

test('no card is compared with a record of such a batch', async () => {
  const pack = await packOfAll();
  const cards = ['B1', 'B2'].map((batch) => ({ tabulator: 'T1', batch, position: 1 }));
  const records = await fetchCvrs(pack, manifestWith(false), { cards, bearing: ['Mayor'] });
  assert(records.ok, 'the records are there', records);
  const [first, second] = cards;
  assert(first !== undefined && second !== undefined, 'two cards');
  expect(records.value.find(first)).toBeDefined();
  expect(records.value.find(second)).toBeUndefined();
  expect([first, second].map((place) => records.value.cardsIn(place))).toEqual([2, 0]);
  expect([first, second].map((place) => Array.from(records.value.bearing('Mayor', place)))).toEqual([[1, 2], []]);
});
