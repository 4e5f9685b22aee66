import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RoundDraws } from './draw.ts';
import { readDrawsFile, writeDrawsFile } from './draws-file.ts';

const name = fc.constantFrom('Mayor', 'Québec “A”', "O'Neil", 'B 1', '0012', '縣');
const ticket = fc.stringMatching(/^9{0,40}[0-9]{18}$/).map((digits) => `0.${digits}`);
const roundDraws: fc.Arbitrary<RoundDraws> = fc.record({
  draws: fc.array(
    fc.record({
      contest: name,
      jurisdiction: name,
      tabulator: fc.option(name),
      batch: name,
      position: fc.option(fc.integer({ min: 1, max: 0xffff_ffff })),
      ticket,
    }),
    { maxLength: 30 },
  ),
  phantomDraws: fc.array(fc.record({ contest: name, phantom: fc.integer({ min: 1, max: 0xffff_ffff }), ticket }), {
    maxLength: 5,
  }),
});

test('what is written is read again, to the last digit, in the same order', () => {
  fc.assert(
    fc.property(roundDraws, (drawn) => {
      expect(readDrawsFile(writeDrawsFile(drawn))).toEqual({ ok: true, value: drawn });
    }),
    { numRuns: 200 },
  );
});

/* Two draws of one batch and a phantom, byte by byte, as the page about the file says. */
const EXAMPLE: RoundDraws = {
  draws: [
    { contest: 'Mayor', jurisdiction: 'Adams', tabulator: '1', batch: 'B', position: 258, ticket: '0.12' },
    { contest: 'Levy', jurisdiction: 'Adams', tabulator: '1', batch: 'B', position: null, ticket: '0.345' },
  ],
  phantomDraws: [{ contest: 'Mayor', phantom: 7, ticket: '0.6' }],
};
const HEADER =
  'plumbline-draws-1\n{"contests":["Mayor","Levy"],"batches":[["Adams","1","B"]],"draws":2,"phantomDraws":1}\n';
const number = (value: number) => [value & 255, value >> 8, 0, 0];
const BYTES = Uint8Array.from([
  ...new TextEncoder().encode(HEADER),
  ...[0, 1, 0].flatMap(number),
  ...[0, 0].flatMap(number),
  ...[258, 0, 7].flatMap(number),
  ...[2, 3, 1].flatMap(number),
  ...new TextEncoder().encode('123456'),
]);

test('the bytes are those that the page about the file describes', () => {
  expect(writeDrawsFile(EXAMPLE)).toEqual(BYTES);
  expect(readDrawsFile(BYTES)).toEqual({ ok: true, value: EXAMPLE });
});

describe('a file that is not one of draws is refused, and it is said why', () => {
  const place = (text: string) => new TextDecoder('latin1').decode(BYTES).indexOf(text);
  const changed = (at: number, byte: number) => BYTES.map((before, index) => (index === at ? byte : before));
  const columns = HEADER.length;
  test.each([
    ['of another kind', changed(0, 0x50), /begin/],
    ['without its second line', BYTES.subarray(0, 40), /begin/],
    ['whose second line is no JSON', changed(place('{'), 0x5b), /second line/],
    ['whose second line has another property', changed(place('draws"'), 0x44), /second line/],
    ['cut in its columns', BYTES.subarray(0, columns + 40), /ends before/],
    ['cut in its tickets', BYTES.subarray(0, -1), /longer or shorter/],
    ['with more behind its end', Uint8Array.from([...BYTES, 0x30]), /longer or shorter/],
    ['with a ticket of letters', changed(BYTES.length - 1, 0x61), /digits/],
    ['with a contest it does not list', changed(columns, 2), /draw 1 names/],
    ['with a batch it does not list', changed(columns + 16, 1), /draw 2 names/],
    ['with phantom number 0', changed(columns + 28, 0), /draw 3 names/],
  ])('%s', (_, bytes, why) => {
    const read = readDrawsFile(bytes);
    expect(read.ok ? 'read' : read.error).toMatch(why);
  });
});

test('what no four bytes hold, and a ticket that is no number behind the point, is not written', () => {
  const [first] = EXAMPLE.draws;
  const [phantom] = EXAMPLE.phantomDraws;
  const writing = (change: Partial<NonNullable<typeof first>>, unlisted: Partial<NonNullable<typeof phantom>> = {}) => {
    const draws = EXAMPLE.draws.map((one) => ({ ...one, ...change }));
    const phantomDraws = EXAMPLE.phantomDraws.map((one) => ({ ...one, ...unlisted }));
    return () => writeDrawsFile({ draws, phantomDraws });
  };
  for (const position of [0, -1, 2 ** 32]) expect(writing({ position })).toThrow('a position has four bytes');
  for (const number of [0, -1, 2 ** 32]) expect(writing({}, { phantom: number })).toThrow('has four bytes');
  for (const ticket of ['1.5', '0.', '0.1a', 'x0.1', '.5']) expect(writing({ ticket })).toThrow('a ticket is digits');
  expect(writing({ position: 1 }, { phantom: 1 })).not.toThrow();
  expect(writing({ position: 2 ** 32 - 1 }, { phantom: 2 ** 32 - 1 })).not.toThrow();
});

test('a round without draws is a file too', () => {
  const nothing: RoundDraws = { draws: [], phantomDraws: [] };
  const text = 'plumbline-draws-1\n{"contests":[],"batches":[],"draws":0,"phantomDraws":0}\n';
  expect(new TextDecoder().decode(writeDrawsFile(nothing))).toBe(text);
  expect(readDrawsFile(new TextEncoder().encode(text))).toEqual({ ok: true, value: nothing });
});

test('a file is read where it lies within more bytes', () => {
  const within = new Uint8Array(BYTES.length + 7);
  within.set(BYTES, 7);
  expect(readDrawsFile(within.subarray(7))).toEqual({ ok: true, value: EXAMPLE });
});
