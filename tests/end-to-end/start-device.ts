import process from 'node:process';
import { assert } from '@plumbline/prelude';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from '../../scripts/find-browser.mjs';
import { PATIENCE_MS } from './open-journey.ts';

/** A browser with a disk of its own, as a tablet or telephone has: what it keeps is there when it is started again with its profile. */
export async function startDevice(
  profile: string,
  { origin, screen }: { readonly origin: string; readonly screen: { readonly width: number; readonly height: number } },
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const executablePath = findBrowser(process.env);
  assert(executablePath !== undefined, 'there is a browser');
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    baseURL: origin,
    viewport: screen,
    timezoneId: 'America/New_York',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return { context, page: context.pages()[0] ?? (await context.newPage()) };
}
