import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { ProvidedContext } from 'vitest';
import { createVitest, type TestCase, type TestModule, type TestProject, type Vitest } from 'vitest/node';
import configuration from '../vitest.config.ts';
import type { Coverage } from './in-thread.ts';

/* A process that keeps Vitest warm and runs tests on order: whole, to record what each runs, or with one breakage on. */

/** A test file, and which of its tests: all of them where `tests` is null. */
export type TestChoice = { readonly file: string; readonly tests: readonly string[] | null };

export type LaneStart = {
  readonly repository: string;
  /** A JSON file: code by path that counts what is passed; see `make-mutants.ts`. */
  readonly countingFile: string;
  /** How many breakages there are. */
  readonly count: number;
  /** Where database tests find their cluster; null where none are run. */
  readonly cluster: unknown;
};

/** What to run, with which file broken; null: nothing is, and what is passed is counted. */
export type LaneOrder = { readonly broken: BrokenFile | null; readonly tests: readonly TestChoice[] };

export type BrokenFile = { readonly file: string; readonly code: string; readonly passesMax: number };

export type LaneAnswer = {
  /** The first test that failed, with the file it stands in; null where all passed. */
  readonly failed: { readonly file: string; readonly test: string; readonly error: string } | null;
  /** Of the last test file, where nothing was broken. */
  readonly coverage: Coverage | null;
  readonly seconds: Readonly<Record<string, number>>;
};

/** Vitest would run what failed last time first; the order here is: the package's own tests, the quick ones before. */
class AsAsked {
  sort<Files>(files: Files): Files {
    return files;
  }

  shard<Files>(files: Files): Files {
    return files;
  }
}

const start: LaneStart = JSON.parse(process.argv[2] ?? 'null');
const counting: Readonly<Record<string, string>> = JSON.parse(readFileSync(start.countingFile, 'utf8'));
/* What the run under way has come to. What Vitest answers at its end holds the files of earlier runs too. */
let ended: TestModule[] = [];
let failedTests: TestCase[] = [];
/** What is loaded instead of what stands on the disk, by path. */
let replaced = counting;
const vitest = await openVitest();
process.on('message', (order: LaneOrder) => void answer(order));
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function answer(order: LaneOrder): Promise<void> {
  process.send?.(await run(order));
}

async function openVitest(): Promise<Vitest> {
  const opened = await createVitest(
    {
      root: start.repository,
      config: false,
      watch: false,
      reporters: [{ onTestModuleEnd: (module) => void ended.push(module), onTestCaseResult: noteFailure }],
      // Its key knows nothing of the breakages that this run builds into the code.
      fsModuleCache: false,
      bail: 1,
      projects: projectsOf(),
      sequence: { sequencer: AsAsked },
    },
    {},
  );
  await opened.standalone();
  for (const project of opened.projects) {
    if (start.cluster !== null) project.provide('testCluster', start.cluster as ProvidedContext['testCluster']);
  }
  return opened;
}

function noteFailure(test: TestCase): void {
  if (test.result().state === 'failed') failedTests.push(test);
}

/** The projects of the repository, in threads that can be stopped, one file after the other in one thread. */
function projectsOf() {
  const projects = configuration.test?.projects ?? [];
  return projects.flatMap((project) => {
    if (typeof project !== 'object' || !('test' in project)) return [];
    return {
      plugins: [{ name: 'instrumented', enforce: 'pre' as const, load: (id: string) => replaced[placeOf(id)] }],
      test: {
        ...project.test,
        globalSetup: [],
        setupFiles: [fileURLToPath(new URL('./in-thread.ts', import.meta.url))],
        pool: 'threads' as const,
        isolate: false,
        fsModuleCache: false,
        maxWorkers: 1,
      },
    };
  });
}

function placeOf(id: string): string {
  return path
    .relative(start.repository, id.split('?')[0] ?? '')
    .split(path.sep)
    .join('/');
}

async function run({ broken, tests }: LaneOrder): Promise<LaneAnswer> {
  const before = Object.keys(replaced);
  replaced = broken === null ? counting : { [broken.file]: broken.code };
  for (const file of new Set([...before, ...Object.keys(replaced)])) {
    vitest.invalidateFile(path.join(start.repository, file));
  }
  for (const project of vitest.projects) {
    project.provide('task', broken === null ? { count: start.count } : { passesMax: broken.passesMax });
  }
  const specifications = tests.map(({ file, tests: names }) => {
    const absolute = path.join(start.repository, file);
    return projectOf(file).createSpecification(absolute, names === null ? undefined : { testNames: [...names] });
  });
  ended = [];
  failedTests = [];
  const { unhandledErrors } = await vitest.runTestSpecifications(specifications);
  const [failedTest] = failedTests;
  const failing = ended.find((module) => module.state() === 'failed');
  const errors = [...(failedTest?.result().errors ?? []), ...(failing?.errors() ?? []), ...unhandledErrors];
  const hasFailed = failedTest !== undefined || failing !== undefined || errors.length > 0;
  const module = failedTest?.module ?? failing;
  return {
    failed: hasFailed
      ? {
          file: module === undefined ? '' : placeOf(module.moduleId),
          test: failedTest?.fullName ?? 'the file itself',
          error: inWords(errors[0]),
        }
      : null,
    coverage: ended.at(-1)?.meta().coverage ?? null,
    seconds: Object.fromEntries(ended.map((one) => [placeOf(one.moduleId), secondsOf(one.diagnostic())])),
  };
}

function inWords(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}

function secondsOf(
  spent: Record<'setupDuration' | 'collectDuration' | 'duration' | 'prepareDuration', number>,
): number {
  return (spent.setupDuration + spent.collectDuration + spent.duration + spent.prepareDuration) / 1000;
}

function projectOf(file: string): TestProject {
  const name = file.endsWith('.db.test.ts') ? 'database' : 'unit';
  const project = vitest.projects.find((one) => one.name === name);
  if (project === undefined) throw new Error(`There is no test project ${name}.`);
  return project;
}
