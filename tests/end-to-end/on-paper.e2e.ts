import { commandsOf } from '@plumbline/ballot-management/testing/play-room';
import { county } from '@plumbline/ballot-management/testing/tamarack';
import { assert } from '@plumbline/prelude';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { readPdf } from '../../packages/documents/src/testing/read-pdf.ts';
import { pagesOf } from '../pages-of-app.ts';
import { boardClient, nameMembers, sitDown, voteFor } from './board-steps.ts';
import { follow, isAt, visit } from './on-page.ts';
import { ADMINISTRATOR, FIRST_MANAGER, openJourney, pictureOnFailure } from './open-journey.ts';
import { pictureOf } from './picture-of.ts';
import { openBatches, openPolling } from './plan-quickly.ts';
import { WORDS } from './words.ts';

/* Whoever finds a printed page later can tell what it belongs to. */

const { board, audit, drawn } = WORDS;
const AUDIT = 'On paper';
const journey = await openJourney();
afterAll(() => journey.close());
const ada = await journey.clientOf(ADMINISTRATOR.email);

/** The widths of Letter, A4 and A3 on its side between their margins, in pixels of the browser. */
const PAPERS = { letter: 710, a4: 688, wide: 1482 };

/** What is cut off on paper. */
async function cutOff(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [paper, width] of Object.entries(PAPERS)) {
    for (const one of await cutOffAt(page, width)) found.push(`${paper}: ${one}`);
  }
  return found;
}

/** What lies beyond a page of this width, what scrolls inside its own frame, and a page that is used by half. */
async function cutOffAt(page: Page, paperWidth: number): Promise<readonly string[]> {
  const screen = page.viewportSize();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: paperWidth, height: 900 });
  // As text, because these tests know nothing of the types of a browser.
  const cut = await page.evaluate<readonly string[]>(`
    [...document.querySelectorAll('main *')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden, svg'))
      .flatMap((element) => {
        const { right, width } = element.getBoundingClientRect();
        const scrolls = ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX);
        const isCut = (width > 0 && right > ${paperWidth + 1}) || (scrolls && element.scrollWidth > element.clientWidth + 1);
        return isCut ? [element.tagName + ' ' + element.className + ': ' + element.textContent.slice(0, 60)] : [];
      })`);
  const content = await page
    .locator('.audit-content')
    .first()
    .boundingBox({ timeout: 100 })
    .catch(() => null);
  const isNarrow = content !== null && content.width < paperWidth / 2;
  await page.emulateMedia({ media: null });
  if (screen !== null) await page.setViewportSize(screen);
  return isNarrow ? [...cut, `content is ${content.width} wide`] : cut;
}

/** The text of the page as the browser prints it, blanks and line ends as one blank. */
async function printed(page: Page): Promise<string> {
  await page.waitForLoadState('networkidle');
  const { pages } = await readPdf(await page.pdf({ format: 'Letter' }));
  const text = pages.map((one) => one.text).join('\n');
  // The browser sets some pairs of letters as one sign.
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ');
}

test('every page prints with office, election, audit, time and fingerprint', async () => {
  const { place, link } = await openPolling(journey, ada, { name: AUDIT, draws: 6 });
  const { auditId } = place;
  const { heading } = await ada.ask('round-progress', { auditId });
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'On paper');
  const table = await sitDown(journey, link);
  await nameMembers(table, ['Joe', 'Ann']);
  const { head } = (await ada.ask('round-progress', { auditId })).heading;
  const groups = head.hash.match(/.{8}/g)?.join(' ') ?? '';

  const pages: string[] = [];
  for (const name of [
    'participants',
    'contests',
    'settings',
    'files',
    'commit',
    'seed',
    'launch',
    'progress',
    'result',
    'reports',
    'log',
  ]) {
    await visit(desk, `/audits/${auditId}/${name}`);
    await desk.getByText(audit.pages.label).first().waitFor({ state: 'attached' });
    await desk.locator('.print-head', { hasText: head.hash.slice(0, 8) }).waitFor({ state: 'attached' });
    // Drawn only where somebody looks at them: of a state they are more than all the rest of the page.
    expect(await desk.locator('.drawn table').count(), name).toBe(0);
    pages.push(await printed(desk));
    expect(await cutOff(desk), name).toEqual([]);
  }
  // Of a drawing the figures are on paper, though they are folded on the screen.
  const { margins, sample } = drawn;
  expect(pages[9]).toContain(`${margins.votes} ${margins.ballots}`);
  expect(pages[9]).not.toContain('Save as picture');
  // Those of the sample stand in the table of the jurisdictions, and once is enough: of a state it is forty pages.
  expect(pages[7]).toContain(sample.title);
  expect(pages[7]).not.toMatch(/Drawn Done To go/);
  await table.locator('.print-head', { hasText: head.hash.slice(0, 8) }).waitFor({ state: 'attached' });
  pages.push(await printed(table));

  for (const text of pages) {
    expect(text).toContain('Office of Elections');
    expect(text).toContain(heading.electionName ?? AUDIT);
    expect(text).toContain(AUDIT);
    expect(text).toMatch(/Printed [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}/);
    expect(text).toContain(`log entry ${head.number}`);
    expect(text).toContain(groups);
    expect(text).toMatch(/\b1 ?\/ ?\d/);
  }
  expect(pages.at(-1)).toContain(place.board);
  expect(pages.at(-1)).not.toContain(board.strip.saved);
});

test('pages that belong to no audit print too, with the time, and nothing of them is cut off', async () => {
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Pages of no audit on paper');
  for (const address of ['/', '/account', `/offices/${journey.organizationId}/log`, '/planner']) {
    await visit(desk, address);
    await desk.locator('h1').first().waitFor();
    const text = await printed(desk);
    expect(text, address).toMatch(/Printed [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}/);
    expect(text, address).toMatch(/\b1 ?\/ ?\d/);
    expect(await cutOff(desk), address).toEqual([]);
  }
});

test('the pages of a jurisdiction and of a ballot room are whole on paper too', async () => {
  const auditId = await openBatches(journey, ada, 'Batches on paper');
  const jane = await journey.clientOf(FIRST_MANAGER);
  const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const votes = { 'Contest 1': { 'candidate 1': 100, 'candidate 2': 50, 'candidate 3': 40 } };
  for (const { batch } of batches) {
    const entry = { auditId, jurisdiction: 'J1', batch, sheets: [{ name: 'Sheet 1', votes }], basedOn: null };
    await jane.send('record-batch', entry);
  }
  const desk = await journey.windowOf(FIRST_MANAGER);
  pictureOnFailure(desk, 'A desk on paper');
  const office = `/audits/${auditId}/office/J1`;
  const [first] = batches;
  const addresses = [office, `${office}/tallies`, `${office}/finalize`, `${office}/people`, `${office}/room`];
  for (const address of [...addresses, `${office}/tallies?${new URLSearchParams({ batch: first?.batch ?? '' })}`]) {
    await visit(desk, address);
    await desk.locator('h1').first().waitFor();
    expect(await printed(desk), address).toContain('Batches on paper');
    expect(await cutOff(desk), address).toEqual([]);
  }

  const { electionId } = (await ada.ask('plan', { auditId })).election;
  const addressOf = (account: string) => `${account}@paper.example`;
  await journey.loadRoom({ electionId, jurisdiction: 'J2' }, commandsOf(county()), addressOf);
  const director = await journey.windowOf(addressOf('osei'));
  pictureOnFailure(director, 'A ballot room on paper');
  for (const name of pagesOf('ballot-room')) {
    const address = `/elections/${electionId}/ballots/J2/${name}`;
    await visit(director, address);
    await director.locator('h1').first().waitFor();
    expect(await printed(director), address).toMatch(/Printed [A-Z]/);
    expect(await cutOff(director), address).toEqual([]);
  }
});

test('the pages of cases and of an audit board are whole on paper, with what they belong to', async () => {
  const auditId = await openBatches(journey, ada, 'Cases on paper');
  const jane = await journey.clientOf(FIRST_MANAGER);
  const { batches } = await jane.ask('jurisdiction', { auditId, jurisdiction: 'J1' });
  const votes = { 'Contest 1': { 'candidate 1': 90, 'candidate 2': 50, 'candidate 3': 50 } };
  for (const { batch } of batches) {
    const entry = { auditId, jurisdiction: 'J1', batch, sheets: [{ name: 'Sheet 1', votes }], basedOn: null };
    await jane.send('record-batch', entry);
  }
  await jane.send('finalize-tallies', { auditId, jurisdiction: 'J1' });
  const [first] = (await ada.ask('cases', { auditId })).cases;
  assert(first?.unit.kind === 'batch', 'what was counted otherwise is a case', first);
  const { batch } = first.unit;
  const note = `A stack was left in the box. ${'Nobody saw it before the last count of the day. '.repeat(20)}`;
  const unit = { auditId, jurisdiction: 'J1', unit: first.unit };
  await ada.send('explain-case', { ...unit, cause: 'count-slip', note });
  const desk = await journey.windowOf(ADMINISTRATOR.email);
  pictureOnFailure(desk, 'Cases on paper');
  const search = new URLSearchParams({ kind: 'batch', name: batch, jurisdiction: 'J1' });
  for (const address of ['cases', `case?${search}`, `second-look?${search}`]) {
    await visit(desk, `/audits/${auditId}/${address}`);
    await desk.getByText(batch).first().waitFor();
    const text = await printed(desk);
    for (const part of ['Office of Elections', 'Cases on paper', batch, 'J1']) expect(text, address).toContain(part);
    expect(text, address).toMatch(/Printed [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}/);
    expect(text, address).toMatch(/log entry \d/);
    // Nothing of a long note is cut off.
    if (address.startsWith('case?')) expect(text.replaceAll(/\s+/g, ' ')).toContain(note.trim());
    expect(await cutOff(desk), address).toEqual([]);
    await pictureOf(desk, `paper-${address.split('?')[0]}`, [1280]);
  }

  const { place, link } = await openPolling(journey, ada, { name: 'Board on paper', draws: 6 });
  const table = await sitDown(journey, link);
  pictureOnFailure(table, 'A board on paper');
  const looked: string[] = [];
  const look = async (page: string) => {
    const text = await printed(table);
    for (const part of ['Board on paper', place.board]) expect(text, page).toContain(part);
    expect(text, page).toMatch(/Printed [A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}/);
    expect(await cutOff(table), page).toEqual([]);
    looked.push(page);
  };
  await look('members');
  await nameMembers(table, ['Joe', 'Ann']);
  await look('list');
  const client = await boardClient(journey, link);
  const { ballots } = await client.ask('board', place);
  const [one, ...rest] = ballots;
  assert(one !== undefined && rest.length > 0, 'ballots were drawn', ballots);
  for (const { ballot } of rest) {
    await client.send('record-ballot', { ...place, ballot, record: voteFor('candidate 1'), basedOn: null });
  }
  await follow(table, board.table.next);
  await table.getByRole('group', { name: /Contest 1$/ }).waitFor();
  await look('ballot');
  await client.send('record-ballot', { ...place, ballot: one.ballot, record: voteFor('candidate 1'), basedOn: null });
  await visit(table, '/board/sign-off');
  await isAt(table, board.signOff.title);
  await look('sign-off');
  expect(looked).toEqual(['members', 'list', 'ballot', 'sign-off']);
});
