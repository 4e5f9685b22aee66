import { expect, test } from 'vitest';
import { code128Bars, code128Values, fitsCode128 } from './code-128.ts';

test('the check value is the weighted sum of the values by 103', () => {
  // 104 + 48·1 + 42·2 + 42·3 + 17·4 + 18·5 + 19·6 + 35·7 = 879 = 8·103 + 55.
  expect(code128Values('PJJ123C')).toEqual([104, 48, 42, 42, 17, 18, 19, 35, 55]);
});

test('every sign is eleven modules wide with three bars of an even width together, as the standard asks', () => {
  const everything = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));
  for (const character of everything) {
    const { bars, modules } = code128Bars(character);
    // Start, sign, check value at eleven modules each, and the stop at thirteen.
    expect(modules).toBe(3 * 11 + 13);
    const own = bars.filter(({ from }) => from >= 11 && from < 22);
    expect(own).toHaveLength(3);
    expect(own.reduce((sum, { wide }) => sum + wide, 0) % 2).toBe(0);
  }
  const drawn = [...everything].map((character) =>
    JSON.stringify(code128Bars(character).bars.filter(({ from }) => from >= 11 && from < 22)),
  );
  expect(new Set(drawn).size).toBe(95);
});

test('the letter A is drawn as in the standard: bars of 1, 1 and 2 with spaces of 1, 3 and 3, and the stop ends it', () => {
  const { bars } = code128Bars('A');
  // 111323 for A after the start 211214 of set B.
  expect(bars.slice(0, 6)).toEqual([
    { from: 0, wide: 2 },
    { from: 3, wide: 1 },
    { from: 6, wide: 1 },
    { from: 11, wide: 1 },
    { from: 13, wide: 1 },
    { from: 17, wide: 2 },
  ]);
  expect(bars.slice(-4).map(({ wide }) => wide)).toEqual([2, 3, 1, 2]);
});

test('a name beyond ASCII has no bar code, and says so', () => {
  expect(fitsCode128('BOX-ED-01')).toBe(true);
  expect(fitsCode128('Ćwikła')).toBe(false);
  expect(fitsCode128('')).toBe(false);
});
