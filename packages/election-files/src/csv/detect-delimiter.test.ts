import { expect, test } from 'vitest';
import { detectDelimiter } from './detect-delimiter.ts';

const HEADERS = ['Batch Name', 'Number of Ballots'];
const nameOf = (text: string) => detectDelimiter(text, HEADERS).name;

test('the delimiter is the one that finds the expected headers', () => {
  expect(nameOf('Batch Name,Number of Ballots\n1,2')).toBe('commas');
  expect(nameOf('Batch Name\tNumber of Ballots\n1\t2')).toBe('tabs');
  expect(nameOf('\n\n"Batch Name";"Number of Ballots"')).toBe('semicolons');
  expect(nameOf(' batch  name | NUMBER OF BALLOTS')).toBe('vertical bars');
});

test('a comma inside a semicolon file does not mislead', () => {
  expect(nameOf('Batch Name;Number of Ballots;Remarks, if any')).toBe('semicolons');
});

test('a semicolon inside a quoted header of a comma file does not mislead', () => {
  expect(nameOf('Batch Name,"x;y;z;Number of Ballots"')).toBe('commas');
});

test('without any known header it is what makes columns', () => {
  expect(nameOf('Foo\tBar')).toBe('tabs');
  expect(nameOf('Foo,Bar;Baz')).toBe('commas');
  expect(nameOf('Foo')).toBe('commas');
  expect(nameOf('')).toBe('commas');
});
