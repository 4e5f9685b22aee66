import { expect, test } from 'vitest';
import { nameScanned } from './name-scanned.ts';

/* The square codes are those that the labels of containers carry, with their checks worked out by hand over the text before them. */

const HERE = { election: 'General', jurisdiction: 'J1' };

/** The remainder by 97 of a text read as one large number, eight bits a character. */
function check(text: string): string {
  const large = [...text].reduce((number, character) => number * 256n + BigInt(character.charCodeAt(0)), 0n);
  return String(large % 97n).padStart(2, '0');
}

function code(body: string): string {
  return `${body}:${check(body)}`;
}

test('a bar code and what is typed are the name itself', () => {
  expect(nameScanned(' BOX-M-02\n', HERE)).toEqual({ is: 'name', name: 'BOX-M-02' });
});

test('a square code is taken for its container, in this election and jurisdiction alone', () => {
  expect(nameScanned(code('PL1:container:0a1b2c3d:General/J1/BOX%20M%2F2'), HERE)).toEqual({
    is: 'name',
    name: 'BOX M/2',
  });
  expect(nameScanned(code('PL1:container:0a1b2c3d:General/J2/BOX'), HERE)).toEqual({ is: 'other-place' });
  expect(nameScanned(code('PL1:container:0a1b2c3d:Primary/J1/BOX'), HERE)).toEqual({ is: 'other-place' });
  expect(nameScanned(code('PL1:batch:0a1b2c3d:General/J1/MB-1'), HERE)).toEqual({ is: 'other-kind' });
});

test('a square code with one wrong character was not read', () => {
  const read = code('PL1:container:0a1b2c3d:General/J1/BOX-M-02');
  expect(nameScanned(read.replace('M-02', 'M-03'), HERE)).toEqual({ is: 'not-read' });
  expect(nameScanned(read.slice(0, -1), HERE)).toEqual({ is: 'not-read' });
});
