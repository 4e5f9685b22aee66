import { createHash } from 'node:crypto';
import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { setUp } from '@plumbline/ballot-management/testing/tamarack-people';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { downloadBytes, isAt, press, rowsOf, sees, tableOf, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* A records request is answered on the screen: chosen, looked at, made, proposed by one, released by another. */

const { ballotRecords: words } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());
const at = (person: string) => `${person}@tamarack.example`;
const REQUEST = '2026-041';
const WIDTHS = [1280, 820, 320];

test('records are chosen, made in the background, proposed, and released by somebody else', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'General election audit');
  const { election } = await ada.ask('plan', { auditId });
  const room = { electionId: election.electionId, jurisdiction: 'Tamarack' };
  await journey.loadRoom(room, commandsOf(setUp()), at);
  const goTo = async (page: Page) => {
    await visit(page, `${journey.origin}/elections/${room.electionId}/ballots/${room.jurisdiction}/records`);
    await isAt(page, words.title);
  };
  const page = await journey.windowOf(at('quist'));
  pictureOnFailure(page, 'Publisher');
  await goTo(page);
  await sees(page, words.given.none);
  // What is missing is said at its fields.
  const make = () => press(page, words.form.make);
  await make();
  await sees(page, words.form.requestWrong);
  await sees(page, words.form.askedOnMissing);
  await page.getByLabel(words.form.request, { exact: true }).fill('ann@office.example');
  await page.getByLabel(words.form.askedOn, { exact: true }).fill('2099-01-01');
  await make();
  await sees(page, words.form.requestWrong);
  await sees(page, words.form.askedOnLater);
  for (const kind of ['forms', 'procedures', 'training', 'log'] as const) {
    await page.locator(`label[for="records-${kind}"]`).click();
  }
  await page.getByLabel(words.form.request, { exact: true }).fill(REQUEST);
  await page.getByLabel(words.form.askedOn, { exact: true }).fill('2026-10-01');
  const counts = async () => (await rowsOf(tableOf(page, words.preview.title))).map(([kind]) => kind);
  await eventually(counts).toEqual([words.kinds.procedures, words.kinds.training, words.kinds.log]);
  await page.locator('summary', { hasText: words.preview.leftTitle }).click();
  await eventually(async () => (await rowsOf(tableOf(page, words.preview.leftTitle))).length).toBeGreaterThan(2);
  // What was typed outlives a reload.
  await page.reload();
  await isAt(page, words.title);
  expect(await page.getByLabel(words.form.request, { exact: true }).inputValue()).toBe(REQUEST);
  await eventually(counts).toEqual([words.kinds.procedures, words.kinds.training, words.kinds.log]);
  const found = [...(await inspectPage(page, 'records chosen'))];
  await pictureOf(page, 'records-chosen', WIDTHS);
  await make();
  await sees(page, words.form.made);
  const propose = page.getByRole('button', {
    name: fill(words.kept.proposeOf, { request: REQUEST, name: 'tamarack-records-2026-041.zip' }),
  });
  await propose.waitFor();
  await propose.click();
  await sees(page, words.waiting.isYours);

  const head = await journey.windowOf(at('osei'));
  pictureOnFailure(head, 'Director');
  await goTo(head);
  await sees(head, words.waiting.title);
  // What was chosen is said to whoever releases it.
  const { procedures, training, log } = words.kinds;
  const kinds = [procedures, training, log].join(', ');
  await sees(head, fill(words.given.allOf, { kinds, place: words.everyPlace, days: words.everyDay }));
  await pictureOf(head, 'records-waiting', WIDTHS);
  const bytes = await downloadBytes(head, words.waiting.look);
  await head.getByRole('button', { name: fill(words.waiting.releaseOf, { request: REQUEST }) }).click();
  const given = async () =>
    (await rowsOf(tableOf(head, words.given.title))).map(([request, , , , , by]) => [request, by]);
  await eventually(given).toEqual([[REQUEST, 'quist, E. Osei']]);
  found.push(...(await inspectPage(head, 'records given out')));
  await pictureOf(head, 'records-given', WIDTHS);
  const { answers } = await ada.ask('ballot-records', room);
  expect(answers[0]?.released[0]?.file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 300_000);
