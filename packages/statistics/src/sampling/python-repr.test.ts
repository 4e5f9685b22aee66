import { expect, test } from 'vitest';
import { ballotKey, batchKey, pythonRepr } from './python-repr.ts';

test.each([
  ['Adams County', "'Adams County'"],
  ["O'Brien", '"O\'Brien"'],
  ['say "aye"', '\'say "aye"\''],
  ['O\'Brien "Bob"', "'O\\'Brien \"Bob\"'"],
  ['back\\slash', "'back\\\\slash'"],
  ['tab\tline\nreturn\r', "'tab\\tline\\nreturn\\r'"],
  ['\u0000\u007f\u00a0\u00ad', "'\\x00\\x7f\\xa0\\xad'"],
  ['zero\u200bwidth\u2028', "'zero\\u200bwidth\\u2028'"],
  ['Québec 漢字 😀', "'Québec 漢字 😀'"],
  ['\u{e0001}', "'\\U000e0001'"],
  ['', "''"],
])('%j is written as Python writes it', (text, expected) => {
  expect(pythonRepr(text)).toBe(expected);
});

test('a character that Unicode gained after version 14 stays escaped, whatever this machine knows of it', () => {
  // U+1FACE, a moose, came with Unicode 15.
  expect(pythonRepr('\u{1face}')).toBe("'\\U0001face'");
});

test('keys are the texts of nested tuples, and a missing tabulator is None', () => {
  const name = { jurisdiction: 'Adams County', batch: 'Batch 1' };
  expect(ballotKey({ ...name, tabulator: '1' }, 12)).toBe("(('Adams County', '1', 'Batch 1'), 12)");
  expect(ballotKey({ ...name, tabulator: null }, 1)).toBe("(('Adams County', None, 'Batch 1'), 1)");
  expect(batchKey(name)).toBe("('Adams County', 'Batch 1')");
});
