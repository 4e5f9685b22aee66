/** `npm test`: installs what is missing, then runs everything there is to check, and ends with the counts. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildWeb } from './build-web.mjs';
import { findBrowser } from './find-browser.mjs';
import { main, repository, SetUpProblem, setUp } from './set-up.mjs';

const results = path.join(repository, '.plumbline', 'test-results');

/** More journeys than this that fail at once are no accident of one browser. */
const SECOND_TRIES = 2;

await main(() => {
  const tools = setUp();
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) installDebianPackages();
  const browser = findBrowser(tools.environment);

  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const outcomes = [
    runTool(tools, 'types', 'typescript/bin/tsc', ['-p', 'tsconfig.json']),
    runTool(tools, 'types of the web app', 'typescript/bin/tsc', ['-p', 'apps/web/tsconfig.json']),
    runTool(tools, 'lint', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
    runVitest(tools, 'unit'),
    runVitest(tools, 'database'),
    runWebBuild(tools),
    browser === undefined ? missedJourneys() : runJourneys(tools, browser),
  ];
  return summarize(outcomes);
});

function runTool({ node, environment }, name, program, args) {
  console.log(`\n── ${name}`);
  const result = spawnSync(node, [path.join(repository, 'node_modules', program), ...args], {
    cwd: repository,
    env: environment,
    stdio: 'inherit',
  });
  const ok = result.status === 0;
  console.log(ok ? `${name}: nothing to report` : `${name}: see above`);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

/**
 * A journey goes through a browser, a network and a clock that are not ours, and a whole run is long: what failed is tried
 * once more, in a new browser with a new server, and named whatever comes of it (docs/decisions/0179).
 */
function runJourneys(tools, browser) {
  const more = { PLUMBLINE_BROWSER: browser };
  const first = runVitest(tools, 'end-to-end', { more });
  const { files = [], titles, unhandled } = first;
  if (unhandled > 0 || files.length === 0 || files.length > SECOND_TRIES) return first;
  const second = runVitest(tools, 'end-to-end', { more, files, name: 'end-to-end, second try' });
  if (second.failed > 0) return first;
  return { ...first, passed: first.passedElsewhere + second.passed, failed: 0, titles: [], secondTry: titles };
}

function runVitest({ node, environment }, project, { more = {}, files = [], name = project } = {}) {
  console.log(`\n── ${name} tests`);
  const report = path.join(results, `${name.replaceAll(/\W+/g, '-')}.json`);
  const vitest = path.join(repository, 'node_modules', 'vitest', 'vitest.mjs');
  const unhandled = report.replace('.json', '-unhandled.txt');
  const counting = `--reporter=${path.join(repository, 'scripts', 'count-unhandled.mjs')}`;
  const reporters = ['--reporter=default', '--reporter=json', counting, `--outputFile.json=${report}`];
  const args = [vitest, 'run', '--project', project, ...reporters, ...files];
  const env = { ...environment, ...more, PLUMBLINE_UNHANDLED: unhandled };
  const result = spawnSync(node, args, { cwd: repository, env, stdio: 'inherit' });
  const counts = countsOf(report, result.status === 0);
  return { name: `${name} tests`, ...counts, unhandled: existsSync(unhandled) ? Number(readFileSync(unhandled)) : 0 };
}

// A file that cannot be loaded, or an error outside any test, fails the run without a failed test to count: it counts one.
function countsOf(report, ok) {
  if (!existsSync(report)) return { passed: 0, failed: 1, titles: ['no test was run'] };
  const read = JSON.parse(readFileSync(report, 'utf8'));
  const failed = ok ? read.numFailedTests : Math.max(1, read.numFailedTests);
  const titles = ok ? [] : failuresOf(read);
  const failedFiles = read.testResults.filter(({ status }) => status === 'failed');
  const inFailed = failedFiles.flatMap(({ assertionResults }) => assertionResults);
  const passed = read.numPassedTests;
  const passedElsewhere = passed - inFailed.filter(({ status }) => status === 'passed').length;
  const skipped = read.numPendingTests + read.numTodoTests;
  return { passed, failed, skipped, titles, files: failedFiles.map(({ name }) => name), passedElsewhere };
}

/** What failed, each with the first line of why: said again at the end, where nobody has to search for it. */
function failuresOf({ testResults }) {
  const firstLine = (message) => String(message ?? '').split('\n')[0];
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(repository, name);
    const tests = assertionResults.filter((test) => test.status === 'failed');
    if (tests.length === 0) return status === 'failed' ? [`${file}: ${firstLine(message)}`] : [];
    return tests.map((test) => `${file}: ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
  return failures.length > 0 ? failures : ['an error outside any test; see above'];
}

function runWebBuild(tools) {
  console.log('\n── web app');
  try {
    buildWeb(tools, { remarks: true });
    console.log('web app: built');
    return { name: 'web app', passed: 1, failed: 0 };
  } catch (error) {
    if (!(error instanceof SetUpProblem)) throw error;
    console.error(error.message);
    return { name: 'web app', passed: 0, failed: 1 };
  }
}

function missedJourneys() {
  const directory = path.join(repository, 'tests');
  const files = readdirSync(directory, { recursive: true }).filter((file) => file.endsWith('.e2e.ts'));
  const titles = files.sort().flatMap((file) => {
    const source = readFileSync(path.join(directory, file), 'utf8');
    return [...source.matchAll(/^\s*(?:test|it)\(\s*(['"`])(.+?)\1/gm)].map(([, , title]) => `  ${file}: ${title}`);
  });
  console.log('\n── end-to-end tests');
  console.log('No browser was found, so these journeys were not run:');
  console.log(titles.join('\n'));
  console.log(
    'Install Chromium (Debian, Ubuntu: apt-get install chromium; elsewhere Chromium or Google Chrome), ' +
      'or set PLUMBLINE_BROWSER to the program, and run npm test again.',
  );
  return { name: 'end-to-end tests', passed: 0, failed: 0, notRun: titles.length };
}

function installDebianPackages() {
  const missing = [
    ...(findBrowser(process.env) ? [] : ['chromium']),
    ...(existsSync('/usr/lib/postgresql') ? [] : ['postgresql']),
  ];
  if (missing.length === 0) return;
  console.log(`Installing ${missing.join(' and ')} with apt-get.`);
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-qq'], options);
  const result = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], options);
  if (result.status !== 0) {
    throw new SetUpProblem(
      `apt-get could not install ${missing.join(' and ')}; it says why above. Install by hand and run npm test again.`,
    );
  }
}

function summarize(outcomes) {
  const total = (count) => outcomes.reduce((sum, outcome) => sum + (outcome[count] ?? 0), 0);
  console.log('\n── all together');
  for (const { name, passed, failed, skipped = 0, notRun = 0, titles = [], secondTry = [] } of outcomes) {
    const parts = [`${passed} passed`, `${failed} failed`];
    if (skipped > 0) parts.push(`${skipped} skipped`);
    if (notRun > 0) parts.push(`${notRun} not run`);
    console.log(`${name}: ${parts.join(', ')}`);
    for (const title of titles) console.log(`  failed: ${title}`);
    for (const title of secondTry) console.log(`  passed at the second try only: ${title}`);
  }
  const notRun = total('notRun');
  if (notRun > 0) console.log(`Not everything was run: ${notRun} journeys need a browser.`);
  console.log(`${total('passed')} passed, ${total('failed')} failed`);
  return total('failed') === 0 && notRun === 0 ? 0 : 1;
}
