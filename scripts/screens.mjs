/**
 * `npm run screens`: one picture of every screen, per role and at three widths, in docs/screens/.
 *
 * Starts the demonstration with a database of its own, and goes through it as its people would. What only has to be there
 * for the next picture is sent to the server directly; what is in a picture was reached by its address or by pressing.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildWeb } from './build-web.mjs';
import { findBrowser } from './find-browser.mjs';
import { takePicture } from './screens/take-picture.mjs';
import { TOURS } from './screens/tours.mjs';
import { main, repository, SetUpProblem, setUp } from './set-up.mjs';

const PICTURES = path.join(repository, 'docs', 'screens');
const WIDTHS = [1280, 820, 390];
const HEIGHT = 900;
const PATIENCE_MS = 60_000;

await main(async () => {
  const tools = setUp();
  buildWeb(tools);
  const executablePath = findBrowser(tools.environment);
  if (executablePath === undefined) {
    throw new SetUpProblem('No browser was found: install Chromium, or set PLUMBLINE_BROWSER to the program.');
  }
  const { chromium } = await import('playwright-core');
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-screens-'));
  const demonstration = await startDemonstration(tools, directory);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  try {
    mkdirSync(PICTURES, { recursive: true });
    for (const old of readdirSync(PICTURES)) if (old.endsWith('.png')) rmSync(path.join(PICTURES, old));
    const windows = await openWindows(browser, demonstration);
    for (const [name, show] of TOURS) {
      const page = await show(windows);
      for (const width of WIDTHS) {
        await takePicture(page, { width, file: path.join(PICTURES, `${name}-${width}.png`) });
      }
      await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
      console.log(name);
    }
  } finally {
    await browser.close();
    await demonstration.stop();
    rmSync(directory, { recursive: true, force: true });
  }
  return 0;
});

/** Runs `plumbline demo` and reads from what it prints where it is and how its people sign in. */
async function startDemonstration({ environment }, directory) {
  const program = path.join(repository, 'bin', 'plumbline');
  const options = { env: environment, stdio: ['ignore', 'pipe', 'inherit'] };
  const server = spawn(program, ['demo', '--data', directory, '--port', '0'], options);
  const ended = new Promise((resolve) => server.once('exit', resolve));
  let printed = '';
  await new Promise((resolve, reject) => {
    server.once('exit', () => reject(new SetUpProblem(`The demonstration did not start.\n${printed}`)));
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      if (printed.includes('Stop with Ctrl-C.')) resolve();
    });
  });
  const linkOf = (role) => new RegExp(`${role}\\s+(http\\S+)`).exec(printed)?.[1];
  return {
    address: /Plumbline is at (http\S+)/.exec(printed)?.[1],
    links: { ada: linkOf('Audit administrator'), miguel: linkOf('Jurisdiction manager'), board: linkOf('Audit board') },
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/** A window for everybody, signed in, and one for somebody who is not. */
async function openWindows(browser, { address, links }) {
  const open = async (link) => {
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width: WIDTHS[0], height: HEIGHT },
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    if (link !== undefined) {
      await page.goto(link);
      await page.waitForURL((url) => !/^\/(sign-in|auditboard)\//.test(url.pathname));
    }
    return page;
  };
  return {
    anyone: await open(undefined),
    ada: await open(links.ada),
    miguel: await open(links.miguel),
    board: await open(links.board),
  };
}
