import { err, ok, type Result } from '@plumbline/prelude';
import { commandLineWords } from '@plumbline/words/command-line-words';

const say = commandLineWords('en');

/** Figures of a county as its file tells them, as far as they are printed. */
export type CountyFile = {
  readonly county: string;
  readonly election: string;
  readonly precincts: readonly {
    readonly precinct: string;
    readonly figures: Readonly<Record<string, number>>;
    readonly batches: readonly { readonly name: string; readonly count: number }[];
  }[];
  readonly manifest: readonly {
    readonly container: string;
    readonly tabulator: string;
    readonly batchName: string;
    readonly numberOfBallots: number;
  }[];
};

/** Reads the file of a county; what is missing or not what it should be is named by its place in the file. */
export function readCountyFile(text: string): Result<CountyFile, string> {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return err(say('countyNoJson'));
  }
  try {
    const whole = recordAt(told, 'county.json');
    return ok({
      county: textAt(whole, 'county'),
      election: textAt(whole, 'election'),
      precincts: listAt(whole, 'precincts').map((each) => ({
        precinct: textAt(each, 'precinct'),
        figures: numbersOf(each),
        batches: listAt(each, 'batches').map((one) => ({ name: textAt(one, 'name'), count: countAt(one, 'count') })),
      })),
      manifest: listAt(whole, 'manifest').map((each) => ({
        container: textAt(each, 'container'),
        tabulator: textAt(each, 'tabulator'),
        batchName: textAt(each, 'batchName'),
        numberOfBallots: countAt(each, 'numberOfBallots'),
      })),
    });
  } catch (error) {
    if (error instanceof NotAsExpected) return err(say('countyMissing', { place: error.message }));
    throw error;
  }
}

class NotAsExpected extends Error {}

type Told = Readonly<Record<string, unknown>>;

function recordAt(value: unknown, place: string): Told {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAsExpected(place);
  // An object of JSON has its properties by name.
  return value as Told;
}

function textAt(told: Told, name: string): string {
  const value = told[name];
  if (typeof value !== 'string' || value.trim() === '') throw new NotAsExpected(name);
  return value;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function countAt(told: Told, name: string): number {
  const value = told[name];
  if (!isCount(value)) throw new NotAsExpected(name);
  return value;
}

/** A county that has no precincts, or no manifest yet, has none. */
function listAt(told: Told, name: string): readonly Told[] {
  const value = told[name] ?? [];
  if (!Array.isArray(value)) throw new NotAsExpected(name);
  return value.map((each, index) => recordAt(each, `${name}[${index}]`));
}

function numbersOf(told: Told): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(told).filter((entry): entry is [string, number] => isCount(entry[1])));
}
