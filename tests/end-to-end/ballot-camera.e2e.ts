import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import { chromium, type Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { labelInDots, PLAIN, pictureOf } from '../camera/label-scenes.ts';
import { writeVideo } from '../camera/write-video.ts';
import { readLatencies, watchReads } from './camera-in-browser.mjs';
import { follow, isAt, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, PATIENCE_MS, pictureOnFailure } from './open-journey.ts';
import { openRoomPage } from './open-room-page.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Containers scanned with the camera of a telephone: its pictures are a film of labels that the product printed, held in front of it one after another. */

const { ballotCustody, ballotRoom } = WORDS;
const { inventory, scan } = ballotCustody;
const PHAM = 'pham@tamarack.example';

const journey = await openJourney();
const films = await mkdtemp(path.join(tmpdir(), 'plumbline-film-'));
const film = path.join(films, 'labels.y4m');
const browser = await launchWithCamera(film);
afterAll(async () => {
  await browser.close();
  await journey.close();
  await rm(films, { recursive: true, force: true });
});

function launchWithCamera(file: string) {
  const executablePath = findBrowser(process.env);
  assert(executablePath !== undefined, 'there is a browser');
  const camera = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', ...camera] });
}

async function atInventory(page: Page): Promise<void> {
  await visit(page, `/sign-in/${await journey.linkOf(PHAM)}`);
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await follow(page, 'J1');
  await openRoomPage(page, ballotRoom.pages.inventory);
  await isAt(page, inventory.title);
}

async function telephone(permissions: readonly string[]): Promise<Page> {
  const context = await browser.newContext({
    baseURL: journey.origin,
    viewport: { width: 390, height: 844 },
    permissions: [...permissions],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

test('labels are read by the camera at three sizes, tilted and dim, and those of something else are refused with a word', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { electionId, name: election } = (await ada.ask('plan', { auditId })).election;
  const place = { electionId, jurisdiction: 'J1' };
  await journey.loadRoom(place, commandsOf(county()), (name) => `${name}@tamarack.example`);
  const here = { election, jurisdiction: 'J1' };
  const dim = [18, 62] as const;
  const box = (name: string) => labelInDots(here, 'container', name);
  await writeVideo(film, [
    pictureOf(await box('BOX-M-01'), PLAIN),
    pictureOf(await box('BOX-M-02'), { ...PLAIN, size: 1.2, turnedDegrees: 25 }),
    pictureOf(await box('BOX-M-03'), { ...PLAIN, size: 1.5, light: dim }),
    pictureOf(await box('BOX-M-04'), { ...PLAIN, size: 1.2, turnedDegrees: 10, light: dim, barsOnly: true }),
    pictureOf(await labelInDots(here, 'batch', 'MB-001'), PLAIN),
    pictureOf(await labelInDots({ ...here, election: 'Primary' }, 'container', 'BOX-M-01'), PLAIN),
    pictureOf(await labelInDots(here, 'batch', 'MB-002'), { ...PLAIN, barsOnly: true }),
  ]);

  const page = await telephone(['camera']);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  pictureOnFailure(page, 'Camera');
  await atInventory(page);
  await press(page, scan.camera.open);
  await page.getByLabel(scan.camera.view, { exact: true }).waitFor();
  // Without a slot nothing is taken, and the page says so.
  await sees(page, new RegExp(inventory.slotMissing));
  await type(page, inventory.slot, 'Shelf 1');
  await page.evaluate(watchReads, scan.camera.view);
  const list = page.getByRole('list').filter({ hasText: 'Shelf 1' });
  await eventually(async () =>
    (await list.getByRole('listitem').allTextContents()).map((text) => text.slice(0, 8)).toSorted(),
  ).toEqual(['BOX-M-01', 'BOX-M-02', 'BOX-M-03', 'BOX-M-04']);
  await sees(page, fill(scan.camera.refused, { name: 'MB-002', why: scan.otherKind }));
  await sees(page, fill(scan.camera.refused, { name: 'MB-001', why: scan.otherKind }));
  await sees(page, fill(scan.camera.refused, { name: 'BOX-M-01', why: scan.otherPlace }));
  await sees(page, fill(scan.camera.refused, { name: 'BOX-M-01', why: fill(scan.twice, { container: 'BOX-M-01' }) }));
  // From the first picture of a label to what is recorded on the device; the quickest, since other programs have the machine too.
  expect(Math.min(...(await page.evaluate(readLatencies)))).toBeLessThanOrEqual(200);

  await press(page, scan.camera.close);
  await eventually(() => page.locator('video').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('who may not use the camera, or has none, is told so, and types', async () => {
  const refused = await telephone([]);
  pictureOnFailure(refused, 'Camera refused');
  await atInventory(refused);
  await press(refused, scan.camera.open);
  await sees(refused, scan.camera.problems.refused);
  await type(refused, inventory.slot, 'Shelf 1');
  await type(refused, scan.title, 'BOX-M-01');
  await refused.getByLabel(scan.title, { exact: true }).press('Enter');
  await press(refused, fill(scan.useUnchecked, { name: 'BOX-M-01' }));
  await sees(refused, /BOX-M-01 · Shelf 1/);

  const without = await journey.newWindow();
  await without.context().grantPermissions(['camera']);
  await atInventory(without);
  await press(without, scan.camera.open);
  await sees(without, scan.camera.problems.none);
});
