import type { FactorOffer as ShownOffer } from '@plumbline/api';
import { z } from 'zod';
import { findPerson } from '../../stores/people.ts';
import { type FactorOffer, factorsOf } from '../../stores/second-factors.ts';
import type { Reader } from '../../stores/store.ts';
import { openSealed } from '../seal-secret.ts';
import { squaresOf } from '../squares-of.ts';
import { base32, totpAddress } from '../totp.ts';
import { OFFER_MS_MAX, offerPurpose } from './factor-rules.ts';
import { PASSKEY_ALGORITHMS, type PasskeyQuestion } from './passkeys.ts';

const QuestionSchema = z.object({ challenge: z.string(), host: z.string() });
const ISSUER = 'Plumbline';

/** What was made ready, in bytes to be sealed. */
export function writeQuestion(question: PasskeyQuestion): Buffer {
  return Buffer.from(JSON.stringify(question));
}

/** The question that was sealed; undefined if it could not be opened. */
export function readQuestion(opened: Buffer | undefined): PasskeyQuestion | undefined {
  return opened === undefined ? undefined : QuestionSchema.parse(JSON.parse(opened.toString()));
}

/** What was made ready in a session, as its page shows it; undefined if nothing was, or too long ago. */
export async function showOffer(
  needs: { readonly db: Reader; readonly secret: Buffer },
  made: { readonly digest: string; readonly offer: FactorOffer | undefined; readonly at: Date },
): Promise<ShownOffer | undefined> {
  const { db, secret } = needs;
  const { digest, offer, at } = made;
  if (offer === undefined || at.getTime() - offer.madeAt.getTime() >= OFFER_MS_MAX) return undefined;
  const person = await findPerson(db, offer.personId);
  const opened = openSealed(secret, offerPurpose(digest), offer.sealed);
  if (person === undefined || opened === undefined) return undefined;
  if (offer.kind === 'authenticator') return showApp(opened, person.email);
  const question = readQuestion(opened);
  if (question === undefined) return undefined;
  const factors = await factorsOf(db, [offer.personId]);
  const known = factors.flatMap((factor) => {
    return factor.kind === 'passkey' ? [{ id: factor.credentialId, type: 'public-key' } as const] : [];
  });
  const { challenge, host } = question;
  if (offer.purpose === 'answer') {
    const asked = { challenge, rpId: host, userVerification: 'preferred', timeout: OFFER_MS_MAX } as const;
    return { kind: 'passkey', options: { ...asked, allowCredentials: known } };
  }
  // Sixteen bytes that say nothing about the person; passkeys of one person replace each other by them where they are stored.
  const handle = Buffer.from(offer.personId.replaceAll('-', ''), 'hex').toString('base64url');
  return {
    kind: 'new-passkey',
    options: {
      challenge,
      rp: { id: host, name: ISSUER },
      user: { id: handle, name: person.email, displayName: person.name },
      pubKeyCredParams: PASSKEY_ALGORITHMS.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: known,
      authenticatorSelection: { userVerification: 'preferred' },
      attestation: 'none',
      timeout: OFFER_MS_MAX,
    },
  };
}

function showApp(secret: Buffer, account: string): ShownOffer {
  const address = totpAddress(secret, { issuer: ISSUER, account });
  return {
    kind: 'authenticator',
    secret: base32(secret).replaceAll(/(.{4})(?=.)/g, '$1 '),
    address,
    squares: squaresOf(address),
  };
}
