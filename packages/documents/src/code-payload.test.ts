import { expect, test } from 'vitest';
import { codePayload, isOurCode } from './code-payload.ts';

const source = { type: 'log', sha256: '0123456789abcdef'.repeat(4) } as const;

test('a code names what it stands for, holds no address, and is known again', () => {
  const payload = codePayload('ballot', { source }, 'Doña Ana', 'T1', 'Box: 3/4', '12');
  expect(payload).toMatch(/^PL1:ballot:01234567:Do%C3%B1a%20Ana\/T1\/Box%3A%203%2F4\/12:\d\d$/);
  expect(isOurCode(payload)).toBe(true);
});

test('one wrong character in a code is noticed, wherever it stands', () => {
  const payload = codePayload('batch', { source }, 'Adams', 'B-17');
  for (let at = 0; at < payload.length; at += 1) {
    const other = payload[at] === 'x' ? 'y' : 'x';
    expect(isOurCode(`${payload.slice(0, at)}${other}${payload.slice(at + 1)}`)).toBe(false);
  }
});
