import { readSignInCode } from '@plumbline/api';
import { assertNever, err, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { type CommandContext, defineCommand, type ParsedInput, type ServerRefusal } from '../../road/define-command.ts';
import { needsFactor } from '../../road/session.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { findPersonByEmail, loadGrants, normalEmail, organizationsOfPerson } from '../../stores/people.ts';
import { countWrongTry, findCode, findCodeById, lockCodes, useUpCode, wrongTries } from '../../stores/sign-in-codes.ts';
import type { Writer } from '../../stores/store.ts';
import {
  type CodeVerdict,
  digestOfCode,
  GUESSING_MS,
  judgeCode,
  TRIES_PER_CODE_MAX,
  triesOfCode,
} from '../code-rules.ts';
import { describePerson } from '../describe-person.ts';
import { tellOfGuessing } from '../tell-of-guessing.ts';
import { knownDevice } from './request-sign-in-code.ts';

/** Every attempt is in the log of the person's organizations, with its reason. */
export const signInWithCode = defineCommand({
  name: 'sign-in-with-code',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async run(context, input) {
    const { services, tx, at } = context;
    const email = normalEmail(input.email);
    await lockCodes(tx, email);
    const person = await findPersonByEmail(tx, email);
    const { verdict, codeId } = await judgeTry(context, { ...input, email, personId: person?.personId });
    const isWrong = verdict === 'wrong' || person === undefined;
    if (codeId !== undefined && isWrong) await countWrongTry(tx, codeId);
    // Nobody is sent the code of an unknown address; one who guesses it has guessed wrong.
    if (person === undefined) {
      return ok({ additions: [], answer: err(refusalOfCode(verdict === 'right' ? 'wrong' : verdict)) });
    }
    const { personId } = person;
    const organizations = await organizationsOfPerson(tx, personId);
    const event: OrganizationEvent =
      verdict === 'right'
        ? await firstStepDone(tx, { personId, by: 'code', at })
        : { type: 'sign-in-refused', personId, reason: verdict };
    const additions = organizations.map((id) => ({ chain: organizationChain(id), events: [event] }));
    if (verdict !== 'right') {
      const alerts = await tellOfGuessing(services, tx, { organizations, at });
      return ok({ additions: [...additions, ...alerts], answer: err(refusalOfCode(verdict)) });
    }
    if (codeId !== undefined) await useUpCode(tx, codeId, at);
    const subject = { kind: 'person', personId } as const;
    const described = await describePerson(tx, subject);
    return ok({ additions, answer: ok({ person: described }), signIn: { ...subject, openedBy: 'code' } });
  },
});

/** What the log says when the first step is done: an administrator is not signed in before the second factor is given. */
export async function firstStepDone(
  tx: Writer,
  { personId, by, at }: { readonly personId: string; readonly by: 'code' | 'account'; readonly at: Date },
): Promise<OrganizationEvent> {
  const grants = await loadGrants(tx, personId, at);
  const isFirst = grants.some(needsFactor);
  return isFirst ? { type: 'sign-in-begun', personId, by } : { type: 'signed-in', personId };
}

type Tried = ParsedInput<'sign-in-with-code'> & { readonly personId: string | undefined };

/** What the try is worth, and at which code. */
export async function judgeTry(
  { services, tx, at, deviceDigest }: CommandContext,
  { email, code, sent, personId }: Tried,
): Promise<{ readonly verdict: CodeVerdict; readonly codeId: string | undefined }> {
  const device = await knownDevice(tx, deviceDigest, personId);
  const current = sent === undefined ? await findCode(tx, { email, device }) : await findCodeById(tx, email, sent);
  // The link of an older message: its code ended when the newer was sent.
  if (current === undefined && sent !== undefined) return { verdict: 'expired', codeId: undefined };
  // Whoever knows the link has the message, and a known browser is not one of those that guess.
  const isTrusted = device !== null || sent !== undefined;
  const since = new Date(at.getTime() - GUESSING_MS);
  const triesMax = isTrusted ? TRIES_PER_CODE_MAX : triesOfCode((await wrongTries(tx, since)).tries);
  const typed = readSignInCode(code);
  const digest = typed === undefined ? undefined : digestOfCode(services.secret, { email, code: typed });
  return { verdict: judgeCode(current, { digest, triesMax, at }), codeId: current?.codeId };
}

/** What a try that was not right is answered. */
export function refusalOfCode(verdict: Exclude<CodeVerdict, 'right'>): ServerRefusal {
  switch (verdict) {
    case 'wrong':
      return {
        code: 'code-wrong',
        detail: detail('codeWrong'),
      };
    case 'expired':
      return { code: 'code-expired', detail: detail('codeExpired') };
    case 'locked':
      return { code: 'code-locked', detail: detail('codeLocked') };
    default:
      return assertNever(verdict);
  }
}
