import { appendFileSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit } from '../../apps/server/src/journeys/plan-audit.ts';
import { sees, slotOf, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* A file that is too large to be sent twice, over a line that breaks. */

const { files } = WORDS;
/** As the page sends them. */
const PART_BYTES = 8 * 1024 * 1024;

const journey = await openJourney();
const scratch = mkdtempSync(path.join(tmpdir(), 'plumbline-large-'));
afterAll(async () => {
  await journey.close();
  rmSync(scratch, { recursive: true, force: true });
});
const ada = await journey.clientOf(ADMINISTRATOR.email);

/** Three parts, the last of them small. */
const large = path.join(scratch, 'manifest.csv');
writeFileSync(large, `Batch Name,Number of Ballots\n${'x'.repeat(200)},1\n${`${'y'.repeat(200)},1\n`.repeat(83_000)}`);

async function atDesk(name: string): Promise<Page> {
  const auditId = await planAudit(journey, ada, { name, type: 'batch-comparison', ...BATCHES });
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, name);
  await visit(page, `/audits/${auditId}/office/J1`);
  return page;
}

/** Where each part began that the page sent, and a line that can be cut before the next. */
async function watched(page: Page) {
  const offsets: number[] = [];
  let passing = 1;
  await page.route('**/api/uploads?**', async (route: Route) => {
    const request = route.request();
    const offset = new URL(request.url()).searchParams.get('offset');
    if (passing === 0 && request.method() !== 'POST') return route.abort('connectionreset');
    if (request.method() === 'PUT') {
      passing -= 1;
      offsets.push(Number(offset));
    }
    return route.continue();
  });
  return {
    offsets,
    give() {
      passing = Number.POSITIVE_INFINITY;
    },
  };
}

const input = (page: Page) => slotOf(page, 'manifest').locator('input[type=file]');
const waits = (percent: number) => fill(files.sendingWaits, { name: 'manifest.csv', percent });
const share = Math.floor((100 * PART_BYTES) / (29 + 203 * 83_001));

test('where the line breaks, a large file says where it stands and goes on by itself', async () => {
  const page = await atDesk('Broken line');
  const line = await watched(page);
  await input(page).setInputFiles(large);
  await sees(slotOf(page, 'manifest'), waits(share));
  line.give();
  await sees(slotOf(page, 'manifest'), fill(files.check.title, { name: 'manifest.csv' }));
  expect(line.offsets).toEqual([0, PART_BYTES, 2 * PART_BYTES]);
});

test('the same file chosen again on a page that was loaded anew goes on where it stopped', async () => {
  const page = await atDesk('Loaded anew');
  const line = await watched(page);
  await input(page).setInputFiles(large);
  await sees(slotOf(page, 'manifest'), waits(share));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.reload();
  const again = await watched(page);
  again.give();
  await input(page).setInputFiles(large);
  await sees(slotOf(page, 'manifest'), fill(files.check.title, { name: 'manifest.csv' }));
  expect(line.offsets).toEqual([0]);
  // The first page may have sent some of its second part before it was left.
  expect(again.offsets[0]).toBeGreaterThanOrEqual(PART_BYTES);
});

test('a file that is changed while it is sent is not sent for ever', async () => {
  const page = await atDesk('Changed meanwhile');
  const line = await watched(page);
  const changing = path.join(scratch, 'changing.csv');
  copyFileSync(large, changing);
  await input(page).setInputFiles(changing);
  await sees(slotOf(page, 'manifest'), fill(files.sendingWaits, { name: 'changing.csv', percent: share }));
  // Another is chosen only once this one is sent or given up.
  await sees(slotOf(page, 'manifest'), fill(files.sendingFirst, { name: 'changing.csv' }));
  appendFileSync(changing, 'one more,1\n');
  line.give();
  await sees(slotOf(page, 'manifest'), WORDS.everywhere.problems['upload-interrupted'].title);
  expect(line.offsets.length).toBeLessThan(4);
});
