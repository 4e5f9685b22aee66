import type { Page } from 'playwright-core';
import { TOTP_PERIOD_MS, totpCode } from '../../apps/server/src/sign-in/totp.ts';
import { choose, isAt, press, type, visit } from './on-page.ts';
import { type Journey, newestSignInCode } from './open-journey.ts';
import { WORDS } from './words.ts';

const { account } = WORDS;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The codes of an app that has taken over this secret: of now, or of so many half minutes later. */
export function appOf(secret: string): (stepsLater?: number) => string {
  const bits = [...secret.replaceAll(' ', '')].map((one) => BASE32.indexOf(one).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return (stepsLater = 0) => totpCode(key, Math.floor(Date.now() / TOTP_PERIOD_MS) + stepsLater);
}

/** The first step: the address, and the code in the mail. */
export async function doFirstStep(journey: Journey, page: Page, email: string, at = ''): Promise<void> {
  await visit(page, `${at}/sign-in`);
  await type(page, account.signIn.email, email);
  await press(page, account.signIn.send);
  await isAt(page, account.code.title);
  await type(page, account.code.label, await newestSignInCode(journey));
  await press(page, account.code.check);
}

/** Adds an authenticator app on the page that is open, and answers its codes. */
export async function addApp(page: Page): Promise<(stepsLater?: number) => string> {
  await choose(page, account.factors.app);
  await press(page, account.factors.go);
  await page.getByRole('img', { name: account.factors.picture }).waitFor();
  const app = appOf((await page.locator('.factor-secret').textContent()) ?? '');
  await type(page, account.factors.firstCode, app());
  await press(page, account.factors.add);
  return app;
}

/** A passkey that Chromium keeps for this window, and gives without asking anybody. */
export async function giveVirtualPasskey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
