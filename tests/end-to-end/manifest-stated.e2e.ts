import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../../apps/server/src/demonstration/small-elections.ts';
import { planAudit, useFile } from '../../apps/server/src/journeys/plan-audit.ts';
import { inspectPage } from './inspect-page.ts';
import { choose, goTo, isAt, press, sees, tick, type, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* What a manager says of the numbers in a manifest, on the way to the page on which they are sealed. */

const { audit, manifest, setup } = WORDS;

const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);
const jane = await journey.clientOf(FIRST_MANAGER);

const KINDS = Object.values(manifest.kinds);
const waitingOf = (kind: string) => fill(manifest.waiting, { kind });

test('a manager says where the numbers come from, and the administrator confirms what is to be confirmed', async () => {
  const auditId = await planAudit(journey, ada, {
    name: 'Said',
    type: 'ballot-polling',
    compatibility: false,
    ...POLLING,
  });
  for (const jurisdiction of ['J1', 'J2'] as const) {
    await useFile(ada, { auditId, kind: 'manifest', jurisdiction }, POLLING.manifests[jurisdiction]);
  }
  await ada.send('declare-jurisdiction', { auditId, jurisdiction: 'J3', holdsBallots: false });
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Manifest stated');
  await visit(page, `/audits/${auditId}/office/J1`);
  await press(page, manifest.save);
  await sees(page, manifest.problems.verified);
  for (const kind of KINDS) await sees(page, fill(manifest.problems.kind, { kind }));
  await choose(page, new RegExp(`^${manifest.ways['tabulator-alone']}`));
  await type(page, manifest.by, 'Deputy clerk');
  await page.getByLabel(manifest.on, { exact: true }).fill('2024-11-08');
  for (const kind of KINDS.slice(0, -1)) await page.getByLabel(kind, { exact: true }).selectOption('included');
  const [last = ''] = KINDS.slice(-1);
  await page.getByLabel(last, { exact: true }).selectOption('not-yet-counted');
  await type(page, waitingOf(last), 'a few');
  await press(page, manifest.save);
  await sees(page, fill(manifest.problems.cards, { kind: last }));
  // What was typed survives a reload of the page.
  await page.reload();
  await type(page, waitingOf(last), '40');
  expect(await inspectPage(page, 'manifest stated')).toEqual([]);
  await press(page, manifest.save);
  await sees(page, manifest.saved);
  await sees(page, fill(manifest.listed['not-yet-counted'], { cards: 40 }));
  await eventually(
    async () => (await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).statement,
  ).toMatchObject({
    verified: 'tabulator-alone',
    on: '2024-11-08',
    ballots: { 'election-day': { listed: 'included' }, 'cured-or-late': { listed: 'not-yet-counted', cards: 40 } },
  });

  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Manifest confirmed');
  await visit(desk, `/audits/${auditId}/files`);
  await goTo(desk, audit.pages.commit);
  await isAt(desk, setup.commit.title);
  await sees(desk, fill(manifest.commit.unstated_one, { names: 'J2' }));
  await sees(desk, fill(manifest.commit.alone, { jurisdictions: 'J1' }));
  await sees(desk, fill(manifest.commit.waiting, { jurisdictions: 'J1 (40)' }));
  expect(await inspectPage(desk, 'manifest confirmed')).toEqual([]);
  await tick(desk, setup.commit.findingsConfirm);
  await press(desk, setup.commit.submit);
  await sees(desk, setup.commit.done);
  // Sealed: it is shown and no longer asked.
  await visit(page, `/audits/${auditId}/office/J1`);
  await sees(page, manifest.ways['tabulator-alone']);
  await page.getByRole('button', { name: manifest.save }).waitFor({ state: 'detached' });
});

test('what was typed of a manifest is not said of the one that takes its place before somebody has looked', async () => {
  const auditId = await planAudit(journey, ada, { name: 'Replaced', type: 'ballot-polling', ...POLLING });
  const slot = { auditId, kind: 'manifest', jurisdiction: 'J1' } as const;
  await useFile(ada, slot, POLLING.manifests.J1);
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Manifest replaced');
  await visit(page, `/audits/${auditId}/office/J1`);
  await choose(page, new RegExp(`^${manifest.ways['hand-count']}`));
  await type(page, manifest.by, 'Deputy clerk');
  await page.getByLabel(manifest.on, { exact: true }).fill('2024-11-08');
  for (const kind of KINDS) await page.getByLabel(kind, { exact: true }).selectOption('included');
  await useFile(ada, slot, POLLING.manifests.J1.replace('1,23', '1,24'));
  await sees(page, manifest.replaced.title);
  const saidOf = async () => (await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' })).statement;
  expect(await saidOf()).toBeNull();
  await press(page, manifest.replaced.holds);
  await press(page, manifest.save);
  await sees(page, manifest.saved);
  expect(await saidOf()).toMatchObject({ verified: 'hand-count', by: { text: 'Deputy clerk' } });
});

test('how the cards lie is asked where cards are compared, and batches that differ are named', async () => {
  const auditId = await planAudit(journey, ada, {
    name: 'Lie',
    type: 'ballot-comparison',
    compatibility: false,
    ...POLLING,
  });
  const J1 = { auditId, jurisdiction: 'J1' };
  const rows = ['Container,Tabulator,Batch Name,Number of Ballots', 'Box 1,T1,B1,50', 'Box 1,T2,B1,40'];
  await useFile(ada, { ...J1, kind: 'manifest' }, `${rows.join('\n')}\n`);
  const page = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(page, 'Cards lie');
  await visit(page, `/audits/${auditId}/office/J1`);
  const { order } = manifest;
  await press(page, order.save);
  await sees(page, fill(order.problems.first, { of: order.facts.all }));
  await page.getByLabel(order.scanOrderAsk, { exact: true }).selectOption('yes');
  await page.getByLabel(order.imprintAsk, { exact: true }).selectOption('no');
  await page.getByLabel(order.firstAsk, { exact: true }).selectOption('top-down');
  await press(page, order.add);
  const other = page.getByRole('group', { name: fill(order.ofBatch, { number: 1 }) });
  await other.getByLabel(order.batch, { exact: true }).fill('B1');
  await other.getByLabel(order.tabulator, { exact: true }).fill('T2');
  await other.getByLabel(order.scanOrderAsk, { exact: true }).selectOption('unknown');
  await other.getByLabel(order.imprintAsk, { exact: true }).selectOption('no');
  await other.getByLabel(order.firstAsk, { exact: true }).selectOption('top-down');
  await sees(page, order.unmatched);
  expect(await inspectPage(page, 'cards lie')).toEqual([]);
  await press(page, order.save);
  await sees(page, manifest.saved);
  await eventually(async () => (await jane.ask('jurisdiction', J1)).cardOrders?.otherwise).toMatchObject([
    { tabulator: 'T2', batch: 'B1', order: { scanOrder: 'unknown', imprinted: false } },
  ]);
});
