/**
 * Makes sure that what the repository needs is installed, and names the Node that runs it.
 *
 * This file runs on any Node from 20 on and imports nothing that has to be installed first. The rest of Plumbline needs
 * Node 22.18 (it runs TypeScript as it is); where the host's is older, the npm package `node` brings Node 24.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const installed = path.join(repository, 'node_modules');
const stamp = path.join(installed, '.plumbline-installed');
const bundledNode = path.join(installed, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Something a person has to do before we can go on; its message is the whole of what they are told. */
export class SetUpProblem extends Error {
  name = 'SetUpProblem';
}

/** Installs what is missing. Returns the Node to run everything else with, and an environment that finds it first. */
export function setUp() {
  const lock = readFileSync(path.join(repository, 'package-lock.json'));
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (!isInstalled(wanted, lock)) {
    installPackages();
  }
  markInstalled(wanted);
  const node = findNode();
  const searchPath = [path.dirname(node), path.join(installed, '.bin'), process.env.PATH ?? ''].join(path.delimiter);
  return { node, environment: { ...process.env, PATH: searchPath } };
}

/** Runs the body of a script: what a person has to do is one plain sentence and exit code 1, not a stack. */
export async function main(body) {
  try {
    process.exitCode = await body();
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

function isInstalled(wanted, lock) {
  const locked = JSON.parse(lock.toString('utf8'));
  if (!hasOwnPackages(locked)) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === wanted) return true;
  return agreesWithLock(locked);
}

// The mark is what starts the command line without asking. Who may not write it is only a little slower.
function markInstalled(wanted) {
  if (isAllowed(installed, constants.W_OK)) writeFileSync(stamp, `${wanted}\n`);
}

// A newer version may have packages of ours that were not there when the others were installed.
function hasOwnPackages(lock) {
  return Object.entries(lock.packages).every(([place, { link }]) => !link || existsSync(path.join(repository, place)));
}

// Somebody who ran `npm install` by hand has no stamp; npm's own list of what it installed says whether it is enough.
function agreesWithLock(lock) {
  const list = path.join(installed, '.package-lock.json');
  if (!existsSync(list)) return false;
  const present = JSON.parse(readFileSync(list, 'utf8')).packages;
  return Object.entries(lock.packages).every(([place, { version, link, optional }]) => {
    if (!place.startsWith('node_modules/') || link) return true;
    return present[place] === undefined ? optional === true : present[place].version === version;
  });
}

function installPackages() {
  console.error('Installing the packages Plumbline is built on (npm ci). This takes about a minute.');
  const began = Date.now();
  const result = runNpm([...throughNewerNpm(), 'ci', '--no-audit', '--no-fund', '--loglevel=error'], repository);
  if (result.status !== 0) {
    throw new SetUpProblem(
      'The packages could not be installed: npm ci stopped with the message above. ' +
        'Check that this machine reaches the npm registry (npm ping), then run the same command again.',
    );
  }
  console.error(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

// npm 9 (Node 20.0 to 20.8) takes this system's own binaries for those of another C library and leaves them out.
function throughNewerNpm() {
  const { stdout } = runNpm(['--version'], repository, ['ignore', 'pipe', process.stderr]);
  const isOld = Number.parseInt(String(stdout), 10) < 10;
  return isOld ? ['exec', '--yes', '--package=npm@10', '--', 'npm'] : [];
}

// npm ci deletes node_modules, and with it the Node that may be running this file, so npm runs on the host's Node.
function runNpm(args, directory, stdio = ['ignore', process.stderr, process.stderr]) {
  const outside = (process.env.PATH ?? '').split(path.delimiter).filter((entry) => !isInsideInstalled(entry));
  const environment = { ...process.env, PATH: outside.join(path.delimiter), ...cacheOfNpm() };
  const options = { cwd: directory, env: environment, stdio };
  const hostNode = outside.map((entry) => path.join(entry, 'node')).find(isExecutable);
  const npmScript = process.env.npm_execpath;
  const asScript = hostNode && npmScript?.endsWith('.js') && !isInsideInstalled(npmScript);
  const result = asScript ? spawnSync(hostNode, [npmScript, ...args], options) : spawnSync('npm', args, options);
  if (result.error?.code === 'ENOENT') {
    throw new SetUpProblem('npm was not found. Install Node 20 or newer together with npm, then run this again.');
  }
  return result;
}

// An account without a home of its own, as services have, leaves npm no place to keep what it fetches.
function cacheOfNpm() {
  let place = process.env.npm_config_cache ?? path.join(homedir(), '.npm');
  while (!existsSync(place)) place = path.dirname(place);
  return isAllowed(place, constants.W_OK) ? {} : { npm_config_cache: path.join(repository, '.plumbline', 'npm-cache') };
}

function findNode() {
  if (!runs(bundledNode) && existsSync(path.dirname(path.dirname(bundledNode)))) unpackBundledNode();
  if (runs(bundledNode)) return bundledNode;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new SetUpProblem(
    `Plumbline needs Node 22.18 or newer; this is ${process.versions.node}, and the Node 24 that comes as an npm package ` +
      `could not be started on this system (${process.platform} ${process.arch}).\n` +
      'Install Node 24 from https://nodejs.org and run the same command again.',
  );
}

// npm may be told not to run the scripts of packages (--ignore-scripts, script approval). The package `node` fetches its
// binary in such a script; this does what that script does.
function unpackBundledNode() {
  const directory = path.join(installed, 'node');
  const { version } = JSON.parse(readFileSync(path.join(directory, 'package.json'), 'utf8'));
  const family = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${family}-${process.platform}-${process.arch}`;
  console.error(`npm did not unpack Node ${version} (package scripts are off); fetching ${name} directly.`);
  const args = [
    'install',
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  runNpm([...args, `${name}@${version}`], directory);
  const binary = path.join(directory, 'node_modules', name, 'bin', 'node');
  if (!existsSync(binary)) return;
  spawnSync('mkdir', ['-p', path.dirname(bundledNode)]);
  spawnSync('ln', ['-f', binary, bundledNode]);
}

function runs(binary) {
  return isExecutable(binary) && spawnSync(binary, ['--version']).status === 0;
}

function isExecutable(file) {
  return isAllowed(file, constants.X_OK);
}

function isAllowed(place, mode) {
  try {
    accessSync(place, mode);
    return true;
  } catch {
    return false;
  }
}

function isInsideInstalled(place) {
  const real = existsSync(place) ? realpathSync(place) : path.resolve(place);
  return `${real}${path.sep}`.startsWith(`${existsSync(installed) ? realpathSync(installed) : installed}${path.sep}`);
}

/** Was this file called itself, rather than imported? */
export function isProgram(url) {
  return process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);
}

if (isProgram(import.meta.url)) {
  await main(() => {
    setUp();
    return 0;
  });
}
