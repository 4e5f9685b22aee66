import { BOARD_PIN_LENGTH } from '@plumbline/api';
import { expect, test } from 'vitest';
import { boardPin, boardToken } from '../stores/token.ts';
import { judgePin, WRONG_PINS_MAX } from './board-pin-rules.ts';

test('fewer than one PIN in a thousand years is to be expected to be guessed, with every link and every try', () => {
  const boards = 1_600 * 5 * 4;
  const pinsOfYear = 3 * boards;
  const guessed = (pinsOfYear * WRONG_PINS_MAX) / 10 ** BOARD_PIN_LENGTH;
  expect(guessed).toBeLessThanOrEqual(1e-3);
});

test('the right PIN is right up to the last try, and after that no PIN is', () => {
  const pin = '012345678';
  expect(judgePin(' 012 345 678 ', { pin, wrongPins: 0 })).toBe('right');
  expect(judgePin('O12345678', { pin, wrongPins: 9 })).toBe('right');
  expect(judgePin('12345678', { pin, wrongPins: 9 })).toBe('wrong');
  expect(judgePin(pin, { pin, wrongPins: 10 })).toBe('locked');
});

test('PINs and links are spread over all digits and symbols, each place alike', () => {
  const secret = Buffer.alloc(32, 7);
  const boards = Array.from({ length: 20_000 }, (_, rotation) => ({
    ...{ auditId: 'a', jurisdiction: 'J', round: 1, board: 'B', rotation },
  }));
  const pins = boards.map((board) => boardPin(secret, board));
  const links = boards.map((board) => boardToken(secret, board));
  expect(new Set(links).size).toBe(links.length);
  for (const [texts, symbols] of [
    [pins, 10],
    [links, 32],
  ] as const) {
    for (const place of Array.from(texts[0] ?? '').keys()) {
      const counts = new Map<string, number>();
      for (const text of texts) counts.set(text[place] ?? '', (counts.get(text[place] ?? '') ?? 0) + 1);
      expect(counts.size).toBe(symbols);
      const expected = texts.length / symbols;
      const chi = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
      // Far beyond what chance leaves with 31 degrees of freedom.
      expect(chi).toBeLessThan(80);
    }
  }
});
