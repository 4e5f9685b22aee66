import { afterAll, expect, test } from 'vitest';
import { BATCHES } from '../../apps/server/src/demonstration/small-elections.ts';
import { openFirstRound, planAudit, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import { inspectPage } from './inspect-page.ts';
import { choose, press, sees, type, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* A manager hands out the list of batches in parts, and the office sees it in its progress. */

const { office } = WORDS;
const PICTURES = process.env.PLUMBLINE_PICTURES;

const journey = await openJourney();
afterAll(() => journey.close());

test('a manager divides the list, hands out a part, and the office sees who has it', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const jane = await journey.clientOf(FIRST_MANAGER);
  const auditId = await planAudit(journey, ada, { name: 'Lists handed out', type: 'batch-comparison', ...BATCHES });
  for (const jurisdiction of ['J1', 'J2'] as const) {
    const { manifest, totals } = BATCHES.files[jurisdiction];
    const [header, ...rows] = manifest.trim().split('\n');
    const boxed = rows.map((row, at) => `Box ${at < 4 ? 'A' : 'B'},${row}`);
    await useFile(jane, { auditId, kind: 'manifest', jurisdiction }, [`Container,${header}`, ...boxed].join('\n'));
    await useFile(jane, { auditId, kind: 'candidate-totals', jurisdiction }, totals);
  }
  await openFirstRound(ada, { auditId, seed: '1234567890', sampleSizes: { 'Contest 1': 7 } });

  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'Lists, manager');
  await visit(desk, `/audits/${auditId}/office/J1`);
  await desk.getByText(office.list.title, { exact: true }).click();
  await press(desk, office.list.submit);
  await sees(desk, office.list.personMissing);
  await desk
    .getByLabel(office.list.part)
    .selectOption({ label: fill(office.list.container, { name: 'Box A', units: 3 }) });
  await type(desk, office.list.person, 'Rita Runner');
  await choose(desk, office.list.ways.mailed);
  await press(desk, office.list.submit);
  await sees(desk, office.list.emailMissing);
  await choose(desk, office.list.ways.downloaded);
  await press(desk, office.list.submit);
  await sees(desk, fill(office.list.noted, { person: 'Rita Runner' }));
  const found = [...(await inspectPage(desk, 'desk with a list that was taken'))];
  if (PICTURES !== undefined) {
    await desk.screenshot({ path: `${PICTURES}/list-desk.png`, fullPage: true });
    await desk.setViewportSize({ width: 390, height: 800 });
    await desk.screenshot({ path: `${PICTURES}/list-desk-390.png`, fullPage: true });
  }
  const page = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(page, 'Lists, administrator');
  await visit(page, `/audits/${auditId}/progress`);
  await sees(page, /List taken .* by Rita Runner/);
  found.push(...(await inspectPage(page, 'progress with a list that was taken')));
  if (PICTURES !== undefined) {
    await page.screenshot({ path: `${PICTURES}/list-progress.png`, fullPage: true });
    await page.setViewportSize({ width: 390, height: 800 });
    await page.screenshot({ path: `${PICTURES}/list-progress-390.png`, fullPage: true });
  }
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 180_000);
