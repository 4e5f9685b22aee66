import { labelCheck } from '@plumbline/ballot-management';
import { expect, test } from 'vitest';
import { nameScanned } from './name-scanned.ts';

/* The square codes are those that the labels of containers carry, with their checks worked out by hand over the text before them. */

const HERE = { election: 'General', jurisdiction: 'J1' };
const KNOWN = ['BOX-M-02', 'BOX-M-03', 'BOX M/2', 'box 7', 'Box 7', 'M-1', 'M-12'];

/** The remainder by 97 of a text read as one large number, eight bits a character. */
function check(text: string): string {
  const large = [...text].reduce((number, character) => number * 256n + BigInt(character.charCodeAt(0)), 0n);
  return String(large % 97n).padStart(2, '0');
}

function code(body: string): string {
  return `${body}:${check(body)}`;
}

function read(text: string) {
  return nameScanned(text, HERE, KNOWN);
}

const own = (name: string) => labelCheck({ kind: 'container', ...HERE, name });

test('a name with its check character is its container, however the two are written one after the other', () => {
  const mark = own('BOX-M-02');
  for (const typed of [
    ` BOX-M-02*${mark}\n`,
    `box-m-02 ${mark.toLowerCase()}`,
    `BOX-M-02-${mark}`,
    `BOX-M-02${mark}`,
  ]) {
    expect(read(typed)).toEqual({ is: 'container', name: 'BOX-M-02' });
  }
});

test('a name without its check character, or with that of another, is not taken', () => {
  expect(read('box-m-02')).toEqual({ is: 'unchecked', name: 'BOX-M-02' });
  // A slip of the fingers that names another container, which is what the character is for.
  const mark = own('BOX-M-02');
  expect(read(`BOX-M-03*${mark}`)).toEqual({ is: 'check-wrong', name: 'BOX-M-03', check: mark });
  expect(read(`BOX-M-20*${mark}`)).toEqual({ is: 'unknown', name: `BOX-M-20*${mark}` });
  expect(read('')).toEqual({ is: 'nothing' });
});

test('a name that ends in what could be a check character asks for one', () => {
  // Whatever the check character of M-1 is, M-12 is the name of a container first.
  expect(read('M-12')).toEqual({ is: 'unchecked', name: 'M-12' });
  expect(read(`M-12*${own('M-12')}`)).toEqual({ is: 'container', name: 'M-12' });
});

test('names that differ in capitals alone are told apart as they are written', () => {
  expect(read(`Box 7*${own('Box 7')}`)).toEqual({ is: 'container', name: 'Box 7' });
  expect(read(`BOX 7*${own('Box 7')}`)).toMatchObject({ is: 'unknown' });
});

test('the letters O and I stand for the digits that look like them', () => {
  const names = Array.from({ length: 400 }, (_, index) => `C-${index}`);
  const withZero = names.find((name) => own(name) === '0') ?? '';
  const withOne = names.find((name) => own(name) === '1') ?? '';
  expect(nameScanned(`${withZero}*O`, HERE, names)).toEqual({ is: 'container', name: withZero });
  expect(nameScanned(`${withOne}*I`, HERE, names)).toEqual({ is: 'container', name: withOne });
});

test('the bar code of a batch or of another place is refused', () => {
  const ofBatch = labelCheck({ kind: 'batch', ...HERE, name: 'MB-001' });
  expect(read(`MB-001*${ofBatch}`)).toEqual({ is: 'other-kind', name: 'MB-001' });
  const elsewhere = labelCheck({ kind: 'container', election: 'Primary', jurisdiction: 'J1', name: 'BOX-M-02' });
  expect(read(`BOX-M-02*${elsewhere}`)).toEqual({ is: 'check-wrong', name: 'BOX-M-02', check: elsewhere });
});

test('a square code is taken for its container, in this election and jurisdiction alone', () => {
  expect(read(code('PL1:container:0a1b2c3d:General/J1/BOX%20M%2F2'))).toEqual({ is: 'container', name: 'BOX M/2' });
  expect(read(code('PL1:container:0a1b2c3d:General/J1/BOX'))).toEqual({ is: 'unknown', name: 'BOX' });
  expect(read(code('PL1:container:0a1b2c3d:General/J2/BOX'))).toEqual({ is: 'other-place', name: 'BOX' });
  expect(read(code('PL1:container:0a1b2c3d:Primary/J1/BOX'))).toEqual({ is: 'other-place', name: 'BOX' });
  expect(read(code('PL1:batch:0a1b2c3d:General/J1/MB-1'))).toEqual({ is: 'other-kind', name: 'MB-1' });
});

test('a square code with one wrong character was not read', () => {
  const whole = code('PL1:container:0a1b2c3d:General/J1/BOX-M-02');
  expect(read(whole.replace('M-02', 'M-03'))).toEqual({ is: 'not-read' });
  expect(read(whole.slice(0, -1))).toEqual({ is: 'not-read' });
  expect(read(code('PL1:container:0a1b2c3d:General/J1/%E0%A4'))).toEqual({ is: 'not-read' });
});
