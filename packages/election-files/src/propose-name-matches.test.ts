import fc from 'fast-check';
import { expect, test } from 'vitest';
import { proposeNameMatches } from './propose-name-matches.ts';

const proposals = (standard: readonly string[], inFile: readonly string[]) =>
  proposeNameMatches(standard, inFile).matches.map(({ standard: name, inFile: match, reason }) => [
    name,
    match,
    reason,
  ]);

test('names are matched by what people and exports change in them, the surest reason first', () => {
  expect(
    proposals(
      ['Ann Lee', 'José Díaz', "Pat O'Neil Jr.", 'Maria Gonzalez', 'Kim Park', 'Write-in', 'Cid Ames'],
      ['ANN  LEE', 'Jose Diaz', 'Pat ONeil, Jr', 'Gonzalez, Maria', 'Park, Kim (REP)', 'Write-in', 'DEM Cid Ames'],
    ),
  ).toEqual([
    ['Ann Lee', 'ANN  LEE', 'capitals-or-spaces'],
    ['Cid Ames', 'DEM Cid Ames', 'party'],
    ['José Díaz', 'Jose Diaz', 'punctuation'],
    ['Kim Park', 'Park, Kim (REP)', 'order-of-names'],
    ['Maria Gonzalez', 'Gonzalez, Maria', 'order-of-names'],
    ["Pat O'Neil Jr.", 'Pat ONeil, Jr', 'punctuation'],
    ['Write-in', 'Write-in', 'same'],
  ]);
});

test('a contest is matched without the vote-for suffix of the export', () => {
  expect(proposals(['City Council'], ['CITY  COUNCIL (Vote For=3)'])).toEqual([
    ['City Council', 'CITY  COUNCIL (Vote For=3)', 'capitals-or-spaces'],
  ]);
});

test('a slip of the hand is proposed as similar, to be looked at', () => {
  expect(proposals(['Jonathan Smith'], ['Jonathon Smith', 'Bo Brown'])).toEqual([
    ['Jonathan Smith', 'Jonathon Smith', 'similar'],
  ]);
});

test('where two names would fit, none is proposed', () => {
  expect(proposals(['Lee, Ann'], ['LEE ANN', 'Ann Lee.', 'Lee. Ann'])).toEqual([['Lee, Ann', null, null]]);
});

test('both lists come in natural order', () => {
  const { matches, leftOver } = proposeNameMatches(['District 10', 'District 2'], ['Zebra', 'Ward 12', 'Ward 3']);
  expect(matches.map(({ standard }) => standard)).toEqual(['District 2', 'District 10']);
  expect(leftOver).toEqual(['Ward 3', 'Ward 12', 'Zebra']);
});

test('every name of a file is proposed at most once or is left over, whatever the names', () => {
  const name = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.constantFrom('Ann Lee', 'Lee, Ann', 'ANN LEE', 'Ann Lee (DEM)', ''),
  );
  fc.assert(
    fc.property(fc.uniqueArray(name), fc.uniqueArray(name), (standard, inFile) => {
      const { matches, leftOver } = proposeNameMatches(standard, inFile);
      const used = matches.flatMap((match) => (match.inFile === null ? [] : [match.inFile]));
      expect([...used, ...leftOver].sort()).toEqual([...inFile].sort());
      expect(matches.map((match) => match.standard).sort()).toEqual([...standard].sort());
    }),
  );
});
