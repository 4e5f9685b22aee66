import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

/* What `bin/plumbline` does before anything else: it installs what is missing, once. */

const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const LOCK = JSON.stringify({
  packages: { 'packages/words': {}, 'node_modules/@plumbline/words': { link: true, resolved: 'packages/words' } },
});
const places: string[] = [];
afterEach(() => {
  for (const place of places.splice(0)) rmSync(place, { recursive: true, force: true });
});

/** A checkout with a command line that says "ran", and an npm that says what it was asked for and installs nothing. */
function checkout({ stamp }: { readonly stamp: string | null }): string {
  const place = mkdtempSync(path.join(tmpdir(), 'plumbline-installed-'));
  places.push(place);
  for (const one of ['bin/plumbline', 'scripts/set-up.mjs']) cpSync(path.join(repository, one), path.join(place, one));
  writeFileSync(path.join(place, 'package-lock.json'), LOCK);
  mkdirSync(path.join(place, 'apps/cli/src'), { recursive: true });
  writeFileSync(path.join(place, 'apps/cli/src/main.ts'), "console.log('ran');\n");
  mkdirSync(path.join(place, 'packages/words'), { recursive: true });
  mkdirSync(path.join(place, 'node_modules/@plumbline'), { recursive: true });
  symlinkSync('../../packages/words', path.join(place, 'node_modules/@plumbline/words'));
  mkdirSync(path.join(place, 'node_modules/node/bin'), { recursive: true });
  symlinkSync(process.execPath, path.join(place, 'node_modules/node/bin/node'));
  mkdirSync(path.join(place, 'host'));
  writeFileSync(path.join(place, 'host/npm'), '#!/bin/sh\necho "npm $*" >&2\n[ "$1" != ci ]\n');
  chmodSync(path.join(place, 'host/npm'), 0o755);
  if (stamp !== null) {
    writeFileSync(path.join(place, 'node_modules/.plumbline-installed'), `${stamp}\n`);
    const earlier = new Date(Date.now() - 60_000);
    utimesSync(path.join(place, 'node_modules/.plumbline-installed'), earlier, earlier);
  }
  return place;
}

function run(place: string) {
  const PATH = [path.join(place, 'host'), path.dirname(process.execPath), '/usr/bin', '/bin'].join(path.delimiter);
  const { HOME } = process.env;
  const { status, stdout, stderr } = spawnSync(path.join(place, 'bin/plumbline'), [], {
    env: { PATH, HOME },
    encoding: 'utf8',
  });
  return { status, stdout, installs: stderr.includes('npm ci'), stderr };
}

const WHOLE = createHash('sha256').update(LOCK).digest('hex');

test('what is installed is used, also where the list of packages was only touched', () => {
  expect(run(checkout({ stamp: WHOLE }))).toEqual({ status: 0, stdout: 'ran\n', installs: false, stderr: '' });
});

test('a newer list of packages is installed before the command runs', () => {
  const found = run(checkout({ stamp: createHash('sha256').update('an older list').digest('hex') }));
  expect(found).toMatchObject({ status: 70, stdout: '', installs: true });
  expect(found.stderr).toContain('could not be installed');
});

test('a package of our own that is not linked is installed', () => {
  const place = checkout({ stamp: WHOLE });
  rmSync(path.join(place, 'node_modules/@plumbline/words'));
  expect(run(place)).toMatchObject({ status: 70, installs: true });
});

test('packages that nobody marked as installed are looked at', () => {
  expect(run(checkout({ stamp: null }))).toMatchObject({ status: 70, installs: true });
});
