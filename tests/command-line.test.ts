import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const program = path.join(repository, 'bin', 'plumbline');
const scratch = mkdtempSync(path.join(tmpdir(), 'plumb line '));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** PATH without our own node_modules: what a person's shell has. */
const hostPath = (process.env.PATH ?? '')
  .split(path.delimiter)
  .filter((entry) => !entry.includes('node_modules'))
  .join(path.delimiter);

function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly input?: string } = {},
) {
  const environment = { ...process.env, PATH: hostPath };
  return spawnSync(command, args, { cwd: repository, ...options, env: environment, encoding: 'utf8' });
}

test('bin/plumbline works from any directory', () => {
  const { status, stdout } = run(program, ['--help'], { cwd: '/' });
  expect(status).toBe(0);
  expect(stdout).toContain('bin/plumbline COMMAND');
});

test('bin/plumbline works through a symbolic link in a directory with a space in its name', () => {
  symlinkSync(program, path.join(scratch, 'first'));
  symlinkSync('first', path.join(scratch, 'second'));
  expect(run('./second', ['--help'], { cwd: scratch }).status).toBe(0);
});

test('without a command, and with one that does not exist, the commands are listed and the exit code is 2', () => {
  for (const args of [[], ['frobnicate'], ['toString'], ['../main']]) {
    const { status, stdout, stderr } = run(program, args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Exit code 0: done.');
  }
});

test('every listed command explains itself', () => {
  const { stdout } = run(program, ['--help']);
  const names = [...stdout.matchAll(/^ {2}(\w+) {2}/gm)].map(([, name = '']) => name);
  expect(names).toEqual(expect.arrayContaining(['inspect', 'serve', 'demo']));
  for (const name of names) {
    const help = run(program, [name, '--help']);
    expect({ name, status: help.status, says: help.stdout.includes(name) }).toEqual({ name, status: 0, says: true });
  }
});

test('an output that the reader closes early ends the command without a complaint', () => {
  const piped = run('/bin/sh', ['-c', '"$0" --help | true', program]);
  expect([piped.status, piped.stderr]).toEqual([0, '']);
});

test('when everything is installed, the set-up finds that out without saying anything and without npm', () => {
  // No npm in sight: were something missing, it would say so here and not install it in the middle of a test run.
  const options = { env: { PATH: '/nowhere' }, encoding: 'utf8' as const };
  const setUp = path.join(repository, 'scripts', 'set-up.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [setUp], options);
  expect([status, stdout, stderr]).toEqual([0, '', '']);
});
