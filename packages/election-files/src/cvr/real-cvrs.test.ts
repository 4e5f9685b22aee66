import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import facts from '../../reference/cvr-facts.json' with { type: 'json' };
import { parseBallotManifestCsv } from '../ballot-manifest-csv.ts';
import { type ContestSummary, contestSummaries } from './contest-summaries.ts';
import { CVR_FORMATS, type CvrFormat, type ManifestForCvrs } from './cvr-reading.ts';
import { readFiles, referenceFile } from './reading-in-tests.ts';

/** Files as voting systems wrote them, against counts taken from them by other programs (`reference/cvr-facts.json`). */
type ContestFacts = {
  readonly id?: string | number;
  readonly name?: string;
  readonly cards?: number;
  readonly overvoted?: number;
  readonly blank?: number;
  readonly votes?: readonly (readonly (string | number | null)[])[];
};

const isFormat = (text: string): text is CvrFormat => CVR_FORMATS.some((format) => format === text);

function expectContests(summaries: readonly ContestSummary[], contests: readonly ContestFacts[]): void {
  for (const expected of contests) {
    const found = summaries.find(({ id, name }) =>
      expected.id === undefined ? name === expected.name : id === String(expected.id),
    );
    expect(found, `contest ${expected.id ?? expected.name}`).toBeDefined();
    const { cards, overvoted, blank } = expected;
    expect(found).toMatchObject({
      ...(cards !== undefined && { cards }),
      ...(overvoted !== undefined && { overvoted }),
      ...(blank !== undefined && { blank }),
    });
    for (const [choice, votes] of expected.votes ?? []) {
      const counted = found?.choices.find(
        ({ id, name }) =>
          id === (choice === null ? null : String(choice)) || name.toLowerCase() === String(choice).toLowerCase(),
      );
      expect([expected.name, choice, counted?.votes ?? 0]).toEqual([expected.name, choice, votes]);
    }
  }
}

describe('every card and vote of real and made exports is found', () => {
  test.each(facts)('$file', async ({ file, format, cards, batches, contests }) => {
    if (!isFormat(format)) throw new Error(format);
    const reading = await readFiles(format, [referenceFile(file)]);
    expect(reading.cards).toBe(cards);
    if (batches !== undefined) expect(reading.batches.length).toBe(batches);
    expectContests(contestSummaries(reading.contests), contests);
  });

  test.each(facts)('the format of $file is told from its content', async ({ file, format }) => {
    const reading = await readFiles(undefined, [referenceFile(file)]);
    expect(reading.format).toBe(format);
  });
});

describe('the made state: CVRs and manifests of one county agree in every batch', () => {
  const manifestOf = (path: string): ManifestForCvrs => {
    const bytes = new Uint8Array(readFileSync(new URL(`../../reference/synthetic-pineland/${path}`, import.meta.url)));
    const parsed = parseBallotManifestCsv({ name: path, bytes }, { form: 'any' });
    if (!parsed.accepted) throw new Error(JSON.stringify(parsed.issues));
    return {
      batches: parsed.value.rows.map(({ tabulator, batch, ballots, hasCvrs }) => ({
        tabulator,
        name: batch,
        ballots,
        ...(hasCvrs !== null && { inCvr: hasCvrs }),
      })),
    };
  };

  test.each([
    ['Alder', 'cvr.csv', 'dominion-csv'],
    ['Birch', 'ess-cvrs.zip', 'ess'],
    ['Cedar', 'hart-cvrs.zip', 'hart'],
    ['Dogwood', 'clearballot-cvr.csv', 'clear-ballot'],
    ['Elm', 'cvr-report.json.gz', 'nist-cdf-json'],
    ['Elm', 'cvr-report.xml.gz', 'nist-cdf-xml'],
  ] as const)('%s: %s', async (county, file, format) => {
    const manifest = manifestOf(`${county}/ballot-manifest.csv`);
    const reading = await readFiles(format, [referenceFile(`synthetic-pineland/${county}/${file}`)], { manifest });
    expect(reading).toMatchObject({ accepted: true, needsConfirmation: false });
    expect(reading.comparison.length).toBe(manifest.batches.length);
    for (const { manifestBallots, cvrCards } of reading.comparison) expect(cvrCards).toBe(manifestBallots);
  });

  test('Fir: cards of batches that the hybrid manifest keeps out of the CVR stratum are read and left out', async () => {
    const manifest = manifestOf('Fir/hybrid-manifest.csv');
    const file = referenceFile('synthetic-pineland/Fir/cvr.csv');
    const reading = await readFiles('dominion-csv', [file], { manifest });
    // Counts of the stratum by the maker of the state: 578 cards in 9 batches, of 1,108 in all.
    expect([reading.cards, reading.cardsOutsideCvr]).toEqual([578, 530]);
    expect(reading.comparison.filter(({ cvrCards }) => cvrCards !== null).length).toBe(9);
  });
});

const SHARED = new URL('../../../../../shared/data/', import.meta.url);
const sharedFacts = new URL('facts.json', SHARED);
const isThere = existsSync(sharedFacts);
if (!isThere) console.info('CVR files that may not be copied are not beside this checkout; their tests are skipped.');

/** Files whose licences keep them out of the repository. */
describe('files beside the checkout', () => {
  const FORMATS: Readonly<Record<string, CvrFormat>> = {
    'dominion-csv': 'dominion-csv',
    'dominion-json': 'dominion-json',
    'clearballot-csv': 'clear-ballot',
    'hart-zip': 'hart',
    'nist-cdf-json': 'nist-cdf-json',
    'nist-cdf-xml (Unisyn, pre-1.0 namespace)': 'nist-cdf-xml',
  };

  test.skipIf(!isThere)('every card and vote of them is found', async () => {
    const { files } = JSON.parse(readFileSync(sharedFacts, 'utf8'));
    let compared = 0;
    for (const { file, format: kind, facts: known } of files) {
      const format = FORMATS[kind];
      if (format === undefined || !Array.isArray(known.contests)) continue;
      const reading = await readFiles(format, [referenceFile(file, SHARED)]);
      expect([file, reading.cards]).toEqual([file, known.ballots ?? known.cards ?? known.cvrs ?? reading.cards]);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(15);
  });
});
