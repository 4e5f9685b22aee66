import { err, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, type ParsedInput, refuse, type ServerRefusal } from '../../road/define-command.ts';
import type { Preparation } from '../../road/preparation.ts';
import { findAccountSignIn, takeAccountSignIn } from '../../stores/account-sign-ins.ts';
import { findPersonByEmail, loadGrants } from '../../stores/people.ts';
import { digestOfToken } from '../../stores/token.ts';
import type { AccountHolder } from '../accounts/account-provider.ts';
import { ACCOUNT_MS_MAX, openAccountQuestion } from '../accounts/account-rules.ts';
import { describePerson } from '../describe-person.ts';
import { inLogsOf } from '../factors/judge-factor.ts';

type Read =
  | { readonly kind: 'lapsed' }
  | { readonly kind: 'refused'; readonly stateSha256: string }
  | { readonly kind: 'read'; readonly stateSha256: string; readonly holder: AccountHolder };

/** The first step of an administrator; the second factor is asked for as after a code. */
export const signInWithAccount = defineCommand({
  name: 'sign-in-with-account',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async prepare({ preparation }, input) {
    await readAnswer(preparation, input);
  },

  async run({ services, tx, at, preparation }, input) {
    if (services.account === undefined) return refuse('account-off', detail('accountOff'));
    const read = await readAnswer(preparation, input);
    // Whatever follows, this answer is not taken again.
    if (read.kind === 'lapsed' || !(await takeAccountSignIn(tx, read.stateSha256))) {
      return refuse('account-lapsed', detail('accountLapsed'));
    }
    const refusing = (refusal: ServerRefusal) => ok({ additions: [], answer: err(refusal) });
    if (read.kind === 'refused') return refusing(REFUSED);
    const { email, isVerified } = read.holder;
    const person = email === undefined ? undefined : await findPersonByEmail(tx, email);
    const grants = person === undefined ? [] : await loadGrants(tx, person.personId, at);
    const isAdministrator = grants.some((grant) => grant.role === 'audit-administrator');
    if (!isVerified || person === undefined || !isAdministrator) {
      const reason = isVerified ? 'not-administrator' : 'unverified';
      const answer = err(isVerified ? UNKNOWN : UNVERIFIED);
      if (person === undefined) return ok({ additions: [], answer });
      const refused: OrganizationEvent = { type: 'sign-in-refused', personId: person.personId, reason };
      return ok({ additions: await inLogsOf(tx, person.personId, [refused]), answer });
    }
    const { personId } = person;
    const begun: OrganizationEvent = { type: 'sign-in-begun', personId, by: 'account' };
    const subject = { kind: 'person', personId } as const;
    const described = await describePerson(tx, subject);
    const additions = await inLogsOf(tx, personId, [begun]);
    return ok({ additions, answer: ok({ person: described }), signIn: { ...subject, openedBy: 'account' } });
  },
});

const REFUSED: ServerRefusal = { code: 'account-refused', detail: detail('accountRefused') };
const UNVERIFIED: ServerRefusal = { code: 'account-unverified', detail: detail('accountUnverified') };
const UNKNOWN: ServerRefusal = { code: 'account-unknown', detail: detail('accountUnknown') };

/** Asks the provider what its answer is worth, where this page began the sign-in not too long ago. */
function readAnswer(preparation: Preparation, input: ParsedInput<'sign-in-with-account'>): Promise<Read> {
  return preparation.get('account answer', async ({ account, db, secret, now }): Promise<Read> => {
    const stateSha256 = digestOfToken(new URLSearchParams(input.answer).get('state') ?? '');
    const begun = await findAccountSignIn(db, stateSha256);
    const isOfPage = begun?.browserSha256 === digestOfToken(input.browser);
    if (account === undefined || begun === undefined || !isOfPage) return { kind: 'lapsed' };
    if (now().getTime() - begun.madeAt.getTime() >= ACCOUNT_MS_MAX) return { kind: 'lapsed' };
    const question = openAccountQuestion(secret, stateSha256, begun.sealed);
    if (question === undefined) return { kind: 'lapsed' };
    const holder = await account.read(input.answer, { question, since: begun.madeAt });
    return holder === undefined ? { kind: 'refused', stateSha256 } : { kind: 'read', stateSha256, holder };
  });
}
