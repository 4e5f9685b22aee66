import { mkdir } from 'node:fs/promises';
import process from 'node:process';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { openIdentityProvider } from '../../apps/server/src/testing/identity-provider.ts';
import { isAt, press, sees, visit } from './on-page.ts';
import { ADMINISTRATOR, openJourney, pictureOnFailure } from './open-journey.ts';
import { addApp } from './second-factor-steps.ts';
import { fill, WORDS } from './words.ts';

const { account, home } = WORDS;
const identity = await openIdentityProvider();
const NAME = 'your county account';
const journey = await openJourney({
  PLUMBLINE_OIDC_ISSUER: identity.issuer,
  PLUMBLINE_OIDC_CLIENT_ID: identity.clientId,
  PLUMBLINE_OIDC_CLIENT_SECRET: identity.clientSecret,
  PLUMBLINE_OIDC_NAME: NAME,
});
identity.allow(`${journey.origin}/sign-in/account`);
afterAll(async () => {
  await journey.close();
  await identity.close();
});

/** With a folder in `PLUMBLINE_PICTURES`, each screen as it looks at a desk and on a narrow phone. */
async function look(page: Page, name: string): Promise<void> {
  const folder = process.env.PLUMBLINE_PICTURES;
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
  }
}

/** Goes to the provider, and presses its button until it sends the browser back. */
async function giveAccount(page: Page, who: { readonly email: string; readonly isVerified: boolean }): Promise<void> {
  identity.be(who);
  await press(page, fill(account.signIn.account, { name: NAME }));
  await pressAtProvider(page);
}

/** Who it is, and that this server may know it. */
async function pressAtProvider(page: Page): Promise<void> {
  for (let presses = 0; presses < 2; presses += 1) {
    await page.waitForURL(`${identity.issuer}/say/**`);
    const address = page.url();
    await page.getByRole('button', { name: 'Sign me in' }).click();
    await page.waitForURL((url) => url.href !== address);
  }
}

test('an administrator signs in with the account of the office, adds a second factor, and is where they wanted to be', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'Account');
  await visit(page, '/account');
  await isAt(page, account.signIn.title);
  await look(page, 'sign-in-account');
  await giveAccount(page, { email: ADMINISTRATOR.email, isVerified: true });
  await isAt(page, account.factors.addTitle);
  expect(page.url()).not.toContain('code=');
  await addApp(page);
  await isAt(page, account.factors.codesTitle);
  await press(page, account.factors.codesKept);
  await isAt(page, account.sessions.title);
  expect(journey.complaints).toEqual([]);
});

test('who may not is told why in red on the first page, and can still ask for a code there', async () => {
  const page = await journey.newWindow();
  pictureOnFailure(page, 'Account refused');
  await visit(page, '/sign-in');
  await isAt(page, account.signIn.title);
  await giveAccount(page, { email: 'somebody@else.example', isVerified: true });
  await sees(page.getByRole('alert'), account.signIn.refused['account-unknown'].title);
  await isAt(page, account.signIn.title);
  await look(page, 'refused-account');
  await page.getByRole('textbox', { name: account.signIn.email, exact: true }).waitFor();
  const other = await journey.newWindow();
  await visit(other, '/sign-in');
  await giveAccount(other, { email: ADMINISTRATOR.email, isVerified: false });
  await sees(other.getByRole('alert'), account.signIn.refused['account-unverified'].title);
});

test('an answer that another browser asked for signs nobody in', async () => {
  const attacker = await journey.newWindow();
  pictureOnFailure(attacker, 'Account of another browser');
  let stolen = '';
  attacker.on('request', (request) => {
    if (request.url().includes('/sign-in/account?')) stolen = request.url();
  });
  // The attacker keeps the answer for somebody else.
  await attacker.route('**/api/commands/sign-in-with-account', (route) => route.abort());
  await visit(attacker, '/sign-in');
  identity.be({ email: ADMINISTRATOR.email, isVerified: true });
  await press(attacker, fill(account.signIn.account, { name: NAME }));
  await pressAtProvider(attacker);
  expect(stolen).toContain('code=');
  const victim = await journey.newWindow();
  await visit(victim, stolen);
  await sees(victim.getByRole('alert'), account.signIn.refused['account-lapsed'].title);
  expect(await victim.getByText(home.title).count()).toBe(0);
});
