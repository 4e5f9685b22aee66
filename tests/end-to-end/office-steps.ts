import type { Page } from 'playwright-core';
import { follow, followNextStep, goTo, isAt, press, sees, standsStill, type, useFile, visit } from './on-page.ts';
import type { Journey, Screen } from './open-journey.ts';
import { fill, WORDS } from './words.ts';

/* The steps of a jurisdiction manager. */

const { account, audit, office } = WORDS;

/** Signs in with the code that the server, having no mail server, shows on its outbox page. */
export async function signInByCode(journey: Journey, email: string, screen?: Screen): Promise<Page> {
  const page = await journey.newWindow(screen);
  await visit(page, '/');
  await isAt(page, account.signIn.title);
  await type(page, account.signIn.email, email);
  await press(page, account.signIn.send);
  await isAt(page, account.code.title);
  const outbox = await page.context().newPage();
  await visit(outbox, '/outbox');
  const message = outbox.getByRole('listitem').filter({ hasText: fill(account.outbox.to, { to: email }) });
  const code = /\b[\dA-Z]{4}-[\dA-Z]{4}\b/.exec(await message.first().innerText())?.[0] ?? '';
  await outbox.close();
  await type(page, account.code.label, code);
  await press(page, account.code.check);
  await isAt(page, WORDS.home.managerTitle);
  return page;
}

/** Opens the desk of a jurisdiction from the manager's list. */
export async function openDesk(page: Page, auditName: string, jurisdiction: string): Promise<void> {
  await visit(page, '/');
  await follow(page.getByRole('region', { name: auditName, exact: true }).first(), jurisdiction);
  await isAt(page, jurisdiction);
}

export async function uploadBatchFiles(
  page: Page,
  files: { readonly manifest: string; readonly totals: string },
): Promise<void> {
  await useFile(page, 'manifest', files.manifest);
  await useFile(page, 'candidate-totals', files.totals);
}

/** Opens a batch in the list of tallies. */
export async function openBatch(page: Page, batch: string): Promise<void> {
  const list = page.getByRole('navigation', { name: office.tallies.list });
  await list.getByRole('button', { name: new RegExp(`^${batch}\\b`) }).click();
  await page.getByRole('heading', { level: 2, name: batch, exact: true }).waitFor();
  await standsStill(page);
}

/** Types the votes of the shown tally sheet, in the order of the choices. */
export async function typeVotes(page: Page, votes: readonly number[]): Promise<void> {
  for (const [place, count] of votes.entries()) await type(page, `candidate ${place + 1}`, String(count));
}

export async function saveTally(page: Page, batch: string): Promise<void> {
  await press(page, office.tallies.save);
  await sees(page, fill(office.tallies.saved, { batch }));
}

/** Enters a batch from one tally sheet. */
export async function enterBatch(page: Page, batch: string, votes: readonly number[]): Promise<void> {
  await openBatch(page, batch);
  await typeVotes(page, votes);
  await saveTally(page, batch);
}

export async function openTallies(page: Page): Promise<void> {
  await goTo(page, audit.pages.tallies);
  await isAt(page, office.tallies.title);
}

/** From the tallies, when every batch is entered. */
export async function finalizeTallies(page: Page): Promise<void> {
  await followNextStep(page, audit.next.steps['finalize-tallies'].button);
  await isAt(page, office.finalize.title);
  await press(page, office.finalize.submit);
  await sees(page, office.finalize.done);
}

/** Shares the ballots of the round among this many audit boards. */
export async function createBoards(page: Page, count: number): Promise<void> {
  await type(page, office.boards.count, String(count));
  await press(page, office.boards.submit);
  await page.getByRole('heading', { name: office.boards.title, exact: true }).waitFor();
}

/** The secret address that the desk has for a board. */
export async function linkOfBoard(page: Page, board: string): Promise<string> {
  const link = page.getByRole('link', { name: fill(office.boards.openLink, { board }), exact: true });
  return (await link.getAttribute('href')) ?? '';
}
