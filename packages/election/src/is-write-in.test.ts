import { expect, test } from 'vitest';
import { isWriteIn } from './is-write-in.ts';

test.each(['Write-in', 'WRITE IN', 'writeins', 'Write-ins', 'Qualified Write-In', ' write-in 2'])(
  '%s is a choice for write-ins',
  (name) => {
    expect(isWriteIn(name)).toBe(true);
  },
);

test.each(['Ann Wright-Inson', 'Writeinson', 'Overwrite-in', 'Write', ''])('%s is none', (name) => {
  expect(isWriteIn(name)).toBe(false);
});
