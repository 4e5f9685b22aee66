import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openFirstRound } from '../../apps/server/src/journeys/plan-audit.ts';
import { serverProblems } from '../../packages/words/src/en/problems/server.ts';
import { inspectPage } from './inspect-page.ts';
import { signInByCode } from './office-steps.ts';
import { download, follow, goTo, isAt, press, sees, tableOf, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { planBatches } from './plan-quickly.ts';
import { fill, WORDS } from './words.ts';

/* Somebody is invited by address, and follows an audit from its plan to its report without a thing to press. */

const { audit, observers, rounds } = WORDS;
const AUDIT = 'Watched from outside';
const SEED = '1234567890';
const OLIVE = { email: 'olive@watch.example', name: 'Olive Reed' };
const journey = await openJourney();
afterAll(() => journey.close());

/** Every button, field and link that writes: what stands in the content beside links to read on and to save. */
async function pressable(page: Page): Promise<readonly string[]> {
  return page.getByRole('main').getByRole('button').allInnerTexts();
}

test('an observer follows an audit from commitment to report', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planBatches(journey, ada, AUDIT);
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Observers');
  await visit(desk, `/audits/${auditId}/observers`);
  await isAt(desk, observers.title);
  await sees(desk, observers.none);
  await press(desk, observers.invite.submit);
  await sees(desk, observers.invite.nameMissing);
  await type(desk, observers.invite.email, OLIVE.email);
  await type(desk, observers.invite.name, OLIVE.name);
  await press(desk, observers.invite.submit);
  await sees(tableOf(desk, observers.title), OLIVE.name);

  const page = await signInByCode(journey, OLIVE.email);
  pictureOnFailure(page, 'Observer');
  await follow(page, AUDIT);
  await isAt(page, observers.plan.title);
  await sees(page, observers.watching);
  await sees(page, 'Contest 1');
  expect(await pressable(page)).toEqual([]);
  const found = [...(await inspectPage(page, 'plan of an observer'))];

  await openFirstRound(ada, { auditId, seed: SEED, sampleSizes: { 'Contest 1': 7 } });
  await goTo(page, audit.pages.committed);
  await isAt(page, observers.commit.title);
  await page.locator('.seed-shown').getByText(SEED).waitFor();
  const { commitment } = await ada.ask('commitment', { auditId });
  expect((await page.getByRole('main').innerText()).replaceAll(/\s/g, '')).toContain(commitment);
  found.push(...(await inspectPage(page, 'files of an observer')));

  const jane = await journey.clientOf(FIRST_MANAGER);
  const count = async (jurisdiction: string, batches: readonly string[]) => {
    const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
    for (const batch of batches) {
      await jane.send('record-batch', { auditId, jurisdiction, batch, sheets: [{ name: 'S', votes }], basedOn: null });
    }
  };
  await count('J2', ['Batch 3']);
  await visit(page, `/audits/${auditId}/progress?show=table&jurisdiction=J2`);
  await sees(page, rounds.detail.talliesOpen);
  await sees(page, rounds.detail.batchesWithheld);
  found.push(...(await inspectPage(page, 'progress of an observer')));
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J2' });
  await sees(page, rounds.detail.talliesFinal);
  const ofJ2 = await download(page, fill(observers.reports.ofJurisdiction, { jurisdiction: 'J2' }));
  expect(ofJ2).toContain('Batch 3');
  await goTo(page, audit.pages.reports);
  await sees(page, observers.reports.closed);
  await goTo(page, audit.pages.log);
  await sees(page, rounds.log.withheld);
  await count('J1', ['Batch 1', 'Batch 2', 'Batch 4', 'Batch 6', 'Batch 8']);
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J1' });
  await ada.send('close-round', { auditId, round: 1 });
  await ada.send('conclude', { auditId, outcome: 'full-hand-count' });

  await goTo(page, audit.pages.result);
  await sees(page, rounds.result.concluded['full-hand-count']);
  expect(await pressable(page)).not.toContain(rounds.result.next.title);
  found.push(...(await inspectPage(page, 'result of an observer')));
  await goTo(page, audit.pages.reports);
  const report = await download(page, fill(rounds.reports.downloadNamed, { name: rounds.reports.report }));
  expect(report).toContain('Batch 8');
  expect(report).not.toMatch(/@j\d\.example/);
  expect(found).toEqual([]);

  // Pages that are not an observer's lead to theirs, and an end is an end.
  await visit(page, `/audits/${auditId}/settings`);
  await isAt(page, observers.plan.title);
  await press(desk, fill(observers.endNamed, { name: OLIVE.name }));
  await sees(desk, observers.none);
  await visit(page, `/audits/${auditId}/commit`);
  await isAt(page, serverProblems['not-found'].title);
  expect(journey.complaints).toEqual([]);
}, 180_000);
