import type { NextFactor } from '@plumbline/api';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { SignInAccount } from '../../forms/SignInAccount.tsx';
import { SignInCode } from '../../forms/SignInCode.tsx';
import { SignInEmail } from '../../forms/SignInEmail.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useAccountWords } from '../../words/account-words.ts';
import { afterSignIn } from './after-sign-in.ts';
import { SecondFactorStep } from './SecondFactorStep.tsx';

/** An e-mail address, then the code that was sent to it. */
export function SignInPage() {
  const say = useAccountWords();
  const search = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [filled] = useState(() => readFilled(window.location.hash));
  const [email, setEmail] = useState(filled?.email ?? '');
  const [sentTo, setSentTo] = useState<string | undefined>(filled?.email);
  useEffect(() => {
    // The code leaves the address bar and the history as soon as it is in the form.
    if (filled !== undefined) window.history.replaceState(window.history.state, '', window.location.pathname);
  }, [filled]);
  const { data: session } = useAsk('session', {});
  // Once it is added or given the session is complete, and says nothing of a next factor any more.
  const [nextFactor, setNextFactor] = useState<NextFactor>();
  useEffect(() => {
    if (session?.nextFactor) setNextFactor((before) => before ?? session.nextFactor ?? undefined);
  }, [session]);
  const goOn = () => void navigate({ href: afterSignIn(search.next), replace: true, reloadDocument: true });
  if (nextFactor !== undefined) {
    return (
      <AppFrame narrow>
        <div className="stack-wide">
          <SecondFactorStep next={nextFactor} onSignedIn={goOn} />
        </div>
      </AppFrame>
    );
  }
  return (
    <AppFrame narrow>
      <div className="stack-wide">
        <Refused code={search.refused} />
        <Swap of={sentTo ?? ''}>
          {sentTo === undefined ? (
            <>
              <PageTitle key="email">{say('signIn.title')}</PageTitle>
              <SignInEmail email={email} onChange={setEmail} onSent={() => setSentTo(email.trim())} />
            </>
          ) : (
            <>
              <PageTitle key="code">{say('code.title')}</PageTitle>
              <SignInCode
                email={sentTo}
                filled={sentTo === filled?.email ? filled : undefined}
                onBack={() => setSentTo(undefined)}
                onSignedIn={goOn}
              />
            </>
          )}
        </Swap>
        {sentTo === undefined && session?.account && (
          <SignInAccount name={session.account} next={afterSignIn(search.next)} />
        )}
        <OutboxNotice />
        {session?.mailFrom && <p className="quiet small">{say('signIn.mailFrom', { address: session.mailFrom })}</p>}
        <p className="quiet small">{say('signIn.board')}</p>
        <p className="quiet small">{say('signIn.browsers')}</p>
        <p className="small">
          <Link to="/planner">{say('signIn.planner')}</Link>
        </p>
      </div>
    </AppFrame>
  );
}

const REFUSALS = [
  'account-away',
  'account-lapsed',
  'account-refused',
  'account-unverified',
  'account-unknown',
] as const;

/** Why somebody who came back from the identity provider is not signed in. */
function Refused(props: { readonly code: string | undefined }) {
  const say = useAccountWords();
  const code = REFUSALS.find((one) => one === props.code);
  if (code === undefined) return null;
  return (
    <Alert kind="error" title={say(`signIn.refused.${code}.title`)}>
      <p>{say(`signIn.refused.${code}.says`)}</p>
    </Alert>
  );
}

/** What the link in the message says behind its `#`, which browsers send to no server. */
function readFilled(
  hash: string,
): { readonly email: string; readonly code: string; readonly sent: string } | undefined {
  const filled = new URLSearchParams(hash.slice(1));
  const [email, code, sent] = ['email', 'code', 'sent'].map((name) => filled.get(name) ?? '');
  return email && code && sent ? { email, code, sent } : undefined;
}

/** Without a mail server, the code is on a page of this server. */
function OutboxNotice() {
  const say = useAccountWords();
  const { data: session } = useAsk('session', {});
  if (!session?.outbox) return null;
  return (
    <Alert kind="info">
      <p>{say('outbox.notice')}</p>
      <p>
        <a href="/outbox" target="_blank" rel="noreferrer">
          {say('outbox.link')}
        </a>
      </p>
    </Alert>
  );
}
