import { parseArgs } from 'node:util';
import { err, ok, type Result } from '@plumbline/prelude';

/** What is asked of a run, from the command line. */
export type Options = {
  /** Only files whose path begins with, or contains, one of these; all files where there are none. */
  readonly files: readonly string[];
  /** Only tests whose path contains one of these. For a look at a single test; the score of a whole run needs them all. */
  readonly tests: readonly string[];
  /** Breakages to try. */
  readonly limit: number;
  /** Names the sample: the same seed tries the same breakages, as long as the lines stay as they are. */
  readonly seed: string;
  /** This part of the sample, of so many parts: `2/4`. */
  readonly shard: { readonly part: number; readonly of: number };
  /** Processes at once. */
  readonly jobs: number;
  /** The share of breakages, in percent, below which the run ends with an error. */
  readonly goal: number;
  /** Where to keep what was found out, so that a run that was interrupted goes on with the same command. */
  readonly journal: string | undefined;
  /** Where to write every breakage with what became of it, as JSON. */
  readonly json: string | undefined;
};

export const USAGE = `npm run mutation -- [options]

  --files a,b     only source files whose path contains one of these
  --tests a,b     only tests whose path contains one of these
  --limit N       how many breakages to try (1500)
  --seed TEXT     names the sample ("plumbline")
  --shard I/N     only part I of N of the sample
  --jobs N        processes at once (2)
  --goal PERCENT  end with an error below this share (0)
  --journal FILE  keep what was found out; the same command goes on where it was interrupted
  --json FILE     write every breakage and what became of it
`;

/** The options on the command line, or a sentence about the one that cannot be understood. */
export function parseOptions(args: readonly string[]): Result<Options, string> {
  const text = { type: 'string' } as const;
  const options = {
    files: text,
    tests: text,
    limit: text,
    seed: text,
    shard: text,
    jobs: text,
    goal: text,
    journal: text,
    json: text,
  };
  const { values, positionals } = parseArgs({ args: [...args], options, strict: false, allowPositionals: true });
  const unknown = [...positionals, ...Object.keys(values).filter((name) => !Object.hasOwn(options, name))];
  if (unknown.length > 0) return err(`There is no option ${unknown.join(', ')}.`);
  const given = (name: keyof typeof options) => (typeof values[name] === 'string' ? values[name] : undefined);
  for (const name of ['limit', 'jobs', 'goal'] as const) {
    if (!/^\d+$/.test(given(name) ?? '0')) return err(`--${name} is a whole number. Found ${given(name)}.`);
  }
  const [part = 0, of = 0] = (given('shard') ?? '1/1').split('/').map(Number);
  if (!(Number.isInteger(part) && Number.isInteger(of) && part >= 1 && part <= of)) {
    return err(`--shard is written 2/4: part 2 of 4. Found ${given('shard')}.`);
  }
  return ok({
    files: listOf(given('files')),
    tests: listOf(given('tests')),
    limit: Number(given('limit') ?? 1500),
    seed: given('seed') ?? 'plumbline',
    shard: { part, of },
    jobs: Math.max(1, Number(given('jobs') ?? 2)),
    goal: Number(given('goal') ?? 0),
    journal: given('journal'),
    json: given('json'),
  });
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(',').filter((part) => part !== '');
}
