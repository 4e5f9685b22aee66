import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound } from '../../apps/server/src/journeys/plan-audit.ts';
import { planBatches } from '../../apps/server/src/journeys/plan-small-election.ts';
import { pagesOf } from '../pages-of-app.ts';
import { inspectPage } from './inspect-page.ts';
import { isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { fill, WORDS } from './words.ts';

/* A practice audit says that it is one: on every page, on the screen and on paper. */

const { drawings, home, rounds } = WORDS;
const LINE = /^PRACTICE: this is no audit of an election/;

const journey = await openJourney();
afterAll(() => journey.close());

test('an administrator creates a practice audit, and it is called so', async () => {
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Practice, created');
  await isAt(page, home.title);
  await type(page, home.create.name, 'Rehearsal');
  await tick(page, new RegExp(`^${home.create.practice}`));
  await pictureOf(page, 'practice-create', [1280, 390]);
  await press(page, home.create.submit);
  await page.waitForURL('**/audits/**');
  await sees(page, LINE);
  await visit(page, '/');
  await page.getByRole('link', { name: 'PRACTICE: Rehearsal', exact: true }).waitFor();
});

test('every page of a practice audit says so, also on paper, and no page of another audit does', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const office = { organizationId: journey.organizationId, signedIn: journey.clientOf };
  const { auditId } = await planBatches(office, ada, { name: 'Second', practice: true });
  const { auditId: real } = await planBatches(office, ada, { name: 'Real' });
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Practice, pages');
  const band = page.locator('.practice-band');
  for (const name of pagesOf('audit').filter((one) => one !== 'case' && one !== 'second-look')) {
    await visit(page, `/audits/${auditId}/${name}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await band.waitFor();
    expect([name, await band.textContent()]).toEqual([name, expect.stringMatching(LINE)]);
  }
  await visit(page, `/audits/${auditId}/progress`);
  await band.waitFor();
  expect(await inspectPage(page, 'progress of a practice audit')).toEqual([]);
  await pictureOf(page, 'practice-progress', [1280, 390]);
  for (const [button, name] of [
    [rounds.progress.csv, 'PRACTICE-progress.csv'],
    [fill(drawings.save.named, { what: drawings.save.svg, title: WORDS.drawn.sample.title }), /^PRACTICE-.*\.svg$/],
    [fill(drawings.save.named, { what: drawings.save.csv, title: WORDS.drawn.sample.title }), /^PRACTICE-.*\.csv$/],
  ] as const) {
    const [file] = await Promise.all([page.waitForEvent('download'), press(page, button)]);
    expect(file.suggestedFilename()).toMatch(name);
    expect(await readFile(await file.path(), 'utf8')).toContain('PRACTICE: this is no audit of an election');
  }
  await page.emulateMedia({ media: 'print' });
  await band.waitFor({ state: 'visible' });
  await pictureOf(page, 'practice-paper', [1280]);
  await page.emulateMedia({ media: 'screen' });
  await visit(page, `/audits/${real}/plan`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await band.count()).toBe(0);

  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'Practice, desk');
  for (const place of ['', '/tallies', '/people', '/room', '/finalize']) {
    await visit(desk, `/audits/${auditId}/office/J1${place}`);
    await sees(desk, LINE);
  }
});
