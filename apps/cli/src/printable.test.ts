import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test('a name in a file cannot colour, move or turn what is printed', () => {
  expect(printable('\u001b[2J\u001b]0;title\u0007ok\rrisk limit met\u202e')).toBe(
    '\ufffd[2J\ufffd]0;title\ufffdok\ufffdrisk limit met\ufffd',
  );
});

test('lines, tabs and every script stay', () => {
  const text = 'Jo’s Café\tДа\n日本 👍🏽 é\n';
  expect(printable(text)).toBe(text);
  expect(printable('a\r\nb')).toBe('a\nb');
});
