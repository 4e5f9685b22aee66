import { showSignInCode } from '@plumbline/api';
import { ok } from '@plumbline/prelude';
import type { Saying } from '@plumbline/words/define-words';
import { detail } from '@plumbline/words/detail-words';
import { mailWords } from '@plumbline/words/mail-words';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { isKnownDevice } from '../../stores/known-devices.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { findPersonByEmail, normalEmail, organizationsOfPerson } from '../../stores/people.ts';
import { addCode, codesIssued, lockCodes } from '../../stores/sign-in-codes.ts';
import type { Reader } from '../../stores/store.ts';
import { CODE_HOUR_MS, digestOfCode, newCode, nextCodeAt } from '../code-rules.ts';
import type { Mail } from '../mailer.ts';

/**
 * The answer is the same whether the address is known or not, so that nobody learns who works on which audit. The code
 * that was sent before ends.
 */
export const requestSignInCode = defineCommand({
  name: 'request-sign-in-code',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, tx, at, deviceDigest }, input) {
    const email = normalEmail(input.email);
    await lockCodes(tx, email);
    const person = await findPersonByEmail(tx, email);
    const place = { email, device: await knownDevice(tx, deviceDigest, person?.personId) };
    const issued = await codesIssued(tx, place, new Date(at.getTime() - CODE_HOUR_MS));
    const next = nextCodeAt(issued, at);
    if (next !== undefined) return refuse('codes-used-up', untilNextCode(next, at));
    const code = newCode();
    const codeId = await addCode(tx, place, { digest: digestOfCode(services.secret, { email, code }), at });
    if (person === undefined) return ok({ additions: [], answer: ok({}) });
    const link = linkOf(services.publicUrl, { email: person.email, code, codeId });
    const organizations = await organizationsOfPerson(tx, person.personId);
    const message = codeMessage(showSignInCode(code), link);
    await services.mailer.send(tx, { to: person.email, at, offices: organizations, ...message });
    const event = { type: 'sign-in-code-sent', personId: person.personId };
    const additions = organizations.map((id) => ({ chain: organizationChain(id), events: [event] }));
    return ok({ additions, answer: ok({}) });
  },
});

/** The digest of the browser, if it is one in which this person has signed in before. */
export async function knownDevice(
  db: Reader,
  digest: string | undefined,
  personId: string | undefined,
): Promise<string | null> {
  if (digest === undefined || personId === undefined) return null;
  return (await isKnownDevice(db, digest, personId)) ? digest : null;
}

function untilNextCode(next: Date, at: Date): Saying {
  const minutes = Math.ceil((next.getTime() - at.getTime()) / 60_000);
  return detail('nextCode', { count: minutes });
}

/** What follows the # is not sent to any server, so that no log in between keeps the code. */
function linkOf(
  publicUrl: string | undefined,
  sent: { readonly email: string; readonly code: string; readonly codeId: string },
): string | undefined {
  if (publicUrl === undefined) return undefined;
  const filled = new URLSearchParams({ email: sent.email, code: showSignInCode(sent.code), sent: sent.codeId });
  return `${publicUrl}/sign-in#${filled.toString()}`;
}

const say = mailWords('en');

function codeMessage(code: string, link: string | undefined): Pick<Mail, 'subject' | 'paragraphs'> {
  return {
    subject: say('code.subject', { code }),
    paragraphs: [
      say('code.says', { code }),
      say('code.use'),
      ...(link === undefined ? [] : [say('code.link'), link]),
      say('code.notYou'),
    ],
  };
}
