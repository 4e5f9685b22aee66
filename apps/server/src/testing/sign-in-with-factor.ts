import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@plumbline/api';
import { assert } from '@plumbline/prelude';
import { TOTP_PERIOD_MS, totpCode } from '../sign-in/totp.ts';
import type { TestOffice, TestPerson } from './test-office.ts';

/** An authenticator app on a phone of the test: it knows its secret, and the time of the office. */
export type TestApp = { readonly code: () => string };

/** The apps of people whose server runs by the true time, by address, with the half minute whose code each gave last. */
export type KeptApps = Map<string, { readonly secret: string; readonly step: number }>;

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The app that has read what a page shows. */
export function appWith(secret: string, clock: { readonly now: Date }): TestApp {
  let bits = '';
  for (const symbol of secret.replaceAll(' ', '')) bits += BASE32.indexOf(symbol).toString(2).padStart(5, '0');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  return { code: () => totpCode(key, Math.floor(clock.now.getTime() / TOTP_PERIOD_MS)) };
}

/** The code in the newest message to an address. */
export async function newestCode(office: TestOffice, email: string): Promise<string> {
  const { messages } = await office.nobody().ask('outbox', {});
  const own = messages.find((message) => message.to === email && message.subject.includes('sign-in code'));
  const code = /code is ([^.]+)\./.exec(own?.text ?? '')?.[1];
  assert(code !== undefined, 'the message holds the code', own);
  return code;
}

/** A browser in which somebody has done the first step of signing in, by the code in their mail. */
export async function firstStep(office: TestOffice, email: string, browser = office.nobody()): Promise<TestPerson> {
  await browser.send('request-sign-in-code', { email });
  await browser.send('sign-in-with-code', { email, code: await newestCode(office, email) });
  return browser;
}

/** Adds an authenticator app, which completes a first sign-in. */
export async function addApp(office: TestOffice, person: TestPerson): Promise<TestApp> {
  await person.send('prepare-second-factor', { kind: 'authenticator', purpose: 'add' });
  const offer = await person.ask('second-factor-offer', {});
  assert(offer.kind === 'authenticator', 'the secret of an app was made ready', offer);
  const app = appWith(offer.secret, office.clock);
  await person.send('add-second-factor', { added: { kind: 'authenticator', code: app.code() } });
  return app;
}

/** Does the second step of signing in, where the server asks for one: adds an app, or gives the next code of the one that was kept. */
export async function doSecondStep(client: Client, email: string, apps: KeptApps): Promise<void> {
  const session = await client.ask('session', {});
  assert(session.ok, 'the server says who is signed in', session);
  const next = session.value.nextFactor ?? undefined;
  if (next === undefined) return;
  const now = Math.floor(Date.now() / TOTP_PERIOD_MS);
  const kept = apps.get(email);
  if (next.step === 'answer') {
    assert(kept !== undefined, 'the app was kept when it was added', email);
    const step = Math.max(now, kept.step + 1);
    // Who signs in three times within a half minute waits for a code that the server takes, as a person would.
    await sleep(Math.max(0, (step - 1) * TOTP_PERIOD_MS - Date.now()));
    const code = appWith(kept.secret, { now: new Date(step * TOTP_PERIOD_MS) }).code();
    const answer = { kind: 'authenticator', code } as const;
    const answered = await client.send('answer-second-factor', { answer }, crypto.randomUUID());
    assert(answered.ok, 'the code of the app is right', answered);
    apps.set(email, { ...kept, step });
    return;
  }
  const prepared = await client.send(
    'prepare-second-factor',
    { kind: 'authenticator', purpose: 'add' },
    crypto.randomUUID(),
  );
  const offer = await client.ask('second-factor-offer', {});
  assert(prepared.ok && offer.ok && offer.value.kind === 'authenticator', 'an app was made ready', offer);
  const { secret } = offer.value;
  const code = appWith(secret, { now: new Date(now * TOTP_PERIOD_MS) }).code();
  const added = await client.send('add-second-factor', { added: { kind: 'authenticator', code } }, crypto.randomUUID());
  assert(added.ok, 'the app is added', added);
  apps.set(email, { secret, step: now });
}
