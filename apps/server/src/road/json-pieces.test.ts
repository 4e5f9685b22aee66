import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { digestOfPieces, gzipOfPieces, jsonPieces } from './json-pieces.ts';

const lines = Array.from({ length: 350 }, (_, index) => ({ name: `County “${index}”`, done: index / 3, last: null }));
const answer = {
  heading: { name: 'A "quoted" name\n', stations: [1, null, { at: undefined }] },
  jurisdictions: lines,
  odd: [...lines.slice(0, 99), undefined, null, 'text', 4, [lines[0]]],
  undefined: undefined,
  empty: [],
};

async function written(value: object) {
  const pieces = jsonPieces(value);
  const text = pieces.map((piece) => piece.text).join('');
  return { text, unpacked: gunzipSync(await gzipOfPieces(pieces)).toString(), digest: digestOfPieces(pieces) };
}

test.each([
  ['an answer with long lists', answer],
  ['with nothing', {}],
  ['with nothing that is written', { absent: undefined }],
  ['with nothing written before a list', { absent: undefined, lines }],
  ['with lists alone', { one: lines, other: lines.slice(0, 100) }],
  ['with a list last, of whole pieces', { short: 'Ünïcode 𝛼', lines: lines.slice(0, 200) }],
  ['with numbers in a list', { numbers: Array.from({ length: 205 }, (_, index) => index) }],
])('%s is written as JSON.stringify writes it, packed or not', async (_, value) => {
  const text = JSON.stringify(value);
  expect(await written(value)).toMatchObject({ text, unpacked: text });
});

test('what is remembered of lines is used for these lines alone', async () => {
  const before = await written(answer);
  expect(await written({ ...answer })).toEqual(before);
  const places = [0, 7, 99, 100, 349];
  const digests = new Set([before.digest]);
  for (const place of places) {
    const next = { ...answer, jurisdictions: lines.with(place, { name: 'Harbor', done: 1, last: null }) };
    const now = await written(next);
    expect(now).toMatchObject({ text: JSON.stringify(next), unpacked: JSON.stringify(next) });
    digests.add(now.digest);
  }
  const shorter = { ...answer, jurisdictions: lines.slice(0, 349) };
  expect(await written(shorter)).toMatchObject({ text: JSON.stringify(shorter), unpacked: JSON.stringify(shorter) });
  expect(digests.size).toBe(places.length + 1);
});

test('of lines that are the same, nothing is packed again', async () => {
  const packedOf = (value: object) => Promise.all(jsonPieces(value).map((piece) => piece.packed()));
  const before = await packedOf({ lines });
  const after = await packedOf({ lines: lines.with(120, { name: 'Harbor', done: 1, last: null }) });
  // Four pieces of lines, with a comma or a bracket before each.
  expect([1, 3, 5, 7].map((place) => before[place] === after[place])).toEqual([true, false, true, true]);
});

test('sixteen hundred lines stay small in pieces', async () => {
  const many = Array.from({ length: 1_600 }, (_, index) => ({
    jurisdiction: `County ${index + 1}`,
    ...{ status: 'in-progress', filesUploaded: 1, filesExpected: 1, expectedBallots: null, ballotsInManifest: 10_000 },
    ...{ batchesInManifest: 100, ballotsWithCvrs: null, cvrs: null, ballotsImplied: null, units: 12, draws: 13 },
    ...{ unitsDone: index % 13, drawsDone: index % 14, extraUnits: 0, discrepancies: null, lastSignIn: null },
  }));
  const bytes = await gzipOfPieces(jsonPieces({ jurisdictions: many }));
  expect(JSON.stringify(many).length).toBeGreaterThan(400_000);
  expect(bytes.length).toBeLessThan(30_000);
});
