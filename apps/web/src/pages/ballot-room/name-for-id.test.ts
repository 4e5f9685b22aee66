import { expect, test } from 'vitest';
import { nameForId } from './name-for-id.ts';

test('a name for the log is plain, and never one that is taken', () => {
  expect(nameForId('  José Núñez-Ortiz ', [])).toBe('jose-nunez-ortiz');
  expect(nameForId('Ann Lee', ['ann-lee', 'ann-lee-2'])).toBe('ann-lee-3');
  expect(nameForId('李', [])).toBe('person');
});
