import type { AddedFactor, FactorAnswer } from '@plumbline/api';
import type { SecondFactor } from '../../stores/second-factors.ts';

/* WebAuthn: what a browser made of a question, judged by @simplewebauthn/server, which is read from disk when it is first needed. */

/** The question that was put to a passkey, and the host in whose name. */
export type PasskeyQuestion = { readonly challenge: string; readonly host: string };

type NewPasskey = Extract<AddedFactor, { readonly kind: 'passkey' }>['passkey'];
type PasskeyAnswer = Extract<FactorAnswer, { readonly kind: 'passkey' }>['passkey'];

/** ES256, EdDSA and RS256: every passkey there is knows one of them. COSE numbers of RFC 9053 and RFC 8812. */
export const PASSKEY_ALGORITHMS: readonly number[] = [-7, -8, -257];

/** The key of a new passkey; undefined if this is no answer to the question, from these pages. */
export async function readNewPasskey(
  passkey: NewPasskey,
  asked: PasskeyQuestion & { readonly origin: string },
): Promise<{ readonly credentialId: string; readonly publicKey: Buffer; readonly counter: number } | undefined> {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const verified = await verifyRegistrationResponse({
    response: { ...passkey, response: { ...passkey.response }, clientExtensionResults: {} },
    expectedChallenge: asked.challenge,
    expectedOrigin: asked.origin,
    expectedRPID: asked.host,
    requireUserVerification: false,
    supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
  }).catch(() => undefined);
  if (verified?.verified !== true) return undefined;
  const { id, publicKey, counter } = verified.registrationInfo.credential;
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter };
}

/** How often the passkey says that it was used; undefined if this is no answer of this passkey to the question, from these pages. */
export async function readPasskeyAnswer(
  passkey: PasskeyAnswer,
  asked: PasskeyQuestion & { readonly origin: string },
  known: Extract<SecondFactor, { readonly kind: 'passkey' }>,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const verified = await verifyAuthenticationResponse({
    response: { ...passkey, response: { ...passkey.response }, clientExtensionResults: {} },
    expectedChallenge: asked.challenge,
    expectedOrigin: asked.origin,
    expectedRPID: asked.host,
    requireUserVerification: false,
    credential: { id: known.credentialId, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
  }).catch(() => undefined);
  return verified?.verified === true ? verified.authenticationInfo.newCounter : undefined;
}
