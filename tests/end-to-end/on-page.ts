import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { fill, WORDS } from './words.ts';

/* What everybody does on every page, found as people find it: by what is written there. */

type Place = Page | Locator;

/**
 * Goes to an address, as a person types one. A page that is itself on its way somewhere, as after signing out, ends that
 * first: of two journeys at once the browser gives up the one that was asked for, where a person would type it again.
 *
 * @throws whatever else keeps the address from being opened
 */
export async function visit(page: Page, address: string): Promise<void> {
  try {
    await page.goto(address);
  } catch (error) {
    if (!(error instanceof Error) || !/net::ERR_ABORTED|interrupted by another navigation/.test(error.message))
      throw error;
    await page.waitForLoadState();
    await page.goto(address);
  }
}

/** Until half a second after something was replaced in place: nobody presses sooner on purpose. */
export async function standsStill(page: Page): Promise<void> {
  await page.locator('[data-fresh]').first().waitFor({ state: 'detached' });
}

export async function press(place: Place, name: string): Promise<void> {
  const button = place.getByRole('button', { name, exact: true });
  await button.waitFor();
  await standsStill(button.page());
  await button.click();
}

export async function follow(place: Place, name: string): Promise<void> {
  const link = place.getByRole('link', { name, exact: true });
  await link.waitFor();
  await standsStill(link.page());
  await link.click();
}

export async function type(place: Place, label: string, text: string): Promise<void> {
  await place.getByRole('textbox', { name: label, exact: true }).fill(text);
}

/** By keyboard, which works wherever the box is drawn. */
export async function tick(place: Place, label: string | RegExp): Promise<void> {
  const box = place.getByRole('checkbox', { name: label, exact: typeof label === 'string' });
  await box.waitFor();
  await standsStill(box.page());
  await box.press('Space');
}

/** Chooses one of several, whose tile begins with this. */
export async function choose(place: Place, name: string | RegExp): Promise<void> {
  const tile = place.getByRole('radio', { name: typeof name === 'string' ? new RegExp(`^${name}`) : name });
  await tile.waitFor();
  await standsStill(tile.page());
  await tile.check();
}

export async function sees(place: Place, text: string | RegExp): Promise<void> {
  await place.getByText(text).first().waitFor();
}

export async function isAt(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await standsStill(page);
}

/** Opens a page of the audit from the list that is beside every page. */
export async function goTo(page: Page, name: string): Promise<void> {
  await follow(page.getByRole('navigation', { name: WORDS.audit.pages.label }), name);
  await page
    .getByRole('navigation', { name: WORDS.audit.pages.label })
    .getByRole('link', { name, exact: true })
    .and(page.locator('[aria-current=page]'))
    .waitFor();
}

/** Does what the card at the top right says is to be done now. */
export async function followNextStep(page: Page, name: string): Promise<void> {
  await follow(page.getByRole('region', { name: WORDS.audit.next.eyebrow, exact: true }), name);
}

export function tableOf(place: Place, caption: string): Locator {
  return place.getByRole('table', { name: caption, exact: true });
}

/** The cells of a table, row by row, without its head. */
export function rowsOf(table: Locator): Promise<readonly (readonly string[])[]> {
  return table
    .locator('tbody tr, tfoot tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())),
    );
}

/** Chooses a file in the slot of its kind, and puts it to use when it was read without a problem. */
export async function useFile(place: Page, kind: keyof typeof WORDS.audit.fileKinds, text: string): Promise<void> {
  const slot = slotOf(place, kind);
  await chooseFile(place, kind, text);
  await press(slot, WORDS.files.check.use);
  await slot.getByText(WORDS.files.registered, { exact: true }).waitFor();
}

export function slotOf(place: Page, kind: keyof typeof WORDS.audit.fileKinds): Locator {
  return place.getByRole('region', { name: WORDS.audit.fileKinds[kind], exact: true });
}

export async function chooseFile(
  place: Page,
  kind: keyof typeof WORDS.audit.fileKinds,
  text: string,
  name = `${kind}.csv`,
): Promise<void> {
  const input = slotOf(place, kind).getByLabel(fill(WORDS.files.chooseFor, { kind: WORDS.audit.fileKinds[kind] }));
  await input.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  await sees(slotOf(place, kind), fill(WORDS.files.check.title, { name }));
}

/** Follows a download link and answers the text of the file. */
export async function download(page: Page, name: string): Promise<string> {
  return (await downloadBytes(page, name)).toString('utf8');
}

/** The same of a file that is no text. */
export async function downloadBytes(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), follow(page, name)]);
  return readFile(await file.path());
}

/** Pastes what was copied elsewhere into the field that has the focus. */
export async function paste(page: Page, text: string): Promise<void> {
  // As text, because it runs in the browser, whose types the tests do not have.
  await page.evaluate(`
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  `);
}
