import { publicAuditAddress } from '@plumbline/api';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { readPdf } from '../../packages/documents/src/testing/read-pdf.ts';
import { boardClient, voteFor } from './board-steps.ts';
import { inspectPage } from './inspect-page.ts';
import { isAt, press, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, eventually, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { openPolling, planPolling } from './plan-quickly.ts';
import { WORDS } from './words.ts';

/* An administrator publishes the page of an audit; whoever is not signed in reads it, on a phone, by ear and on paper; and it is withdrawn. */

const { auditPage, rounds } = WORDS;
const journey = await openJourney();
afterAll(() => journey.close());

/** Opens what an act does, and then does it. */
async function act(desk: Page, name: 'publish' | 'withdraw'): Promise<void> {
  await desk.getByText(auditPage.open[name], { exact: true }).click();
  await sees(desk, auditPage[`${name}Says`]);
  await press(desk, auditPage[name]);
}

test('the page of an audit is published, read by everybody, and withdrawn', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const auditId = await planPolling(journey, ada, 'In public');
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Downloads');
  await visit(desk, `/audits/${auditId}/reports`);
  await isAt(desk, rounds.reports.title);
  await sees(desk, auditPage.notPublished);
  const found = [...(await inspectPage(desk, 'a page that is not published'))];

  const everybody = await journey.newWindow();
  pictureOnFailure(everybody, 'The public page');
  const address = (language: 'en' | 'es') => publicAuditAddress(auditId, language);
  const hidden = await everybody.request.get(new URL(address('en'), desk.url()).href);
  expect(hidden.status()).toBe(404);

  await act(desk, 'publish');
  await desk.getByText(address('en')).waitFor();
  found.push(...(await inspectPage(desk, 'a page that is published')));

  for (const [language, title, other] of [
    ['en', 'Checking the count by hand', 'Español'],
    ['es', 'La cuenta se revisa a mano', 'English'],
  ] as const) {
    await visit(everybody, address(language));
    await everybody.getByRole('heading', { level: 1, name: title }).waitFor();
    await everybody.getByRole('link', { name: other }).waitFor();
    found.push(...(await inspectPage(everybody, `the public page (${language})`)));
    // The hand-out is two sheets of paper.
    const { pages } = await readPdf(new Uint8Array(await everybody.pdf({ preferCSSPageSize: true })));
    expect(pages.length).toBeLessThanOrEqual(2);
  }
  await everybody.getByRole('link', { name: 'English' }).click();
  await everybody.getByRole('heading', { level: 1, name: 'Checking the count by hand' }).waitFor();

  await act(desk, 'withdraw');
  await sees(desk, auditPage.notPublished);
  await eventually(async () => (await everybody.request.get(everybody.url())).status()).toBe(404);
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 180_000);

test('with the drawings of a closed round it can be used by everybody, at any width, and is three sheets for two contests', async () => {
  const ada = await journey.clientOf(ADMINISTRATOR.email);
  const jane = await journey.clientOf(FIRST_MANAGER);
  // A word that fits no phone is broken.
  const name = `With drawings of ${'N'.repeat(120)}`;
  const { place } = await openPolling(journey, ada, { name, draws: 12 });
  const { auditId } = place;
  await jane.send('create-boards', { auditId, jurisdiction: 'J2', count: 1 });
  for (const jurisdiction of ['J1', 'J2']) {
    const at = { ...place, jurisdiction };
    const { boards } = await jane.ask('jurisdiction', { auditId, jurisdiction });
    const board = await boardClient(journey, boards[0]?.link ?? '');
    await board.send('name-board-members', { ...at, members: ['Joe', 'Ann'] });
    const { ballots } = await board.ask('board', at);
    for (const { ballot } of ballots) {
      await board.send('record-ballot', { ...at, ballot, record: voteFor('candidate 1'), basedOn: null });
    }
    await board.send('sign-off-board', { ...at, typedNames: ['Joe', 'Ann'] });
  }
  await ada.send('close-round', { auditId, round: 1 });
  await ada.send('publish-audit-page', { auditId });
  const everybody = await journey.newWindow();
  pictureOnFailure(everybody, 'The public page with drawings');
  const found: string[] = [];
  for (const language of ['en', 'es'] as const) {
    await visit(everybody, publicAuditAddress(auditId, language));
    await everybody
      .getByRole('img', { name: /Contest 1/ })
      .first()
      .waitFor();
    found.push(...(await inspectPage(everybody, `the public page with drawings (${language})`)));
    const { pages } = await readPdf(new Uint8Array(await everybody.pdf({ preferCSSPageSize: true })));
    expect(pages.length).toBeLessThanOrEqual(3);
  }
  expect(found).toEqual([]);
  expect(journey.complaints).toEqual([]);
}, 240_000);
