import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestChoice } from './lane.ts';
import { likeliestFiles } from './likeliest-files.ts';
import { breakSource, type Mutant } from './make-mutants.ts';
import type { Lanes, Outcome } from './run-lanes.ts';
import type { Scope } from './scopes.ts';

/** What one test file runs while nothing is broken. */
export type Recording = {
  readonly file: string;
  readonly seconds: number;
  /** By breakage: how often it is passed, and in which tests; null where outside any test too. */
  readonly passed: ReadonlyMap<number, { readonly times: number; readonly tests: readonly string[] | null }>;
};

/** What became of one breakage. */
export type Verdict = {
  readonly mutant: Mutant;
  readonly scope: string;
  readonly seconds: number;
} & (
  | { readonly outcome: 'noticed'; readonly by: 'own' | 'others'; readonly test: string; readonly error: string }
  | { readonly outcome: 'timed-out' }
  | { readonly outcome: 'survived'; readonly testFiles: number }
  /** No test runs the place. */
  | { readonly outcome: 'not-run' }
);

/** Runs one test file with nothing broken. Throws where it fails: then nothing can be said about breakages. */
export async function recordTests(lanes: Lanes, file: string): Promise<Recording> {
  const outcome = await lanes.run({ broken: null, tests: [{ file, tests: null }] }, 900);
  if (outcome === 'timed-out') throw new Error(`${file} did not end within a quarter of an hour, with nothing broken.`);
  const { failed, coverage, seconds } = outcome;
  if (failed !== null) throw new Error(`${file} fails with nothing broken: ${failed.test}: ${failed.error}`);
  const passed = new Map<number, { times: number; tests: string[] | null }>();
  for (const [test, counts] of Object.entries(coverage?.tests ?? {})) {
    for (const [number, times] of Object.entries(counts)) {
      const entry = passed.get(Number(number)) ?? { times: 0, tests: [] };
      entry.times += times;
      entry.tests?.push(test);
      passed.set(Number(number), entry);
    }
  }
  for (const [number, times] of Object.entries(coverage?.outside ?? {})) {
    passed.set(Number(number), { times: times + (passed.get(Number(number))?.times ?? 0), tests: null });
  }
  // Tests on a database build on one another within their file.
  if (file.endsWith('.db.test.ts')) for (const entry of passed.values()) entry.tests = null;
  return { file, seconds: seconds[file] ?? 0, passed };
}

/** Switches one breakage on and runs the tests that pass its place, until one fails: the package's own first, the quick first. */
export async function tryMutant(
  { lanes, repository }: { readonly lanes: Lanes; readonly repository: string },
  scope: Scope,
  mutant: Mutant,
  recordings: readonly Recording[],
): Promise<Verdict> {
  const begun = performance.now();
  const running = recordings.filter((recording) => recording.passed.has(mutant.number));
  const verdict = (rest: { outcome: 'timed-out' | 'not-run' }): Verdict => ({ ...base(), ...rest });
  const base = () => ({ mutant, scope: scope.name, seconds: (performance.now() - begun) / 1000 });
  if (running.length === 0) return verdict({ outcome: 'not-run' });
  let testFiles = 0;
  const code = breakSource(readFileSync(path.join(repository, mutant.file), 'utf8'), mutant);
  for (const by of ['own', 'others'] as const) {
    const asked = running
      .filter((recording) => recording.file.startsWith(scope.own) === (by === 'own'))
      .toSorted((a, b) => a.seconds - b.seconds);
    // Tests on a database go apart: a unit test that notices spares the start of a server.
    for (const isDatabase of [false, true]) {
      const ofKind = asked.filter((recording) => recording.file.endsWith('.db.test.ts') === isDatabase);
      const now = isDatabase ? likeliestFiles(ofKind, mutant) : ofKind;
      if (now.length === 0) continue;
      testFiles += now.length;
      const outcome = await runWith(lanes, { mutant, code, recordings: now });
      if (outcome === 'timed-out') return verdict({ outcome });
      if (outcome.failed !== null) {
        const { file, test, error } = outcome.failed;
        return { ...base(), outcome: 'noticed', by, test: `${file}: ${test}`, error };
      }
    }
  }
  return { ...base(), outcome: 'survived', testFiles };
}

function runWith(
  lanes: Lanes,
  trial: { readonly mutant: Mutant; readonly code: string; readonly recordings: readonly Recording[] },
): Promise<Outcome> {
  const { mutant, code, recordings } = trial;
  let times = 0;
  let seconds = 0;
  const tests: TestChoice[] = [];
  for (const { file, seconds: own, passed } of recordings) {
    const entry = passed.get(mutant.number);
    times += entry?.times ?? 0;
    seconds += own;
    tests.push({ file, tests: entry?.tests ?? null });
  }
  // A place passed a hundred times as often as in the whole code is in a loop without end. Other work on the machine may
  // slow a run down, so the clock is the last resort.
  return lanes.run({ broken: { file: mutant.file, code, passesMax: 1000 + 100 * times }, tests }, 45 + 6 * seconds);
}
