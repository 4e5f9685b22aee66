import { createHmac, hash, randomInt } from 'node:crypto';
import { RECOVERY_CODE_LENGTH, SIGN_IN_CODE_SYMBOLS } from '@plumbline/api';
import type { SecondFactor } from '../../stores/second-factors.ts';

const MINUTE_MS = 60_000;
/** How long what was made ready can be added or answered with. */
export const OFFER_MS_MAX = 10 * MINUTE_MS;
export const FACTORS_MAX = 5;
export const RECOVERY_CODES = 10;

/**
 * Wrong codes of a kind that are looked at within a day. Three of a million codes of an app are good at a time, so that somebody who
 * reads a person's mail all year and tries as often as they may gets in with 365 · 10 · 3 / 10⁶ = 1.1 %, seen by everybody in the log.
 */
export const WRONG_MAX = 10;
export const WRONG_MS = 24 * 60 * MINUTE_MS;

/** Codes to be written down: the symbols of a sign-in code, and half as many again. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const symbols = Array.from({ length: RECOVERY_CODE_LENGTH }, () => {
      return SIGN_IN_CODE_SYMBOLS.charAt(randomInt(SIGN_IN_CODE_SYMBOLS.length));
    });
    return symbols.join('');
  });
}

/** What is kept of a recovery code: nothing that can be typed. */
export function digestOfRecoveryCode(secret: Buffer, personId: string, code: string): string {
  return createHmac('sha256', secret)
    .update(`recovery code\n${JSON.stringify([personId, code])}`)
    .digest('hex');
}

/** What the log says of a list of codes. */
export function digestOfRecoveryCodes(digests: readonly string[]): string {
  return hash('sha256', digests.toSorted().join('\n'), 'hex');
}

/** What the log says of a factor: only with the secret of the installation can it be tried what it stands for. */
export function digestOfFactor(
  secret: Buffer,
  factor:
    | (Pick<SecondFactor, 'factorId' | 'personId'> & { readonly kind: 'authenticator'; readonly appSecret: Buffer })
    | (Pick<SecondFactor, 'factorId' | 'personId'> & {
        readonly kind: 'passkey';
        readonly credentialId: string;
        readonly publicKey: Buffer;
      }),
): string {
  const what =
    factor.kind === 'authenticator'
      ? [factor.appSecret.toString('hex')]
      : [factor.credentialId, factor.publicKey.toString('hex')];
  const text = JSON.stringify([factor.factorId, factor.personId, factor.kind, ...what]);
  return createHmac('sha256', secret).update(`second factor\n${text}`).digest('hex');
}

/** What the secret of an app is sealed for: that of one factor opens in no other’s place. */
export function appSecretPurpose(factor: Pick<SecondFactor, 'factorId' | 'personId'>): string {
  return `secret of ${factor.factorId} of ${factor.personId}`;
}

/** What is made ready in a session is sealed for that session. */
export function offerPurpose(tokenSha256: string): string {
  return `offer in ${tokenSha256}`;
}

/** A list of recovery codes is sealed for its owner. */
export function codeListPurpose(personId: string): string {
  return `recovery codes of ${personId}`;
}
