import { UNIT_STATUSES } from '@plumbline/ballot-management';
import { expect, test } from 'vitest';
import { UNIT_SIGNS, UNIT_TONES } from './room-tones.ts';

test('without its colour an explained difference has another sign than a balance, and what is not explained is never green', () => {
  const lookOf = (status: (typeof UNIT_STATUSES)[number]) => `${UNIT_TONES[status]} ${UNIT_SIGNS[status]}`;
  expect(lookOf('explained')).not.toBe(lookOf('balanced'));
  expect(UNIT_STATUSES.filter((status) => UNIT_TONES[status] === 'green')).toEqual(['balanced', 'explained']);
});
