import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { WHOLE_SERVER } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import type { Preparation } from '../../road/preparation.ts';
import { addAccountSignIn } from '../../stores/account-sign-ins.ts';
import { digestOfToken } from '../../stores/token.ts';
import type { AccountProvider } from '../accounts/account-provider.ts';
import { accountRedirect, sealAccountQuestion } from '../accounts/account-rules.ts';

type Asked = Awaited<ReturnType<AccountProvider['ask']>>;

/** The provider is asked before anything is held: it may be slow, or away. */
export const beginAccountSignIn = defineCommand({
  name: 'begin-account-sign-in',
  permission: 'session.use',
  scope: () => WHOLE_SERVER,

  async prepare({ preparation, origin }) {
    await asked(preparation, origin);
  },

  async run({ services, tx, at, preparation, origin }, { browser }) {
    if (services.account === undefined) return refuse('account-off', detail('accountOff'));
    const made = await asked(preparation, origin);
    if (made === 'away') return refuse('account-away', detail('accountAway'));
    const { address, question } = made;
    const stateSha256 = digestOfToken(question.state);
    const sealed = sealAccountQuestion(services.secret, stateSha256, question);
    await addAccountSignIn(tx, { stateSha256, browserSha256: digestOfToken(browser), sealed, madeAt: at });
    return ok({ additions: [], answer: ok({ address }) });
  },
});

function asked(preparation: Preparation, origin: string | undefined): Promise<Asked | 'away'> {
  return preparation.get('account question', async ({ account }) => {
    if (account === undefined || origin === undefined) return 'away';
    return account.ask(accountRedirect(origin)).catch(() => 'away' as const);
  });
}
