import { expect, test } from 'vitest';
import { startsFrom } from './starts-from.ts';

test('the entry of a creation says what the audit starts with, if it starts with anything', () => {
  const created = { name: 'Full hand tally', election: { electionId: 'e', name: 'General' } };
  expect(startsFrom({ ...created, startsFrom: { auditId: 'a', name: 'First contest' } })).toBe('First contest');
  for (const data of [created, null, undefined, 'text', { startsFrom: null }, { startsFrom: { name: 7 } }]) {
    expect(startsFrom(data)).toBeUndefined();
  }
});
