import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** A picture of the whole page at each of these widths, for whoever names a folder in `PLUMBLINE_PICTURES`; nothing for others. */
export async function pictureOf(page: Page, name: string, widths: readonly number[]): Promise<void> {
  const folder = process.env.PLUMBLINE_PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize() ?? { width: 1280, height: 1000 };
  for (const width of widths) {
    await page.setViewportSize({ ...before, width });
    await page.screenshot({ path: path.join(folder, `${name}-${width}.png`), fullPage: true });
  }
  await page.setViewportSize(before);
}
