import { z } from 'zod';
import { openSealed, sealSecret } from '../seal-secret.ts';
import type { AccountQuestion } from './account-provider.ts';

/** How long a sign-in with an account may take at the provider. */
export const ACCOUNT_MS_MAX = 10 * 60_000;

/** Where the provider sends the browser back to; the operator enters it there. */
export function accountRedirect(origin: string): string {
  return `${origin}/sign-in/account`;
}

const QuestionSchema = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  redirect: z.string(),
});

export function sealAccountQuestion(secret: Buffer, stateSha256: string, question: AccountQuestion): Buffer {
  return sealSecret(secret, `account sign-in ${stateSha256}`, Buffer.from(JSON.stringify(question)));
}

export function openAccountQuestion(secret: Buffer, stateSha256: string, sealed: Buffer): AccountQuestion | undefined {
  const opened = openSealed(secret, `account sign-in ${stateSha256}`, sealed);
  return opened && QuestionSchema.parse(JSON.parse(opened.toString()));
}
