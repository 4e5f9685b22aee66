import { writeFileSync } from 'node:fs';
import { reducePng } from './reduce-png.mjs';

/** Pictures are looked at side by side in a web page: none may be heavier than this. */
const BYTES_MAX = 200_000;
const HEIGHTS = [1_600, 1_300, 1_000, 700];

/** A picture of the page at this width, from its top as far down as the size allows. */
export async function takePicture(page, { width, file }) {
  await page.setViewportSize({ width, height: 800 });
  await settle(page);
  const full = await page.evaluate(() => document.documentElement.scrollHeight);
  for (const height of HEIGHTS) {
    // A window as tall as the picture: what sticks to its edges is where people see it.
    await page.setViewportSize({ width, height: Math.min(height, Math.max(full, 400)) });
    await page.evaluate(() => window.scrollTo(0, 0));
    await settle(page);
    const picture = reducePng(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    if (picture.length > BYTES_MAX) continue;
    writeFileSync(file, picture);
    return;
  }
  throw new Error(`${file} would be larger than ${BYTES_MAX} bytes.`);
}

/** Until nothing is loading: the title is there, no placeholder, fonts there, and two frames drawn. */
async function settle(page) {
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy=true]') === null);
  await page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
  });
}
