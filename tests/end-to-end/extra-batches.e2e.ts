import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { goTo, isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { planBatches, planPolling } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Acceptance scenario S-18: an administrator marks batches that a law requires, by clicking and by pasting. */

const { audit, extra } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

test('an administrator marks batches in the list and pastes others, and is told everything that is wrong at once', async () => {
  const auditId = await planBatches(journey, ada, 'Required by law');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Extra batches');
  await visit(page, `/audits/${auditId}/files`);
  await goTo(page, audit.pages.extra);
  await isAt(page, extra.title);
  const box = (batch: string, count: number) => fill(extra.batch_other, { batch, count });
  await page.getByRole('checkbox', { name: box('Batch 9', 100) }).waitFor();
  expect(await inspectPage(page, 'extra batches')).toEqual([]);
  await page.getByRole('searchbox', { name: extra.find }).fill('batch 5');
  await page.getByRole('checkbox', { name: box('Batch 9', 100) }).waitFor({ state: 'detached' });
  await tick(page, box('Batch 5', 100));
  await page.getByText(extra.paste, { exact: true }).click();
  await type(page, extra.pasteLabel, 'J2');
  await press(page, extra.pasteAdd);
  await sees(page, fill(extra.pasteWrong, { lines: '1' }));
  await type(page, extra.pasteLabel, 'J2, Batch 2\nJ1,Batch 77\nJ8,Batch 1');
  await press(page, extra.pasteAdd);
  await press(page, extra.save);
  await sees(page, /has no batch “Batch 77”/);
  await sees(page, /“J8” is no jurisdiction/);
  await press(page, fill(extra.removeNamed, { jurisdiction: 'J1', batch: 'Batch 77' }));
  await press(page, fill(extra.removeNamed, { jurisdiction: 'J8', batch: 'Batch 1' }));
  await tick(page, new RegExp(`^${extra.onePerJurisdiction}`));
  await press(page, extra.save);
  await sees(page, extra.saved);
  await eventually(async () => (await ada.ask('plan', { auditId })).plan.extraBatches).toEqual({
    required: [
      { jurisdiction: 'J1', batch: 'Batch 5' },
      { jurisdiction: 'J2', batch: 'Batch 2' },
    ],
    onePerJurisdiction: true,
  });

  await ada.send('commit-inputs', { auditId });
  await goTo(page, audit.pages.commit);
  await sees(page, fill(extra.place, { jurisdiction: 'J2', batch: 'Batch 2' }));
  await goTo(page, audit.pages.extra);
  await sees(page, extra.locked);
});

test('an audit of ballots has no page for extra batches in its list', async () => {
  const auditId = await planPolling(journey, ada, 'No batches');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'No extra batches');
  await visit(page, `/audits/${auditId}/settings`);
  const list = page.getByRole('navigation', { name: audit.pages.label });
  await list.getByRole('link', { name: audit.pages.files, exact: true }).waitFor();
  expect(await list.getByRole('link', { name: audit.pages.extra, exact: true }).count()).toBe(0);
  await visit(page, `/audits/${auditId}/extra`);
  await sees(page, extra.notHere);
});
