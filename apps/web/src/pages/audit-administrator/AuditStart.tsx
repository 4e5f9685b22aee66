import { Navigate, useParams } from '@tanstack/react-router';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { PAGE_OF_STEP } from '../../paths.ts';

/** Opens the page on which the audit goes on. */
export function AuditStart() {
  const { auditId } = useParams({ from: '/signed-in/audits/$auditId' });
  const asked = useAsk('round-progress', { auditId });
  const heading = asked.data?.heading;
  if (heading !== undefined) {
    // Whoever opens a finished audit wants to know what it found.
    const page = heading.phase === 'concluded' ? 'result' : (PAGE_OF_STEP[heading.nextStep.step] ?? 'progress');
    return <Navigate to="/audits/$auditId/$page" params={{ auditId, page }} replace />;
  }
  return (
    <AdministratorPage auditId={auditId} title="" asked={asked}>
      {() => null}
    </AdministratorPage>
  );
}
