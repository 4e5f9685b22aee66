import { describe, expect, test } from 'vitest';
import { findNamesAlike, forbiddenCharacter, isHardToRetype, likenessKey, shownText } from './text-from-outside.ts';

describe('characters a text from outside may hold', () => {
  test.each([
    ['\u0000', 'U+0000'],
    ['a\u0007b', 'U+0007'],
    ['\u001f', 'U+001F'],
    ['\u007f', 'U+007F'],
    ['\u0081', 'U+0081'],
    ['x\ud800', 'U+D800'],
    ['\udc00x', 'U+DC00'],
    ['\ufffe', 'U+FFFE'],
    ['\uffff', 'U+FFFF'],
    ['Ann\u202eybboB', 'U+202E'],
    ['\u2066', 'U+2066'],
  ])('%j is refused as %s, and shown as a question mark in a box', (text, name) => {
    expect(forbiddenCharacter(text)).toBe(name);
    expect(shownText(text)).toContain('\ufffd');
    expect(forbiddenCharacter(shownText(text))).toBeUndefined();
  });

  test.each(['Doña Ána', 'línea\r\n\tzwei', '日本語', 'עברית', '\u{1f5f3} ballot', 'नमस्\u200dते', ''])(
    '%j may be there',
    (text) => {
      expect(forbiddenCharacter(text)).toBeUndefined();
      expect(shownText(text)).toBe(text);
    },
  );
});

test('names that are hard to type again', () => {
  const hard = ['no\u00a0break', '\uff12\uff15', 'line\nbreak', 'soft\u00adhyphen', 'in\u200bvisible'];
  expect(hard.map(isHardToRetype)).toEqual(hard.map(() => true));
  expect(['Doña 1', 'St. Mary’s Hall', '007', 'ED  12'].map(isHardToRetype)).toEqual([false, false, false, false]);
});

describe('names that people take for one', () => {
  test.each([
    ['Yes', 'YES'],
    ['Ann Lee', 'Ann  Lee'],
    ['Ann Lee', 'Ann\u00a0Lee '],
    ['St. Mary’s', "St. Mary's"],
    ['25', '\uff12\uff15'],
    ['A–B', 'A-B'],
    ['St. Mary\u0060s', "St. Mary's"],
    ['Straße', 'STRASSE'.toLowerCase().replace('ss', 'ß')],
    ['José', 'Jose\u0301'],
    // The second of each pair has letters of Unicode's table of confusables: Cyrillic а, о, Н and р; Greek Α and ν.
    ['Ann Lee', '\u0410nn L\u0435\u0435'],
    ['Bo Ruiz', 'B\u043e Ruiz'],
    ['Hope', '\u041d\u043e\u0440\u0435'],
    ['ALAN', '\u0391L\u0391\u039d'],
    ['ivan', '\u0131van'],
  ])('%j and %j', (first, second) => {
    expect(likenessKey(first)).toBe(likenessKey(second));
  });

  test.each([
    ['Anna', 'Ana'],
    ['\u0418\u0432\u0430\u043d', '\u0418\u0432\u043e\u043d'],
    ['\u0392\u03b9\u03ba\u03ac', '\u0392\u03af\u03ba\u03b7'],
    ['Lee', '1ee'],
  ])('%j and %j are two', (first, second) => {
    expect(likenessKey(first)).not.toBe(likenessKey(second));
  });

  test('are found among others; equal ones are another matter', () => {
    expect(findNamesAlike(['No', 'Yes', 'Abstain', 'YES'])).toEqual({ first: 'Yes', second: 'YES' });
    expect(findNamesAlike(['Yes', 'Yes', 'No', '1', '01', 'Ann-Lee', 'Ann Lee'])).toBeUndefined();
  });
});
