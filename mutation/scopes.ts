import { globSync } from 'node:fs';
import path from 'node:path';

/** A part of the code that is broken on purpose, and the tests that have to notice. */
export type Scope = {
  readonly name: string;
  readonly sources: readonly string[];
  /** Folder of the package: its own tests are tried first, and counted apart. */
  readonly own: string;
  /** Folders of tests that are tried where the package's own notice nothing. */
  readonly others: readonly string[];
};

export const SCOPES: readonly Scope[] = [
  {
    name: 'audit',
    sources: ['packages/audit/src/**/*.ts'],
    own: 'packages/audit/',
    others: ['packages/record/', 'packages/documents/', 'packages/simulation/', 'tests/'],
  },
  {
    name: 'record',
    sources: ['packages/record/src/**/*.ts'],
    own: 'packages/record/',
    others: ['packages/documents/', 'packages/simulation/', 'tests/'],
  },
  {
    name: 'risk',
    sources: ['packages/statistics/src/risk/**/*.ts'],
    own: 'packages/statistics/',
    others: ['packages/audit/', 'tests/'],
  },
  {
    name: 'server',
    sources: [
      'apps/server/src/policy/*.ts',
      'apps/server/src/audit/uploads/*.ts',
      'apps/server/src/audit/commands/*.ts',
      'apps/server/src/sign-in/commands/*.ts',
      'apps/server/src/road/{authorize,define-command,execute-command,in-one-transaction,preparation,resolve-scope}.ts',
    ],
    own: 'apps/server/',
    others: [],
  },
];

/** The files of a scope, from the repository's root; neither tests, nor the made elections and adversaries that only tests use. */
export function sourcesOf(scope: Scope, repository: string): readonly string[] {
  return globSync([...scope.sources], { cwd: repository })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !/\.test\.ts$|\/testing\/|\/kinds\/contract\/|\/index\.ts$/.test(file))
    .toSorted();
}

/** Simulations of many audits take minutes each: they are not asked, so that what only they notice counts as unnoticed. */
const SIMULATIONS = /\/kinds\/contract\/[\w-]+\.test\.ts$|\/validity\.test\.ts$/;

/** What is broken here is not broken in a program that a test starts beside itself: such a test can notice nothing, and asks for time. */
const OTHER_PROCESSES = /\/journeys\/killed-process\.db\.test\.ts$/;

/** The tests of a scope, in the order in which they are asked: first the package's own. */
export function testsOf(scope: Scope, repository: string): readonly string[] {
  return [scope.own, ...scope.others].flatMap((folder) =>
    globSync(`${folder}**/*.test.ts`, { cwd: repository, exclude: ['**/node_modules/**'] })
      .map((file) => file.split(path.sep).join('/'))
      .filter((file) => !SIMULATIONS.test(file) && !OTHER_PROCESSES.test(file))
      .toSorted(),
  );
}
