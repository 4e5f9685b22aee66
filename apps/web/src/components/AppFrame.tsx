import { Link, useLocation } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { useLeftRefusal } from '../connection/left-refusal.ts';
import { useAsk } from '../connection/use-ask.ts';
import { useLeave } from '../connection/use-leave.ts';
import { helpOfPage } from '../pages/help/help-of-page.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { HelpContacts } from './HelpContactLine.tsx';
import { HelpLink } from './HelpLink.tsx';
import { PracticeBand } from './PracticeBand.tsx';
import { type PrintedOf, PrintHead } from './PrintHead.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { PracticeContext } from './practice-context.ts';
import { SessionBand } from './SessionBand.tsx';
import { SupportBand } from './SupportBand.tsx';

/** Header, content and footer of every page: product, office, election, person. */
export function AppFrame(props: {
  readonly office?: string | undefined;
  readonly election?: string | undefined;
  /** The audit that the page belongs to. */
  readonly heading?: ComponentProps<typeof PracticeBand>['heading'];
  /** Directly below the header, across the page. */
  readonly band?: ReactNode;
  readonly narrow?: boolean;
  readonly footer?: ReactNode;
  /** What a printed page names beside office and election. */
  readonly printed?: Pick<PrintedOf, 'audit' | 'jurisdiction' | 'head'> | undefined;
  readonly children: ReactNode;
}) {
  const say = useWordsEverywhere();
  return (
    <PracticeContext value={props.heading?.practice === true}>
      <div className="frame">
        <a className="usa-skipnav" href="#content">
          {say('skipToContent')}
        </a>
        <header className="frame-header">
          <div className="frame-header-line">
            <Link className="product" to="/">
              <Bob />
              {say('product')}
            </Link>
            <div className="frame-place">
              {props.office && <span>{props.office}</span>}
              {props.election && <span>{props.election}</span>}
            </div>
            <div className="frame-person">
              <HelpOfPage />
              <PersonLine />
            </div>
          </div>
        </header>
        <PracticeBand heading={props.heading} />
        <PageOnPaper office={props.office} election={props.election} {...props.printed} />
        <SessionBand />
        <SupportBand />
        {props.band}
        <main className={props.narrow ? 'frame-body frame-body-narrow' : 'frame-body'} id="content">
          <LeftRefusal />
          {props.children}
        </main>
        <footer className="frame-footer">
          <div className="frame-footer-line">
            <HelpContacts office={props.office} />
            <span>{say('footer')}</span>
            {props.footer}
          </div>
        </footer>
      </div>
    </PracticeContext>
  );
}

/** What became of a click whose button is no longer there. */
function LeftRefusal() {
  const problem = useLeftRefusal();
  if (problem === undefined) return null;
  return (
    <div className="left-refusal">
      <ProblemAlert problem={problem} />
    </div>
  );
}

/** Pages that belong to no audit name the office of whoever prints them. */
function PageOnPaper(props: PrintedOf) {
  const { data: session } = useAsk('session', {});
  const person = session?.person;
  const office = props.office ?? (person?.role === 'audit-administrator' ? person.organization : undefined);
  return <PrintHead {...props} office={office} />;
}

/** To where the help speaks of this page. In the help itself it leads nowhere. */
function HelpOfPage() {
  const say = useWordsEverywhere();
  const { pathname } = useLocation();
  if (/^\/help(\/|$)/.test(pathname)) return null;
  return <HelpLink place={helpOfPage(pathname)}>{say('help')}</HelpLink>;
}

function PersonLine() {
  const say = useWordsEverywhere();
  const { data: session } = useAsk('session', {});
  const { leave } = useLeave();
  if (!session?.person) return null;
  const signedInAs = say('signedInAs', { name: session.person.name });
  return (
    <>
      {session.person.role === 'audit-board' || session.person.role === 'tally-entry' ? (
        <span>{signedInAs}</span>
      ) : (
        <Link to="/account" title={say('yourSessions')}>
          {signedInAs}
        </Link>
      )}
      <button type="button" className="link-button" onClick={() => void leave()}>
        {say('signOut')}
      </button>
    </>
  );
}

function Bob() {
  return (
    <svg viewBox="0 0 18 28" aria-hidden="true" focusable="false">
      <path d="M9 0v13" stroke="currentColor" strokeWidth="1.5" />
      <path d="M3.5 12h11v4.5L9 27l-5.5-10.5z" fill="currentColor" />
    </svg>
  );
}
