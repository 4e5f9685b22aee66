import { type CvrFile, type CvrFormat, createZipWriter, memorySource, readCvr } from '@plumbline/election-files';
import { nodeDeflater, nodeInflater } from '@plumbline/election-files/node';
import { expect, test } from 'vitest';
import { countCounty, madeCard, makeCounty } from './generate-cvrs.ts';
import { dominionJson, hartSheets, type MadeFile } from './generate-cvrs-documents.ts';
import { dominionCsv, essBallotsExports, essCvrExport } from './generate-cvrs-tables.ts';

const COUNTY = makeCounty({ seed: 7, cards: 3000, contests: 14, choiceColumns: 40 });

const textFile = (name: string, pieces: Iterable<string>): CvrFile => ({
  name,
  source: memorySource(new TextEncoder().encode([...pieces].join(''))),
});

function zipFile(name: string, files: Iterable<MadeFile>): CvrFile {
  const parts: Uint8Array[] = [];
  const zip = createZipWriter({ output: { write: (bytes) => parts.push(bytes.slice()) }, deflater: nodeDeflater });
  for (const file of files) zip.add(file.name, new TextEncoder().encode(file.text));
  zip.finish();
  return { name, source: memorySource(new Uint8Array(Buffer.concat(parts))) };
}

const UPLOADS: readonly (readonly [CvrFormat, string, () => readonly CvrFile[]])[] = [
  ['dominion-csv', 'plain', () => [textFile('cvr.csv', dominionCsv(COUNTY))]],
  ['dominion-csv', 'quoted', () => [textFile('cvr.csv', dominionCsv(COUNTY, { quoted: true }))]],
  ['dominion-json', 'in an archive', () => [zipFile('export.zip', dominionJson(COUNTY))]],
  ['hart', 'in an archive', () => [zipFile('cvrs.zip', hartSheets(COUNTY))]],
  [
    'ess',
    'in parts',
    () => [
      textFile('cvr.csv', essCvrExport(COUNTY)),
      ...[...essBallotsExports(COUNTY)].map(({ name, text }) => textFile(name, [text])),
    ],
  ],
];

test.each(UPLOADS)('%s, %s: what is read is what was made', async (format, _, files) => {
  const reading = await readCvr({ format, files: files(), inflater: nodeInflater });
  expect(reading).toMatchObject({ accepted: true, cards: COUNTY.cards, issues: [] });
  expect(reading.batches.length).toBe(Math.ceil(COUNTY.cards / COUNTY.cardsPerBatch));
  const made = countCounty(COUNTY);
  for (const [index, contest] of COUNTY.contests.entries()) {
    const found = reading.contests.find(({ name }) => name === contest.name);
    const { cards, blank, overvoted, votes } = made[index] ?? {};
    expect(found?.votesAllowed).toBe(contest.votesAllowed);
    expect(found?.tally).toMatchObject({ cards, blank, overvoted });
    // Files that name only the marked choices leave the others out.
    const byName = new Map(found?.choices.map(({ name }, choice) => [name, found.tally.votes[choice]]));
    expect(contest.choices.map((name) => byName.get(name) ?? 0)).toEqual(votes);
  }
});

test('a card depends on nothing but seed and place', () => {
  expect(madeCard({ ...COUNTY, cards: 5_000_000 }, 1234)).toEqual(madeCard(COUNTY, 1234));
  expect(madeCard({ ...COUNTY, seed: 8 }, 1234)).not.toEqual(madeCard(COUNTY, 1234));
});
