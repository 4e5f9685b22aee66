import { expect, test } from 'vitest';
import { PrintedNumberSchema } from './card-seen.ts';

test.each(['1-1-9', ' 00042 ', 'A7', '(3)/2+1*', 'T1_B2.0003', '#12'])('“%s” is what a machine prints', (says) => {
  expect(PrintedNumberSchema.parse(says)).toBe(says.trim());
});

test.each(['Jane Q. Voter', 'nothing', '-', '', '1\n2', '1'.repeat(61), '<b>1'])(
  '“%s” is none, and does not come into the log',
  (says) => {
    expect(PrintedNumberSchema.safeParse(says).success).toBe(false);
  },
);
