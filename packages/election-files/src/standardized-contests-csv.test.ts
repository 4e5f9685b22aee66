import { NameSchema } from '@plumbline/election';
import { expect, test } from 'vitest';
import { parseStandardizedContestsCsv, standardizedContestsTemplateCsv } from './standardized-contests-csv.ts';

const JURISDICTIONS = ['Alder', 'Birch', 'St. Clair, City of'];
const parse = (text: string, jurisdictions: readonly string[] | null = JURISDICTIONS) =>
  parseStandardizedContestsCsv({ name: 'contests.csv', bytes: new TextEncoder().encode(text) }, { jurisdictions });
const contentOf = (text: string, jurisdictions?: readonly string[] | null) => {
  const parsed = parse(text, jurisdictions);
  return parsed.accepted ? parsed.value.contests : parsed.issues;
};

test('contests, their jurisdictions and their choices are read', () => {
  const text =
    'Contest Name,Jurisdictions,Choice Names\nGovernor,ALL,Ann; Bob ;;Write-in\n"Mayor\nof Alder","Alder, Birch",Cid;Dan\n';
  expect(contentOf(text)).toEqual([
    { name: 'Governor', jurisdictions: 'all', choices: ['Ann', 'Bob', 'Write-in'], row: 2 },
    { name: 'Mayor of Alder', jurisdictions: ['Alder', 'Birch'], choices: ['Cid', 'Dan'], row: 3 },
  ]);
});

test('without a column of choices none are named', () => {
  expect(contentOf('Contest Name,Jurisdictions\nGovernor,all\n')).toEqual([
    { name: 'Governor', jurisdictions: 'all', choices: null, row: 2 },
  ]);
});

test('a jurisdiction with a comma in its name is found among others', () => {
  const text =
    'Contest Name,Jurisdictions\nClerk,"Alder, St. Clair, City of, Birch"\nMayor,"St. Clair, City of; Alder"\n';
  expect(contentOf(text)).toMatchObject([
    { jurisdictions: ['Alder', 'St. Clair, City of', 'Birch'] },
    { jurisdictions: ['St. Clair, City of', 'Alder'] },
  ]);
});

test('every unknown jurisdiction is named, sorted, with the nearest known one', () => {
  expect(contentOf('Contest Name,Jurisdictions\nClerk,"Brich, Alder, Atlantis"\n')).toMatchObject([
    {
      code: 'UNKNOWN_JURISDICTION',
      row: 2,
      found: 'Atlantis; Brich',
      message: 'Row 2, contest “Clerk”: not in the participants file: “Atlantis”, “Brich” (nearest: “Birch”).',
    },
  ]);
});

test('two rows that differ only in a vote-for suffix are one contest twice', () => {
  const text = 'Contest Name,Jurisdictions\nMayor (Vote For=1),all\nMayor  (vote for = 2),Alder\n';
  expect(contentOf(text)).toMatchObject([{ code: 'DUPLICATE_KEY', row: 3, found: 'Mayor' }]);
});

test('a choice named twice in a row is taken once and remarked on', () => {
  const parsed = parse('Contest Name,Jurisdictions,Choice Names\nMayor,all,Ann;Bob;Ann\n');
  expect(parsed.accepted && parsed.value.contests[0]?.choices).toEqual(['Ann', 'Bob']);
  expect(parsed.issues).toMatchObject([{ severity: 'WARNING', code: 'DUPLICATE_KEY', found: 'Ann' }]);
});

test('where the participants are not known, names are taken as they are', () => {
  expect(contentOf('Contest Name,Jurisdictions\nMayor,"Atlantis; Lemuria"\n', null)).toMatchObject([
    { jurisdictions: ['Atlantis', 'Lemuria'] },
  ]);
});

test('the template is a file that is accepted', () => {
  expect(contentOf(standardizedContestsTemplateCsv(['Alder', 'St. Clair, City of']))).toMatchObject([
    { name: 'Governor' },
    { name: 'Measure 1', jurisdictions: ['Alder', 'St. Clair, City of'] },
  ]);
});

test.each([
  ['(Vote For=1),all,Yes; No', 'BLANK_CELL', 'Contest Name'],
  ['constructor (Vote For=2),all,Yes; No', 'RESERVED_NAME', 'Contest Name'],
  [`${'G'.repeat(501)},all,Yes; No`, 'NAME_TOO_LONG', 'Contest Name'],
  ['Levy,; ,Yes; No', 'BLANK_CELL', 'Jurisdictions'],
  ['Levy,all,;;', 'BLANK_CELL', 'Choice Names'],
  ['Levy,all,Yes; __proto__', 'RESERVED_NAME', 'Choice Names'],
  [`Levy,all,Yes; ${'N'.repeat(501)}`, 'NAME_TOO_LONG', 'Choice Names'],
])('what cannot be a name is told of its row, also inside a cell (%#)', (row, code, column) => {
  expect(contentOf(`Contest Name,Jurisdictions,Choice Names\nMayor,all,Ann; Bob\n${row}\n`)).toMatchObject([
    { severity: 'ERROR', code, row: 3, column },
  ]);
});

test('every name of an accepted list can stand in a log', () => {
  const text = `Contest Name,Jurisdictions,Choice Names\n"Mayor\n of  Alder (Vote For=2)",all," Ann ;\u00a0Bob;toString 2;${'N'.repeat(500)}"\n`;
  const parsed = parse(text);
  const named = parsed.accepted ? parsed.value.contests.flatMap(({ name, choices }) => [name, ...(choices ?? [])]) : [];
  expect(named).toHaveLength(5);
  expect(named.map((name) => NameSchema.parse(name))).toEqual(named);
});
