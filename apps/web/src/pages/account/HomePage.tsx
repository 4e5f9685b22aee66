import type { QueryOutput } from '@plumbline/api';
import { Link, Navigate } from '@tanstack/react-router';
import { Answered } from '../../components/Answered.tsx';
import { AppFrame } from '../../components/AppFrame.tsx';
import { deskAddress } from '../../components/JurisdictionPage.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useHomeWords } from '../../words/home-words.ts';
import { AdministratorHome } from './AdministratorHome.tsx';
import { ManagerHome } from './ManagerHome.tsx';
import { ObservedAudits } from './ObservedAudits.tsx';
import { OwnRooms } from './OwnRooms.tsx';
import { SupportedAudits } from './SupportedAudits.tsx';

/** Where everybody starts: administrators at their audits, managers at their jurisdictions, boards at their table. */
export function HomePage() {
  const { data: session } = useAsk('session', {});
  if (session?.person?.role === 'audit-board') return <Navigate to="/board" replace />;
  if (session?.person?.role === 'tally-entry') return <Navigate to="/tally-entry" replace />;
  return <OfficeHome isAdministrator={session?.person?.role === 'audit-administrator'} />;
}

function OfficeHome(props: { readonly isAdministrator: boolean }) {
  const say = useHomeWords();
  const asked = useAsk('home', {});
  const only = onlyJurisdiction(asked.data);
  if (only !== undefined) return <Navigate to={deskAddress(only.audit.auditId, only.jurisdiction)} replace />;
  return (
    <AppFrame>
      <div className="stack-wide">
        <PageTitle>{say(props.isAdministrator ? 'title' : 'managerTitle')}</PageTitle>
        <Answered asked={asked}>
          {(answer) => (
            <>
              {answer.organizations.map((organization) => (
                <AdministratorHome key={organization.organizationId} organization={organization} home={answer} />
              ))}
              {(answer.jurisdictions.length > 0 ||
                (answer.organizations.length === 0 &&
                  answer.ballotRooms.length === 0 &&
                  answer.supported.length === 0 &&
                  answer.observed.length === 0)) && <ManagerHome lines={answer.jurisdictions} />}
              {answer.supported.map((one) => (
                <SupportedAudits key={one.office} supported={one} />
              ))}
              <ObservedAudits observed={answer.observed} />
              <OwnRooms rooms={answer.ballotRooms} />
            </>
          )}
        </Answered>
        <BeforeAnAudit />
      </div>
    </AppFrame>
  );
}

/** What can be done without an audit, and before one is set up. */
function BeforeAnAudit() {
  const say = useHomeWords();
  return (
    <nav className="row" aria-label={say('tools')}>
      <Link to="/check-a-file">{say('checkFile')}</Link>
    </nav>
  );
}

/** A manager of one jurisdiction in one audit needs no list, unless there are ballots to keep besides. */
function onlyJurisdiction(answer: QueryOutput<'home'> | undefined) {
  if (answer === undefined || answer.organizations.length > 0 || answer.observed.length > 0) return undefined;
  if (answer.supported.length > 0) return undefined;
  if (answer.jurisdictions.length !== 1) return undefined;
  return answer.jurisdictions[0];
}
