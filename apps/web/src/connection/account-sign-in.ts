/*
 * A sign-in with an account leaves this server and comes back. The page that began it keeps a secret in its tab, and where the person
 * wanted to go; the answer is worth something together with that secret only.
 */

const KEPT = 'plumbline-account';

type Begun = { readonly browser: string; readonly next: string };

/** A new secret of this tab, kept until the answer comes. */
export function keepAccountSignIn(next: string): string {
  const browser = [...crypto.getRandomValues(new Uint8Array(32))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  const begun: Begun = { browser, next };
  sessionStorage.setItem(KEPT, JSON.stringify(begun));
  return browser;
}

/** What was kept when it began, once; an empty secret where this tab began nothing. */
export function takeAccountSignIn(): Begun {
  const kept = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (kept === null) return { browser: '', next: '/' };
  // Written by `keepAccountSignIn` in this same tab.
  return JSON.parse(kept) as Begun;
}
