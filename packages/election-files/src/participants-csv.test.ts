import { expect, test } from 'vitest';
import { parseParticipantsCsv, participantsTemplateCsv } from './participants-csv.ts';

const file = (text: string) => ({ name: 'participants.csv', bytes: new TextEncoder().encode(text) });
const parse = (text: string) => parseParticipantsCsv(file(text));
const contentOf = (text: string) => {
  const parsed = parse(text);
  return parsed.accepted ? parsed.value.jurisdictions : parsed.issues;
};

test('a jurisdiction on several rows has several managers, and the last expected number holds', () => {
  const text =
    'Jurisdiction,Admin Email,Expected Number of Ballots\nAlder,A@Example.org,"1,000"\nBirch,b@example.org,\nAlder,c@example.org,1200\nAlder,d@example.org,\n';
  expect(contentOf(text)).toEqual([
    { name: 'Alder', managers: ['a@example.org', 'c@example.org', 'd@example.org'], expectedBallots: 1200, row: 2 },
    { name: 'Birch', managers: ['b@example.org'], expectedBallots: null, row: 3 },
  ]);
});

test('one person may manage several jurisdictions', () => {
  expect(contentOf('Jurisdiction,Admin Email\nAlder,a@example.org\nBirch,a@example.org\n')).toHaveLength(2);
});

test('the same pair twice is refused with both rows, also when only the capitals of the address differ', () => {
  const { issues } = parse('Jurisdiction,Admin Email\nAlder,a@example.org\n\nAlder,A@EXAMPLE.ORG\n');
  expect(issues).toMatchObject([{ severity: 'ERROR', code: 'DUPLICATE_KEY', row: 4, found: 'Alder / a@example.org' }]);
  expect(issues[0]?.message).toContain('Rows 2 and 4');
});

test('a jurisdiction spelled in two ways is remarked on once', () => {
  const { accepted, issues } = parse(
    'Jurisdiction,Admin Email\nVan Buren,a@example.org\nVAN  BUREN,b@example.org\nVAN  BUREN,c@example.org\n',
  );
  expect(accepted).toBe(true);
  expect(issues).toMatchObject([
    { severity: 'WARNING', code: 'NEAR_DUPLICATE_KEY', row: 3, found: 'VAN  BUREN', expected: 'Van Buren', count: 1 },
  ]);
});

test('every address that is none is named', () => {
  const addresses = [
    'plain',
    'a@b',
    'a b@example.org',
    'a@example..org',
    '@example.org',
    'a@example.org;b@example.org',
  ];
  const rows = addresses.map((address, index) => `J${index},${address}\n`).join('');
  const { issues } = parse(`Jurisdiction,Admin Email\n${rows}`);
  expect(issues.map(({ code, found }) => [code, found])).toEqual(addresses.map((address) => ['BAD_EMAIL', address]));
});

test('several problems are all reported in one reading', () => {
  const { issues } = parse('Jurisdiction,Admin Email,Expected Number of Ballots\nAlder,,12a\n,b@example.org,-1\n');
  expect(issues.map(({ code, row, column }) => [code, row, column])).toEqual([
    ['BLANK_CELL', 2, 'Admin Email'],
    ['BLANK_CELL', 3, 'Jurisdiction'],
    ['NOT_A_NUMBER', 2, 'Expected Number of Ballots'],
    ['NEGATIVE_NUMBER', 3, 'Expected Number of Ballots'],
  ]);
});

test('the template is a file that is accepted', () => {
  expect(contentOf(participantsTemplateCsv())).toHaveLength(2);
});

/** How often anything took the next element of a list while `work` was done: copying a list takes each of its elements. */
function elementsTaken(work: () => unknown): number {
  const iterator = Object.getPrototypeOf([].values());
  const next = iterator.next;
  let taken = 0;
  iterator.next = function count(this: unknown) {
    taken += 1;
    return next.call(this);
  };
  try {
    work();
  } finally {
    iterator.next = next;
  }
  return taken;
}

test('twice as many rows of one jurisdiction are twice the work', () => {
  const rows = (count: number) => {
    const managers = Array.from({ length: count }, (_, index) => `Alder,manager${index}@example.org`);
    return `Jurisdiction,Admin Email\n${managers.join('\n')}\n`;
  };
  const [once, twice] = [rows(500), rows(1_000)];
  const work = elementsTaken(() => parse(once));
  expect(work).toBeGreaterThan(500);
  expect(elementsTaken(() => parse(twice))).toBeLessThan(2.1 * work);
  expect(contentOf(twice)).toMatchObject([{ name: 'Alder', managers: { length: 1_000 }, row: 2 }]);
});

test('an expected number may say where it comes from, however that is written', () => {
  const rows = [
    'Jurisdiction,Admin Email,Expected Number of Ballots,Source of Expected Number',
    'Adams,a@example.org,100,poll book',
    'Baker,b@example.org,90,ELECTION NIGHT REPORT',
    'Clay,c@example.org,80,Voter history',
    'Dade,d@example.org,70,',
    'Dade,e@example.org,,',
  ];
  const parsed = parse(rows.join('\n'));
  expect(parsed.issues).toEqual([]);
  expect(parsed.accepted && parsed.value.jurisdictions.map(({ expectedFrom }) => expectedFrom)).toEqual([
    'poll-book',
    'election-night-report',
    'voter-history',
    undefined,
  ]);
});

test('a source that is not known, and a source of no number, are to be corrected', () => {
  const rows = [
    'Jurisdiction,Admin Email,Expected Number of Ballots,Source of Expected Number',
    'Adams,a@example.org,100,a friend',
    'Baker,b@example.org,,Poll book',
  ];
  expect(parse(rows.join('\n')).issues.map(({ code, row, found }) => [code, row, found])).toEqual([
    ['UNKNOWN_SOURCE', 2, 'a friend'],
    ['BLANK_CELL', 3, ''],
  ]);
});

test('a name that no log would take is to be shortened', () => {
  const file = (letters: number) => `Jurisdiction,Admin Email\n${'A'.repeat(letters)},a@example.org\n`;
  expect(parse(file(501)).issues).toMatchObject([{ code: 'NAME_TOO_LONG', row: 2, column: 'Jurisdiction' }]);
  expect(parse(file(500)).issues).toEqual([]);
});
