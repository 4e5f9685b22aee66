import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { POLLING } from '../demonstration/small-elections.ts';
import { planAudit } from '../journeys/plan-audit.ts';
import { readLog } from '../log/read-log.ts';
import { organizationChain } from '../stores/organizations.ts';
import { newToken } from '../stores/token.ts';
import { openIdentityProvider, type TestAccount } from '../testing/identity-provider.ts';
import { addApp } from '../testing/sign-in-with-factor.ts';
import { ADMINISTRATOR, openTestOffice, type TestPerson } from '../testing/test-office.ts';
import { openAccountProvider } from './accounts/account-provider.ts';

/* Administrators who sign in with an account of a real provider on this computer, and whoever tries to with another's. */

const identity = await openIdentityProvider();
const { issuer, clientId, clientSecret } = identity;
const account = openAccountProvider({ issuer, clientId, clientSecret, name: 'the county account' });
const office = await openTestOffice({ jobs: false, account });
// The provider runs by the true time, and so does whoever compares with it.
office.clock.now = new Date();
identity.allow(`${office.origin}/sign-in/account`);
afterAll(async () => {
  await office.close();
  await identity.close();
});
const ADA: TestAccount = { email: ADMINISTRATOR, isVerified: true };

/** A browser of its own as the provider sees it: it follows redirects within it, and stops where it is sent back. */
function visitorOfProvider() {
  const cookies = new Map<string, string>();
  let presses = 0;
  const go = async (address: string, method = 'GET'): Promise<string> => {
    for (let hops = 0; hops < 12; hops += 1) {
      if (!address.startsWith(issuer)) return address;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(address, { method, redirect: 'manual', headers: { cookie } });
      for (const set of response.headers.getSetCookie()) {
        const [name = '', ...value] = (set.split(';')[0] ?? '').split('=');
        cookies.set(name, value.join('='));
      }
      const next = response.headers.get('location');
      if (next !== null) {
        address = new URL(next, address).href;
        method = 'GET';
        continue;
      }
      // The page with the button.
      if (response.status !== 200 || method === 'POST') throw new Error(`${response.status} ${await response.text()}`);
      method = 'POST';
      presses += 1;
    }
    throw new Error('the provider leads round in a circle');
  };
  return { go, presses: () => presses };
}

async function begin(person: TestPerson) {
  const browser = newToken();
  const { address } = await person.send('begin-account-sign-in', { browser });
  return { browser, address };
}

async function answerFrom(address: string, who = ADA, visitor = visitorOfProvider()): Promise<string> {
  identity.be(who);
  return new URL(await visitor.go(address)).search.slice(1);
}

test('an administrator signs in with an account, and gives the second factor as after a code', async () => {
  const person = office.nobody();
  expect((await person.ask('session', {})).account).toBe('the county account');
  const { browser, address } = await begin(person);
  const asked = new URL(address).searchParams;
  expect(asked.get('max_age')).toBe('0');
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
  const answer = await answerFrom(address);
  await person.send('sign-in-with-account', { browser, answer });
  expect(await person.ask('session', {})).toMatchObject({ person: null, nextFactor: { step: 'add' } });
  await addApp(office, person);
  expect((await person.ask('session', {})).person).toMatchObject({ name: 'Ada Warren' });
});

test('whoever is signed in at the provider is asked there again', async () => {
  const visitor = visitorOfProvider();
  await answerFrom((await begin(office.nobody())).address, ADA, visitor);
  const before = visitor.presses();
  const person = office.nobody();
  const { browser, address } = await begin(person);
  const answer = await answerFrom(address, ADA, visitor);
  expect(visitor.presses()).toBeGreaterThan(before);
  await person.send('sign-in-with-account', { browser, answer });
});

test('an address that is not verified, and one of somebody who administers nothing, are refused', async () => {
  const ada = await office.signedIn(ADMINISTRATOR);
  await planAudit(office, ada, { name: `Accounts ${randomUUID()}`, type: 'ballot-polling', ...POLLING });
  const verdictOf = async (who: TestAccount) => {
    const person = office.nobody();
    const { browser, address } = await begin(person);
    return (await person.refused('sign-in-with-account', { browser, answer: await answerFrom(address, who) })).code;
  };
  expect(await verdictOf({ email: ADMINISTRATOR, isVerified: false })).toBe('account-unverified');
  expect(await verdictOf({ email: 'somebody@else.example', isVerified: true })).toBe('account-unknown');
  expect(await verdictOf({ email: 'jane@j1.example', isVerified: true })).toBe('account-unknown');
  const entries = await readLog(office.services.db, organizationChain(office.organizationId));
  const text = entries.map((entry) => entry.body).join('\n');
  for (const reason of ['unverified', 'not-administrator']) expect(text).toContain(`"reason":"${reason}"`);
});

test('an answer is taken only from the page that asked for it, once, and for ten minutes', async () => {
  const attacker = await begin(office.nobody());
  const stolen = await answerFrom(attacker.address);
  // The attacker sends the victim a link with the attacker's own answer: the victim's page has another secret, or none.
  const victim = office.nobody();
  const own = await begin(victim);
  for (const browser of [own.browser, 'x'.repeat(43)]) {
    expect((await victim.refused('sign-in-with-account', { browser, answer: stolen })).code).toBe('account-lapsed');
  }
  // The state of one sign-in with the code of another: the verifier does not fit.
  const mixed = new URLSearchParams(stolen);
  mixed.set('state', new URL(own.address).searchParams.get('state') ?? '');
  const { browser } = own;
  expect((await victim.refused('sign-in-with-account', { browser, answer: mixed.toString() })).code).toBe(
    'account-refused',
  );
  const person = office.nobody();
  const good = await begin(person);
  const answer = await answerFrom(good.address);
  await person.send('sign-in-with-account', { browser: good.browser, answer });
  expect((await office.nobody().refused('sign-in-with-account', { browser: good.browser, answer })).code).toBe(
    'account-lapsed',
  );
  const late = await begin(person);
  const lateAnswer = await answerFrom(late.address);
  office.clock.now = new Date(office.clock.now.getTime() + 10 * 60_000);
  expect((await person.refused('sign-in-with-account', { browser: late.browser, answer: lateAnswer })).code).toBe(
    'account-lapsed',
  );
  office.clock.now = new Date();
});

test('what the provider refuses, and what nobody asked for, signs nobody in', async () => {
  const person = office.nobody();
  const { browser, address } = await begin(person);
  const state = new URL(address).searchParams.get('state') ?? '';
  const given = new URLSearchParams({ error: 'access_denied', state, iss: issuer }).toString();
  expect((await person.refused('sign-in-with-account', { browser, answer: given })).code).toBe('account-refused');
  for (const answer of ['', 'code=x', 'code=x&state=y', '%%%']) {
    expect((await person.refused('sign-in-with-account', { browser, answer })).code).toBe('account-lapsed');
  }
  expect(await person.ask('session', {})).toMatchObject({ person: null, nextFactor: null });
});

test('a provider that is away is said to be, and one that was away is asked again', async () => {
  const away = openAccountProvider({ issuer: 'http://127.0.0.1:1', clientId, clientSecret, name: 'x' });
  await expect(away.ask('http://127.0.0.1/x')).rejects.toThrow();
  await expect(away.ask('http://127.0.0.1/x')).rejects.toThrow();
});

test('an answer by somebody who gave the account before the sign-in began is refused', async () => {
  const person = office.nobody();
  const { browser, address } = await begin(person);
  const answer = await answerFrom(address);
  // As if the sign-in had begun after the account was given.
  await office.services.db
    .updateTable('account_sign_in')
    .set({ made_at: new Date(Date.now() + 5 * 60_000) })
    .execute();
  expect((await person.refused('sign-in-with-account', { browser, answer })).code).toBe('account-refused');
});
