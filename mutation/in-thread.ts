import type { RunnerTestCase } from 'vitest';
import { afterEach, beforeEach, inject } from 'vitest';

/** How often the place of each breakage was passed, by its number. */
export type Counts = Readonly<Record<number, number>>;

/** What one test file passed: outside any test (on loading, in a hook of the file), and by full name of test. */
export type Coverage = { readonly outside: Counts; readonly tests: Readonly<Record<string, Counts>> };

/** What a thread has to do: count the places of so many breakages, or give up once the broken place is passed too often. */
export type Task = { readonly count: number } | { readonly passesMax: number };

declare module 'vitest' {
  interface ProvidedContext {
    readonly task: Task;
  }
  interface TaskMeta {
    coverage?: Coverage;
  }
}

// Vitest runs this before it loads a test file, in the same thread. What it sets is called by the code under test.
const world: typeof globalThis & { passed?: Float64Array; pass?: () => void } = globalThis;
const task = inject('task');

if ('count' in task) countPasses(task.count);
else world.pass ??= limitPasses(task.passesMax);

function countPasses(count: number): void {
  const passed = new Float64Array(count);
  world.passed = passed;
  const outside: Record<number, number> = {};
  const tests: Record<string, Record<number, number>> = {};
  const moveTo = (counts: Record<number, number>) => {
    for (const [number, times] of passed.entries()) if (times > 0) counts[number] = (counts[number] ?? 0) + times;
    passed.fill(0);
  };
  beforeEach(() => moveTo(outside));
  afterEach(({ task: test }) => {
    const name = fullName(test);
    tests[name] ??= {};
    moveTo(tests[name]);
    test.file.meta.coverage = { outside, tests };
  });
}

/** A broken place that is passed far more often than the whole one is in a loop without end. */
function limitPasses(passesMax: number): () => void {
  let passes = 0;
  return () => {
    passes += 1;
    if (passes > passesMax) throw new Error('The broken place is passed without end.');
  };
}

/** As Vitest names a test to run it alone. */
function fullName(test: Readonly<RunnerTestCase>): string {
  const names = [test.name];
  for (let suite = test.suite; suite !== undefined; suite = suite.suite) names.unshift(suite.name);
  return names.join(' > ');
}
