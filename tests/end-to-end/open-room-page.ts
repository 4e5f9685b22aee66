import type { Page } from 'playwright-core';
import { follow } from './on-page.ts';
import { WORDS } from './words.ts';

/** Opens a page of a ballot room from the list beside every page, which is behind a button on a small screen. */
export async function openRoomPage(page: Page, name: string): Promise<void> {
  const list = page.getByRole('navigation', { name: WORDS.ballotRoom.pages.label });
  await list.waitFor();
  const menu = list.locator('summary');
  if (await menu.isVisible()) await menu.click();
  await follow(list, name);
}
