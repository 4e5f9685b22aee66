import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BallotCommand } from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import { readConfig, startServer } from '@plumbline/server';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect, onTestFailed } from 'vitest';
import { createEmptyDatabase } from '../../apps/server/src/database/test-database.ts';
import { loadBallotRoom } from '../../apps/server/src/demonstration/load-ballot-room.ts';
import type { RoomPlace } from '../../apps/server/src/log/ballot-chains.ts';
import { enterOffice } from '../../apps/server/src/sign-in/enter-office.ts';
import { stepAt } from '../../apps/server/src/sign-in/totp.ts';
import { ensurePeople } from '../../apps/server/src/stores/people.ts';
import { addSignInLink } from '../../apps/server/src/stores/sign-in-links.ts';
import { digestOfToken, newToken } from '../../apps/server/src/stores/token.ts';
import { pinOf } from '../../apps/server/src/testing/open-board.ts';
import { personAt, type TestPerson } from '../../apps/server/src/testing/test-office.ts';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { visit } from './on-page.ts';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
const WEB_APP = path.join(REPOSITORY, 'apps/web/dist/index.html');
const PICTURES = path.join(REPOSITORY, '.plumbline/test-results');

/** How long anything on a screen may take, on a machine that is busy with other tests. */
export const PATIENCE_MS = 30_000;

export const ADMINISTRATOR = { email: 'ada@office.example', name: 'Ada Warren' };
export const SECOND_ADMINISTRATOR = { email: 'rosa@office.example', name: 'Rosa Ortiz' };
export const FIRST_MANAGER = 'jane@j1.example';
export const SECOND_MANAGER = 'omar@j3.example';

export type Screen = { readonly width: number; readonly height: number };
const DESK: Screen = { width: 1280, height: 1000 };

/** A server of its own with an empty database, and a browser to look at it. */
export type Journey = {
  readonly origin: string;
  readonly organizationId: string;
  /** A window of a person who is not signed in: nothing is in it that another window left. */
  readonly newWindow: (screen?: Screen) => Promise<Page>;
  /** A window that a single-use link has signed in, at the person's start page. */
  readonly windowOf: (email: string, screen?: Screen) => Promise<Page>;
  /** The token of a link that signs a person in once. */
  readonly linkOf: (email: string) => Promise<string>;
  /** The same person without a browser, for what a journey is not about. */
  readonly clientOf: (email: string) => Promise<TestPerson>;
  /** A ballot room as the commands of its people make it, each with an address of their own. */
  readonly loadRoom: (
    place: RoomPlace,
    commands: readonly BallotCommand[],
    addressOf: (account: string) => string,
  ) => Promise<void>;
  /** The PIN on the slip of the board that has this link. */
  readonly pinOf: (link: string) => Promise<string>;
  /** Somebody without a browser who is not signed in. */
  readonly nobody: () => TestPerson;
  /** As if six minutes had passed since anybody gave their second factor. */
  readonly letFactorsAge: () => Promise<void>;
  /** As if every app's code of now had been typed already: which half minute a test began in says nothing. */
  readonly letAppCodesBeUsed: () => Promise<void>;
  /** As if nobody had done anything in an open session for so many minutes. */
  readonly letSessionsIdle: (minutes: number) => Promise<void>;
  /** What went wrong inside the pages so far, in the browser's own words. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
};

/** `settings`: what the operator of the server sets besides. */
export async function openJourney(settings: Readonly<Record<string, string>> = {}): Promise<Journey> {
  if (!existsSync(WEB_APP)) {
    throw new Error(
      'The web app is not built, and journeys look at what is built: run node scripts/build-web.mjs first.',
    );
  }
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) {
    throw new Error('No browser was found: install Chromium, or set PLUMBLINE_BROWSER to the program.');
  }
  const directory = await mkdtemp(path.join(tmpdir(), 'plumbline-journey-'));
  const config = readConfig({
    DATABASE_URL: await createEmptyDatabase(),
    PLUMBLINE_DATA: directory,
    PLUMBLINE_PORT: '0',
    PLUMBLINE_LOG_LEVEL: 'error',
    ...settings,
  });
  let organizationId = '';
  const server = await startServer(config, {
    print: () => undefined,
    otherPortAllowed: false,
    async prepare(services) {
      organizationId = await enterOffice(services, {
        organization: 'Office of Elections',
        defaultState: 'CA',
        administrators: [ADMINISTRATOR, SECOND_ADMINISTRATOR],
      });
    },
  });
  const origin = server.address;
  assert(origin !== undefined, 'a server that answers requests has an address');
  const browser = await launch(executablePath);
  const complaints: string[] = [];

  const tokenOf = async (email: string): Promise<string> => {
    const { db, now } = server.services;
    const people = await ensurePeople(db, [{ email }], now());
    const personId = people.get(email);
    assert(personId !== undefined, 'whoever was entered is there', email);
    const token = newToken();
    await addSignInLink(db, { tokenSha256: digestOfToken(token), subject: { kind: 'person', personId }, at: now() });
    return token;
  };
  const newWindow = async (screen = DESK): Promise<Page> => {
    const context = await browser.newContext({ baseURL: origin, viewport: screen, timezoneId: 'America/New_York' });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    listen(page, complaints);
    return page;
  };
  return {
    origin,
    organizationId,
    newWindow,
    async windowOf(email, screen) {
      const page = await newWindow(screen);
      await visit(page, `/sign-in/${await tokenOf(email)}`);
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
      return page;
    },
    async clientOf(email) {
      const person = personAt(origin);
      await person.send('sign-in-with-link', { token: await tokenOf(email) });
      return person;
    },
    linkOf: tokenOf,
    loadRoom: (place, commands, addressOf) =>
      loadBallotRoom(server.services, { place, organizationId, given: () => commands, addressOf }),
    pinOf: (link) => pinOf(server.services, link),
    nobody: () => personAt(origin),
    async letFactorsAge() {
      const { db, now } = server.services;
      const before = new Date(now().getTime() - 6 * 60_000);
      await db.updateTable('web_session').set({ proven_at: before }).where('proven_at', 'is not', null).execute();
    },
    async letAppCodesBeUsed() {
      const { db, now } = server.services;
      await db
        .updateTable('second_factor')
        .set({ counter: stepAt(now()) })
        .where('kind', '=', 'authenticator')
        .execute();
    },
    async letSessionsIdle(minutes) {
      const before = new Date(server.services.now().getTime() - minutes * 60_000);
      const row = { last_seen_at: before, created_at: before };
      await server.services.db.updateTable('web_session').set(row).execute();
    },
    complaints,
    async close() {
      await browser.close();
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The code in the newest message that has one. */
export async function newestSignInCode(journey: Pick<Journey, 'nobody'>): Promise<string> {
  const { messages } = await journey.nobody().ask('outbox', {});
  return /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(messages[0]?.text ?? '')?.[0] ?? '';
}

function launch(executablePath: string): Promise<Browser> {
  const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...quiet] });
}

/** The browser names every answer that is not a success; those are the server's business. The rest is a fault of ours. */
function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const isNetwork = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isNetwork) complaints.push(message.text());
  });
}

/** When the test fails, leaves a picture of the page in `.plumbline/test-results`. */
export function pictureOnFailure(page: Page, name: string): void {
  onTestFailed(async () => {
    // A device that was switched off has none.
    if (page.isClosed()) return;
    await mkdir(PICTURES, { recursive: true });
    const file = path.join(PICTURES, `${name}.png`);
    await page.screenshot({ path: file, fullPage: true });
    console.error(`The page as it was: ${file} (${page.url()})`);
  });
}

/** Waits until what is on the screen becomes what is expected. */
export function eventually<Value>(look: () => Promise<Value>) {
  return expect.poll(look, { timeout: PATIENCE_MS, interval: 100 });
}
