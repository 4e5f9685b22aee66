/** Builds the web app, if anything it is made of has changed since it was last built. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { isProgram, main, repository, SetUpProblem, setUp } from './set-up.mjs';

const app = path.join(repository, 'apps', 'web');
const stamp = path.join(app, 'dist', '.built-from');

export function buildWeb({ node, environment }, { remarks = false } = {}) {
  const sources = digestOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === sources) return;
  console.error('Building the web app.');
  const began = Date.now();
  const vite = path.join(repository, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = { cwd: app, env: environment, encoding: 'utf8' };
  const result = spawnSync(node, [vite, 'build', '--logLevel', 'warn'], options);
  // What vite would like to remark on interests whoever works on the web app, and everybody when it fails.
  if (result.status !== 0 || remarks) process.stderr.write(`${result.stdout}${result.stderr}`);
  if (result.status !== 0) throw new SetUpProblem('The web app could not be built; vite says why above.');
  compressFiles();
  writeFileSync(stamp, `${sources}\n`);
  console.error(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
}

// Once at build time, and as small as it gets: the server hands these out to browsers that take them.
function compressFiles() {
  for (const file of filesBelow(path.join(app, 'dist'))) {
    if (!/\.(js|css|json|svg|html)$/.test(file)) continue;
    const content = readFileSync(file);
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    writeFileSync(`${file}.br`, brotliCompressSync(content));
  }
}

// By content and not by date, so that a fresh checkout of the same sources is the same.
function digestOfSources() {
  const hash = createHash('sha256');
  for (const directory of [app, path.join(repository, 'packages'), path.join(repository, 'docs', 'guides')]) {
    for (const file of filesBelow(directory)) {
      const content = createHash('sha256').update(readFileSync(file)).digest('hex');
      hash.update(`${path.relative(repository, file)}\n${content}\n`);
    }
  }
  return hash.update(readFileSync(path.join(repository, 'package-lock.json'))).digest('hex');
}

function filesBelow(directory) {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const place = path.join(directory, entry.name);
    if (entry.isDirectory()) return isLeftOut(entry.name) ? [] : filesBelow(place);
    return entry.isFile() && !/\.test\.tsx?$/.test(entry.name) ? [place] : [];
  });
}

function isLeftOut(name) {
  return name === 'node_modules' || name === 'dist' || name === 'reference';
}

if (isProgram(import.meta.url)) {
  await main(() => {
    buildWeb(setUp(), { remarks: true });
    return 0;
  });
}
