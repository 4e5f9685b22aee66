import { assertNever, err, ok } from '@plumbline/prelude';
import { WHOLE_SERVER } from '../policy/scope.ts';
import { type CodeVerdict, judgeCode } from '../sign-in/code-rules.ts';
import { describePerson } from '../sign-in/describe-person.ts';
import { organizationChain } from '../stores/organizations.ts';
import { findPersonByEmail, normalEmail, organizationsOfPerson } from '../stores/people.ts';
import { lockCode, removeCode, saveCode } from '../stores/sign-in-codes.ts';
import { defineCommand, type ServerRefusal } from './define-command.ts';

/** Every attempt is in the log of the person's organizations, with its reason. */
export const signInWithCode = defineCommand({
  name: 'sign-in-with-code',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run({ tx, at }, { email, code: typed }) {
    const address = normalEmail(email);
    const current = await lockCode(tx, address);
    const judged = judgeCode(current, typed, at);
    if (current !== undefined && judged === 'wrong') {
      await saveCode(tx, address, { ...current, attempts: current.attempts + 1 });
    }
    const person = await findPersonByEmail(tx, address);
    // Nobody is sent the code of an unknown address; one who guesses it has guessed wrong.
    if (person === undefined)
      return ok({ additions: [], answer: err(refusalOf(judged === 'right' ? 'wrong' : judged)) });
    const { personId } = person;
    const organizations = await organizationsOfPerson(tx, personId);
    const event =
      judged === 'right' ? { type: 'signed-in', personId } : { type: 'sign-in-refused', personId, reason: judged };
    const additions = organizations.map((id) => ({ chain: organizationChain(id), events: [event] }));
    if (judged !== 'right') return ok({ additions, answer: err(refusalOf(judged)) });
    await removeCode(tx, address);
    const subject = { kind: 'person', personId } as const;
    const described = await describePerson(tx, subject);
    return ok({ additions, answer: ok({ person: described }), signIn: subject });
  },
});

function refusalOf(verdict: Exclude<CodeVerdict, 'right'>): ServerRefusal {
  switch (verdict) {
    case 'wrong':
      return { code: 'code-wrong', detail: 'Look at the newest message and type its six digits again.' };
    case 'expired':
      return { code: 'code-expired', detail: 'A code is good for 15 minutes and for one sign-in. Ask for a new one.' };
    case 'locked':
      return {
        code: 'code-locked',
        detail: 'Ten codes were wrong, so this one is closed. Ask for a new code 15 minutes after the first was sent.',
      };
    default:
      return assertNever(verdict);
  }
}
