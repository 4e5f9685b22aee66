import axe from 'axe-core';
import type { Page } from 'playwright-core';
import {
  actionsOutOfReach,
  axeFindings,
  hiddenColumns,
  isDrawn,
  isSettled,
  sidewaysFindings,
} from './page-findings.mjs';

const DESK = { width: 1280, height: 1000 };
/** A small phone, and what remains of a window of 1280 by 1024 at 400 %. */
const NARROW = { width: 320, height: 700 };
const ZOOMED = { width: 320, height: 256 };

/** What a machine can say about who could not use the page as it is on the screen; empty when there is nothing. */
export async function inspectPage(page: Page, state: string): Promise<readonly string[]> {
  await settle(page);
  await page.evaluate(`window.axe === undefined && (() => { ${axe.source} })()`);
  const findings = await page.evaluate(axeFindings);
  await page.setViewportSize(NARROW);
  await settle(page);
  findings.push(...(await page.evaluate(axeFindings)), ...(await page.evaluate(sidewaysFindings)));
  findings.push(...(await page.evaluate(hiddenColumns)));
  await page.setViewportSize(ZOOMED);
  findings.push(...(await page.evaluate(actionsOutOfReach)), ...(await page.evaluate(sidewaysFindings)));
  await page.setViewportSize(DESK);
  return [...new Set(findings)].map((finding) => `${state}: ${finding}`);
}

async function settle(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(isSettled);
  await page.evaluate(isDrawn);
}
