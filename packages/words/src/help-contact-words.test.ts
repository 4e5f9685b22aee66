import { expect, test } from 'vitest';
import { helpContactInMail, helpContactInWords } from './help-contact-words.ts';

test('the line says what there is, and ends in one full stop', () => {
  const desk = { name: 'Elections desk', telephone: '555 0100', email: null, hours: 'Daily, 8 to 5.' };
  expect(helpContactInWords('en', desk)).toBe('Help: Elections desk, telephone 555 0100. Daily, 8 to 5.');
  const mail = { name: 'Ann', telephone: null, email: 'ann@office.example', hours: null };
  expect(helpContactInMail('en', 'Ash County', mail)).toBe('Help of Ash County: Ann, e-mail ann@office.example.');
});
