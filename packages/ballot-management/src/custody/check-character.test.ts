import { expect, test } from 'vitest';
import { checkCharacterOf, labelCheck, nameWithCheck } from './check-character.ts';

/* The numbers with their checks are those that users of ISO/IEC 7064 MOD 37,36 publish. */

test('the check characters are those of published numbers', () => {
  // Global Release Identifier Standard, version 2.1: the example A1-2425G-ABC1234002-M.
  expect(checkCharacterOf('A1-2425G-ABC1234002')).toBe('M');
  // International Standard Audiovisual Number (ISO 15706): the example 0000-0000-D07A-0090-Q.
  expect(checkCharacterOf('0000-0000-D07A-0090')).toBe('Q');
});

const HERE = { kind: 'container', election: 'General 2026', jurisdiction: 'Tamarack' } as const;

test('one wrong letter or digit of a name changes its check, and so do two neighbours that changed places', () => {
  const name = 'BOX-ED-0417';
  const right = labelCheck({ ...HERE, name });
  const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (let at = 0; at < name.length; at += 1) {
    if (!signs.includes(name[at] ?? '')) continue;
    for (const sign of signs) {
      if (sign === name[at]) continue;
      expect(labelCheck({ ...HERE, name: `${name.slice(0, at)}${sign}${name.slice(at + 1)}` })).not.toBe(right);
    }
  }
  expect(labelCheck({ ...HERE, name: 'BOX-ED-0471' })).not.toBe(right);
  expect(labelCheck({ ...HERE, name: 'box-ed-0417' })).toBe(right);
});

test('a name has another check as a batch, in another election and in another jurisdiction', () => {
  const own = { ...HERE, name: 'M-01' };
  const checks = [
    own,
    { ...own, kind: 'batch' } as const,
    { ...own, election: 'Primary 2026' },
    { ...own, jurisdiction: 'Alder' },
  ].map(labelCheck);
  expect(new Set(checks).size).toBe(4);
  expect(nameWithCheck(own)).toBe(`M-01*${checks[0]}`);
});
