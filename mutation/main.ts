import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { setup } from '../apps/server/src/database/test-cluster.ts';
import { chooseSample } from './choose-sample.ts';
import { digestOfRun, type Journal, openJournal } from './journal.ts';
import { type Mutant, makeMutants } from './make-mutants.ts';
import { type Options, parseOptions, USAGE } from './options.ts';
import { isNoticed, lineOfSurvivor, renderReport } from './report.ts';
import { type Lanes, openLanes } from './run-lanes.ts';
import { SCOPES, sourcesOf, testsOf } from './scopes.ts';
import { type Recording, recordTests, tryMutant, type Verdict } from './try-mutants.ts';

const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * `npm run mutation`: breaks the code on purpose, one place at a time, and asks whether the tests notice. Prints what they
 * did not notice, and the share they did. Not part of `npm test`.
 */
async function main(options: Options): Promise<number> {
  const chosenScopes = SCOPES.map((scope) => ({
    scope,
    sources: sourcesOf(scope, repository).filter((file) => isNamed(file, options.files)),
  })).filter(({ sources }) => sources.length > 0);
  const made = await makeMutants(
    repository,
    chosenScopes.flatMap(({ sources }) => sources),
  );
  const scopeOf = new Map(chosenScopes.flatMap(({ scope, sources }) => sources.map((file) => [file, scope] as const)));
  const sample = chooseSample(made.mutants, options).filter(
    (_, index) => index % options.shard.of === options.shard.part - 1,
  );
  const judging = new Set(sample.map((mutant) => scopeOf.get(mutant.file)));
  const tests = [
    ...new Set(chosenScopes.flatMap(({ scope }) => (judging.has(scope) ? testsOf(scope, repository) : []))),
  ].filter((file) => isNamed(file, options.tests));
  console.log(
    `${made.mutants.length} breakages in ${scopeOf.size} files; trying ${sample.length} with ${tests.length} test files.`,
  );

  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-mutation-'));
  const cluster = tests.some((file) => file.endsWith('.db.test.ts')) ? await startCluster() : undefined;
  const countingFile = path.join(directory, 'counting.json');
  writeFileSync(countingFile, JSON.stringify(made.counting));
  const journal = openJournal(
    options.journal,
    digestOfRun(repository, { files: [...scopeOf.keys(), ...tests], sample }),
  );
  const count = 1 + Math.max(...made.mutants.map((mutant) => mutant.number));
  const lanes = openLanes(options.jobs, { repository, countingFile, count, cluster: cluster?.testCluster ?? null });
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  const stop = () => {
    journal.noteSeconds(seconds());
    lanes.close();
    void cluster?.stop().finally(() => process.exit(1));
    if (cluster === undefined) process.exit(1);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    const recordings = await recordAll(lanes, tests, journal);
    const tryOne = (mutant: Mutant) => {
      const scope = scopeOf.get(mutant.file);
      if (scope === undefined) throw new Error(`${mutant.file} lies in no scope.`);
      const asked = new Set(testsOf(scope, repository));
      const own = recordings.filter((recording) => asked.has(recording.file));
      return tryMutant({ lanes, repository }, scope, mutant, own);
    };
    const controls = chosenScopes.flatMap(({ scope }) => {
      const ofScope = sample.filter(({ file }) => scopeOf.get(file) === scope);
      const mutant = mostPassed(ofScope, recordings);
      // Once for every process.
      return mutant === undefined ? [] : Array.from({ length: options.jobs }, () => mutant);
    });
    const control = () =>
      Promise.all(
        controls.map(async (mutant) => passesUnbroken(await tryOne({ ...mutant, replacement: mutant.original }))),
      );
    await control();
    const known = new Map(journal.verdicts.map((verdict) => [verdict.mutant.number, verdict]));
    const verdicts = await Promise.all(
      sample.map(async (mutant) => {
        const before = known.get(mutant.number);
        if (before !== undefined) return before;
        const verdict = say(await tryOne(mutant));
        journal.note({ verdict });
        return verdict;
      }),
    );
    await control();
    console.log(`\n${renderReport(verdicts)}`);
    console.log(`It took ${Math.round((journal.seconds + seconds()) / 60)} minutes.`);
    if (options.json !== undefined) writeFileSync(options.json, JSON.stringify(verdicts, null, 2));
    return (100 * verdicts.filter(isNoticed).length) / verdicts.length < options.goal ? 1 : 0;
  } finally {
    journal.noteSeconds(seconds());
    lanes.close();
    await cluster?.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

function isNamed(file: string, names: readonly string[]): boolean {
  return names.length === 0 || names.some((name) => file.includes(name));
}

async function recordAll(lanes: Lanes, tests: readonly string[], journal: Journal): Promise<readonly Recording[]> {
  const begun = performance.now();
  const known = new Map(journal.recordings.map((recording) => [recording.file, recording]));
  const recordings = await Promise.all(
    tests.map(async (file) => {
      const before = known.get(file);
      if (before !== undefined) return before;
      const recording = await recordTests(lanes, file);
      journal.note({ recording });
      return recording;
    }),
  );
  console.log(`Recorded what each test runs in ${Math.round((performance.now() - begun) / 1000)} s.`);
  return recordings;
}

/** The place that most test files pass. */
function mostPassed(mutants: readonly Mutant[], recordings: readonly Recording[]): Mutant | undefined {
  const filesOf = ({ number }: Mutant) => recordings.filter(({ passed }) => passed.has(number)).length;
  return mutants.toSorted((a, b) => filesOf(b) - filesOf(a))[0];
}

/** A place that was replaced by what stood there is no breakage: tests that notice one notice something of ours. */
function passesUnbroken(verdict: Verdict): void {
  if (!isNoticed(verdict)) return;
  const what = verdict.outcome === 'noticed' ? `${verdict.test}: ${verdict.error}` : 'the tests do not end';
  throw new Error(`With nothing broken in ${verdict.mutant.file}, ${what}`);
}

function say(verdict: Verdict): Verdict {
  if (isNoticed(verdict)) process.stdout.write('.');
  else console.log(`\n${lineOfSurvivor(verdict).join('\n')}`);
  return verdict;
}

/** One cluster for the whole run, as `npm test` has; every lane clones its databases in it. */
async function startCluster() {
  let testCluster: unknown;
  const stop = await setup({
    provide: (_, value) => {
      testCluster = value;
    },
  });
  return { testCluster: testCluster, stop };
}

const options = parseOptions(process.argv.slice(2));
if (options.ok) process.exitCode = await main(options.value);
else {
  console.error(`${options.error}\n\n${USAGE}`);
  process.exitCode = 2;
}
