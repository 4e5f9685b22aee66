import type { AddedFactor, FactorAnswer, FactorOffer } from '@plumbline/api';

type NewPasskey = Extract<AddedFactor, { readonly kind: 'passkey' }>['passkey'];
type PasskeyAnswer = Extract<FactorAnswer, { readonly kind: 'passkey' }>['passkey'];
type OptionsOf<Kind extends FactorOffer['kind']> = Extract<
  FactorOffer,
  { readonly kind: Kind; readonly options: unknown }
>['options'];

/** Passkeys belong to a name; at a number, such as 127.0.0.1, browsers have none. */
export function canUsePasskeys(): boolean {
  const isNumber = /^(?:[\d.]+|\[.*\])$/.test(window.location.hostname);
  return (
    !isNumber && typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential
  );
}

/** Has the browser make a passkey; undefined if the person did not go through with it. */
export async function createPasskey(options: OptionsOf<'new-passkey'>): Promise<NewPasskey | undefined> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON({
    ...options,
    pubKeyCredParams: [...options.pubKeyCredParams],
    excludeCredentials: [...options.excludeCredentials],
  });
  const made = await navigator.credentials.create({ publicKey }).catch(() => null);
  // What stands in it beyond the contract the server leaves unread.
  return made instanceof PublicKeyCredential ? (made.toJSON() as NewPasskey) : undefined;
}

/** Has a passkey answer; undefined if the person did not go through with it. */
export async function askPasskey(options: OptionsOf<'passkey'>): Promise<PasskeyAnswer | undefined> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...options,
    allowCredentials: [...options.allowCredentials],
  });
  const given = await navigator.credentials.get({ publicKey }).catch(() => null);
  return given instanceof PublicKeyCredential ? (given.toJSON() as PasskeyAnswer) : undefined;
}
