import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { openSealed, sealSecret } from './seal-secret.ts';

const secret = randomBytes(32);
const plain = Buffer.from('what an app makes its codes with');

test('what was sealed is read again with the same secret, for the same purpose, and is not to be seen', () => {
  const sealed = sealSecret(secret, 'factor 1', plain);
  expect(openSealed(secret, 'factor 1', sealed)).toEqual(plain);
  expect(sealed.includes(plain.subarray(0, 8))).toBe(false);
  expect(sealSecret(secret, 'factor 1', plain)).not.toEqual(sealed);
});

test('for another purpose, under another secret, changed or cut it is not read', () => {
  const sealed = sealSecret(secret, 'factor 1', plain);
  expect(openSealed(secret, 'factor 2', sealed)).toBeUndefined();
  expect(openSealed(randomBytes(32), 'factor 1', sealed)).toBeUndefined();
  for (const place of [0, 13, sealed.length - 1]) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(place) ^ 1, place);
    expect(openSealed(secret, 'factor 1', changed)).toBeUndefined();
  }
  expect(openSealed(secret, 'factor 1', sealed.subarray(0, 20))).toBeUndefined();
});
