import type { AuditHeading } from '@plumbline/api';
import { Navigate, useParams } from '@tanstack/react-router';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { type AuditPageName, PAGE_OF_STEP } from '../../paths.ts';

/** Opens the page on which the audit goes on. */
export function AuditStart() {
  const { auditId } = useParams({ from: '/signed-in/audits/$auditId' });
  const asked = useAsk('round-progress', { auditId });
  const heading = asked.data?.heading;
  if (heading !== undefined) {
    const page = heading.readOnly ? observedFirst(heading) : pageOfStep(heading);
    return <Navigate to="/audits/$auditId/$page" params={{ auditId, page }} replace />;
  }
  return (
    <AdministratorPage auditId={auditId} title="" asked={asked}>
      {() => null}
    </AdministratorPage>
  );
}

/** Whoever opens a finished audit wants to know what it found. */
function pageOfStep({ phase, nextStep }: AuditHeading): AuditPageName {
  return phase === 'concluded' ? 'result' : (PAGE_OF_STEP[nextStep.step] ?? 'progress');
}

/** Where what can be watched now is to be seen. */
function observedFirst({ phase, round }: AuditHeading): AuditPageName {
  if (phase === 'concluded') return 'result';
  if (round !== null) return 'progress';
  return phase === 'planning' ? 'plan' : 'commit';
}
