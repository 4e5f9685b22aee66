/**
 * `npm run screens`: one picture of every screen, per role and at three widths, in .plumbline/screens/, with a page that shows them
 * side by side. The dozen that the README and the guides show are copied to docs/screens/.
 *
 *     npm run screens                     all of them
 *     npm run screens -- ballot-room      one tour; what it builds on has to be named too
 *
 * Starts the demonstration with a database of its own, and goes through it as its people would. What only has to be there
 * for the next picture is sent to the server directly; what is in a picture was reached by its address or by pressing. Each page is
 * inspected as the end-to-end tests inspect theirs, and whatever the browser complained of is told at the end.
 */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildWeb } from './build-web.mjs';
import { findBrowser } from './find-browser.mjs';
import { main, repository, SetUpProblem, setUp } from './set-up.mjs';

const PICTURES = path.join(repository, '.plumbline', 'screens');
const SHOWN = path.join(repository, 'docs', 'screens');
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
  // What these import has to be installed first.
  const { chromium } = await import('playwright-core');
  const { KEPT, TOURS } = await import('./screens/tours.mjs');
  const { signInWithCode } = await import('./screens/people.mjs');
  const { takePicture } = await import('./screens/take-picture.mjs');
  const { inspectPage } = await import('../tests/end-to-end/inspect-page.ts');
  const asked = process.argv.slice(2);
  const unknown = asked.find((name) => !Object.hasOwn(TOURS, name));
  if (unknown !== undefined) {
    throw new SetUpProblem(`There is no tour ${unknown}. There are: ${Object.keys(TOURS).join(', ')}.`);
  }
  const tours = Object.entries(TOURS).filter(([name]) => asked.length === 0 || asked.includes(name));
  const directory = mkdtempSync(path.join(tmpdir(), 'plumbline-screens-'));
  const demonstration = await startDemonstration(tools, directory);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  const names = [];
  const findings = [];
  try {
    rmSync(PICTURES, { recursive: true, force: true });
    mkdirSync(PICTURES, { recursive: true });
    const windows = await openWindows({ browser, signInWithCode }, demonstration, (complaint) => {
      findings.push(`after ${names.at(-1) ?? 'nothing'}: ${complaint}`);
    });
    for (const [name, show] of tours.flatMap(([, tour]) => tour)) {
      const page = await show(windows);
      for (const width of WIDTHS) {
        const file = path.join(PICTURES, `${name}-${width}.png`);
        await takePicture(page, { width, file });
        if (KEPT.has(`${name}-${width}`)) copyFileSync(file, path.join(SHOWN, path.basename(file)));
      }
      findings.push(...(await inspectPage(page, name)));
      await page.setViewportSize({ width: WIDTHS[0], height: HEIGHT });
      names.push(name);
      console.log(name);
    }
  } finally {
    await browser.close();
    await demonstration.stop();
    rmSync(directory, { recursive: true, force: true });
    writeFileSync(path.join(PICTURES, 'index.html'), sideBySide(names));
  }
  console.log(`${names.length} screens at ${WIDTHS.length} widths are in ${path.join(PICTURES, 'index.html')}`);
  for (const finding of findings) console.log(`  ${finding}`);
  return findings.length === 0 ? 0 : 1;
});

/** A page with all pictures, each screen in a row. */
function sideBySide(names) {
  const rows = names.map((name) => {
    const pictures = WIDTHS.map((width) => `<img src="${name}-${width}.png" alt="at ${width} px" loading="lazy">`);
    return `<h2>${name}</h2>\n<p>${pictures.join('\n')}</p>`;
  });
  const style =
    'body{font-family:sans-serif}img{max-height:40rem;max-width:32%;vertical-align:top;border:1px solid #999}';
  return `<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Screens</title><style>${style}</style>\n${rows.join('\n')}\n</html>\n`;
}

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
async function openWindows({ browser, signInWithCode }, { address, links }, complain) {
  const open = async (link) => {
    const context = await browser.newContext({
      baseURL: address,
      viewport: { width: WIDTHS[0], height: HEIGHT },
      timezoneId: 'America/New_York',
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    page.on('pageerror', (error) => complain(String(error)));
    page.on(
      'response',
      (response) => response.status() >= 500 && complain(`${response.status()} at ${response.url()}`),
    );
    if (link !== undefined) {
      await page.goto(link);
      await page.waitForURL((url) => !/^\/(sign-in|auditboard)\//.test(url.pathname));
    }
    return page;
  };
  const entered = new Map();
  return {
    /** The window of somebody who signs in with a code, the same one each time. */
    async enter(email) {
      const page = entered.get(email) ?? (await open(undefined));
      if (!entered.has(email)) await signInWithCode(page, email);
      entered.set(email, page);
      return page;
    },
    anyone: await open(undefined),
    ada: await open(links.ada),
    miguel: await open(links.miguel),
    board: await open(links.board),
  };
}
