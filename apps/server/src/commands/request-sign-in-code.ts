import { ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../policy/scope.ts';
import { codeToSend, TIMES_SENT_MAX } from '../sign-in/code-rules.ts';
import { organizationChain } from '../stores/organizations.ts';
import { findPersonByEmail, normalEmail, organizationsOfPerson } from '../stores/people.ts';
import { lockCode, saveCode } from '../stores/sign-in-codes.ts';
import { defineCommand } from './define-command.ts';

/** The answer is the same whether the address is known or not, so that nobody learns who works on which audit. */
export const requestSignInCode = defineCommand({
  name: 'request-sign-in-code',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ services, tx, at }, { email }) {
    const address = normalEmail(email);
    const code = codeToSend(await lockCode(tx, address), at);
    await saveCode(tx, address, code);
    const person = await findPersonByEmail(tx, address);
    if (person === undefined || code.timesSent > TIMES_SENT_MAX) return ok({ additions: [], answer: ok({}) });
    await services.mailer.send(tx, { to: person.email, at, ...codeMessage(code.code) });
    const organizations = await organizationsOfPerson(tx, person.personId);
    const event = { type: 'sign-in-code-sent', personId: person.personId };
    const additions = organizations.map((id) => ({ chain: organizationChain(id), events: [event] }));
    return ok({ additions, answer: ok({}) });
  },
});

function codeMessage(code: string): { readonly subject: string; readonly text: string } {
  return {
    subject: `Your sign-in code: ${code}`,
    text: [
      `Your Plumbline sign-in code is ${code}.`,
      'It is good for 15 minutes. Type it on the page where you asked for it.',
      'If you did not ask for a code, nothing has to be done: without it nobody can sign in as you.',
    ].join('\n\n'),
  };
}
