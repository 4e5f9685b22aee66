import { afterAll, expect, test } from 'vitest';
import { goTo, isAt, press, rowsOf, sees, tableOf, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, openJourney, pictureOnFailure } from './open-journey.ts';
import { planBatches, planPolling } from './plan-quickly.ts';
import { WORDS } from './words.ts';

/* What an audit will cost, told before anything is sealed. */

const { audit, workload } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());

test('an office sees what its audit costs by how likely one round is enough, and types times of its own', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'What it costs');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Workload');
  await visit(page, `/audits/${auditId}/files`);
  await goTo(page, audit.pages.workload);
  await isAt(page, workload.title);
  const costs = tableOf(page, workload.cost);
  await costs.waitFor();
  const shown = async () => (await rowsOf(costs)).map((row) => row.at(-1) === workload.shown);
  expect(await shown()).toEqual([false, false, true, false]);
  await costs.getByRole('button', { name: workload.show }).last().click();
  await eventually(shown).toEqual([false, false, false, true]);
  // What a round asks of all jurisdictions together stands below them.
  await tableOf(page, workload.where).getByRole('rowheader', { name: workload.total }).waitFor();

  await type(page, workload.ballotSeconds, '0');
  await press(page, workload.keep);
  await sees(page.getByRole('alert'), workload.typed);
  await type(page, workload.ballotSeconds, '320');
  await press(page, workload.keep);
  await sees(page, workload.kept);
  const { times, rounds } = await ada.ask('workload', { auditId });
  expect(times.ballotSeconds).toBe(320);
  expect(rounds.map(({ asked }) => asked)).toEqual([0.5, 0.7, 0.8, 0.9]);
});

test('of a batch comparison the ballots in its batches are told, and that no chance is known', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planBatches(journey, ada, 'What batches cost');
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Workload of batches');
  await visit(page, `/audits/${auditId}/workload`);
  const costs = tableOf(page, workload.cost);
  await costs.waitFor();
  expect((await rowsOf(costs)).map(([name]) => name)).toEqual([workload.noChance]);
  await sees(page, workload.assumesNothing);
});
