import { expect, test } from 'vitest';
import { base32, stepAt, stepOfCode, totpAddress, totpCode } from './totp.ts';

const RFC_SECRET = Buffer.from('12345678901234567890');

test('the codes of RFC 6238, appendix B (SHA-1), without their first two digits', () => {
  const published = [
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ] as const;
  for (const [seconds, code] of published) {
    expect(totpCode(RFC_SECRET, stepAt(new Date(seconds * 1000)))).toBe(code.slice(2));
  }
});

test('the codes of RFC 4226, appendix D', () => {
  const published = '755224 287082 359152 969429 338314 254676 287922 162583 399871 520489'.split(' ');
  expect(published.map((_, counter) => totpCode(RFC_SECRET, counter))).toEqual(published);
});

test('a code is taken half a minute early and late, and not a whole one', () => {
  const at = new Date(1_234_567_890_000);
  const step = 41_152_263;
  expect(stepAt(at)).toBe(step);
  for (const aside of [-1, 0, 1])
    expect(stepOfCode(RFC_SECRET, totpCode(RFC_SECRET, step + aside), at)).toBe(step + aside);
  for (const aside of [-2, 2]) expect(stepOfCode(RFC_SECRET, totpCode(RFC_SECRET, step + aside), at)).toBeUndefined();
});

test('base32 is that of RFC 4648, section 10', () => {
  expect(base32(Buffer.from('fooba'))).toBe('MZXW6YTB');
  expect(base32(RFC_SECRET)).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
});

test('an address names the office and the account, with what would end them early escaped', () => {
  expect(totpAddress(RFC_SECRET, { issuer: 'Plumbline: a & b', account: 'ada@office.example' })).toBe(
    'otpauth://totp/Plumbline%3A%20a%20%26%20b:ada%40office.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Plumbline%3A%20a%20%26%20b',
  );
});
