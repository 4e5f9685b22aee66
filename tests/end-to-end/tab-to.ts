import { assert } from '@plumbline/prelude';
import type { Locator, Page } from 'playwright-core';
import { standsStill } from './on-page.ts';
import { isFocused, showsFocus } from './page-findings.mjs';

/** More than are on any page of a journey. */
export const TABS_MAX = 60;

/** Presses Tab until the focus is there, and makes sure that it can be seen. */
export async function tabTo(page: Page, role: 'button' | 'link' | 'textbox', name: string | RegExp): Promise<Locator> {
  const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
  await target.waitFor();
  await standsStill(page);
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if (await target.evaluate(isFocused)) {
      assert(await target.evaluate(showsFocus), 'the focus is seen', { role, name: String(name) });
      return target;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not get to the ${role} “${String(name)}”.`);
}
