import { expect, test } from 'vitest';
import { csvText } from './csv-text.ts';

test('cells are quoted where they need it', () => {
  expect(
    csvText([
      ['Name', 'Votes'],
      ['Doe, "Jo"', 1200],
    ]),
  ).toBe('Name,Votes\r\n"Doe, ""Jo""",1200\r\n');
});

test('a name cannot become a formula', () => {
  expect(csvText([['=1+1', -3]])).toBe("'=1+1,-3\r\n");
});
