import { expect, test } from 'vitest';
import { readSignInCode, SIGN_IN_CODE_LENGTH, SIGN_IN_CODE_SYMBOLS, showSignInCode } from './sign-in-code.ts';

test('a code has eight of 32 symbols, and none that looks like another of them', () => {
  expect(SIGN_IN_CODE_LENGTH).toBe(8);
  expect(new Set(SIGN_IN_CODE_SYMBOLS).size).toBe(32);
  for (const lookAlike of 'ILOU') expect(SIGN_IN_CODE_SYMBOLS).not.toContain(lookAlike);
});

test('what people retype is the same code: small letters, blanks, hyphens of any kind, look-alikes', () => {
  for (const typed of [
    '10VK-7QZ3',
    '10vk7qz3',
    ' 10VK 7QZ3 ',
    '1 0 V K 7 Q Z 3',
    '10VK–7QZ3',
    '10VK\u20117QZ3',
    '10VK−7QZ3',
    '10VK.7QZ3',
    'lOvk-7qz3',
    'IoUk-7qz3',
    'i0uk 7QZ3',
    '１０ＶＫ－７ＱＺ３',
    '\u200b10VK\u00a07QZ3\n',
  ]) {
    expect(readSignInCode(typed), typed).toBe('10VK7QZ3');
  }
});

test('what is not a code is none', () => {
  for (const typed of ['', '10VK-7QZ', '10VK-7QZ33', '10VK-7QZ!', '123456', '10VK-7QZÄ']) {
    expect(readSignInCode(typed), typed).toBeUndefined();
  }
});

test('a code is shown as two groups of four', () => {
  expect(showSignInCode('10VK7QZ3')).toBe('10VK-7QZ3');
});
