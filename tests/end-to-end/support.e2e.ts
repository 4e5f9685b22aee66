import { afterAll, expect, test } from 'vitest';
import { inspectPage } from './inspect-page.ts';
import { choose, follow, isAt, press, sees, standsStill, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { openBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* An administrator lets support in to repair, both see it on every page, and it ends when the administrator says so. */

const { home, rounds, support } = WORDS;
const SAM = 'sam@support.example';
const journey = await openJourney({ PLUMBLINE_SUPPORT: SAM });
afterAll(() => journey.close());

test('support is let in, reopens what only a repair can, and is ended', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await openBatches(journey, ada, 'Supported');
  const jane = await journey.clientOf(FIRST_MANAGER);
  const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
  const inJ2 = { auditId, jurisdiction: 'J2' };
  await jane.send('record-batch', { ...inJ2, batch: 'Batch 3', sheets: [{ name: 'S', votes }], basedOn: null });
  await jane.send('finalize-tallies', inJ2);

  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Support');
  await follow(desk, home.officeSupport);
  await isAt(desk, support.title);
  await sees(desk, support.none);
  await press(desk, support.consent.submit);
  await sees(desk, support.consent.whoMissing);
  await choose(desk, SAM);
  await choose(desk, support.consent.act);
  const found = [...(await inspectPage(desk, 'support of an office'))];
  await press(desk, support.consent.submit);
  const band = { name: SAM, by: ADMINISTRATOR.name };
  await sees(desk, fill(support.band.office_act, band).split(' until ')[0] ?? '');

  const page = await journey.windowOf(SAM);
  pictureOnFailure(page, 'Support at work');
  await sees(page, 'You are support at');
  await follow(page, 'Supported');
  await isAt(page, rounds.progress.title);
  await visit(page, `/audits/${auditId}/progress?show=table&jurisdiction=J2`);
  await type(page, rounds.detail.reopenTalliesReason, 'J2 counted one sheet twice.');
  await press(page, rounds.detail.reopenTallies);
  await sees(page, rounds.detail.talliesOpen);
  found.push(...(await inspectPage(page, 'progress for support')));
  const { entries } = await ada.ask('log', { auditId });
  expect(entries[0]).toMatchObject({
    type: 'tallies-reopened',
    by: `${SAM}, support, let in by ${ADMINISTRATOR.name}`,
  });

  const end = desk.getByRole('button', { name: fill(support.endNamed, { name: SAM }), exact: true });
  await end.waitFor();
  await standsStill(desk);
  await end.click();
  await sees(desk, support.none);
  await visit(page, `/audits/${auditId}/progress`);
  await isAt(page, WORDS.account.signIn.title);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 180_000);
