import type { AuditHeading, QueryName, QueryOutput } from '@plumbline/api';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { type Asked, useAsk } from '../connection/use-ask.ts';
import { useLiveAudit } from '../connection/use-live-audit.ts';
import { Swap } from '../ui/Swap.tsx';
import { useObserversWords } from '../words/observers-words.ts';
import { Answered } from './Answered.tsx';
import { AppFrame } from './AppFrame.tsx';
import { AuditNextStep } from './AuditNextStep.tsx';
import { AuditPhaseLine } from './AuditPhaseLine.tsx';
import { AuditSeal } from './AuditSeal.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { PageList, type PageListGroup } from './PageList.tsx';
import { PageTitle } from './PageTitle.tsx';

/** Queries whose answer starts with the heading of the audit. */
export type WithHeading = {
  [Name in QueryName]: QueryOutput<Name> extends { readonly heading: AuditHeading } ? Name : never;
}[QueryName];

/** Makes the button of the next step; null where there is nothing to press. */
export type StepLink = (step: AuditHeading['nextStep']['step'], word: string) => ReactNode;

/** Every page of an audit: phase line, list of pages, title, next step, and the content the answer makes possible. */
export function AuditPage<Name extends WithHeading>(props: {
  readonly auditId: string;
  readonly title: string;
  readonly lead?: ReactNode;
  /** In short, what matters most on this page; beside the next step. */
  readonly summary?: ((answer: QueryOutput<Name>) => ReactNode) | undefined;
  readonly asked: Asked<Name>;
  readonly groups: readonly PageListGroup[];
  readonly stepLink: StepLink;
  /** Where the page is about one. */
  readonly jurisdiction?: string;
  readonly children: (answer: QueryOutput<Name>) => ReactNode;
}) {
  const { auditId, asked } = props;
  const sayObservers = useObserversWords();
  // Support is told on every page where it is and until when.
  const isSupport = useAsk('session', {}).data?.person?.role === 'support';
  useLiveAudit(auditId);
  const heading = useLastHeading(auditId, asked.data?.heading);
  const problem = asked.data === undefined ? asked.error?.problem : undefined;
  if (problem?.status === 404 || problem?.status === 403) return <NotFoundPage problem={problem} />;
  return (
    <AppFrame
      office={heading?.organization}
      election={heading?.electionName ?? heading?.name}
      heading={heading}
      printed={heading && { audit: heading.name, head: heading.head, jurisdiction: props.jurisdiction }}
      band={heading && <AuditPhaseLine heading={heading} />}
      footer={heading && <AuditSeal heading={heading} />}
    >
      <div className="audit-body">
        <PageList groups={props.groups} />
        <Swap of={heading === undefined ? undefined : [heading.phase, heading.round, heading.outcome].join(' ')}>
          <div className="audit-content">
            <div className={heading && !heading.readOnly ? 'page-head page-head-with-step' : 'page-head'}>
              <div>
                <PageTitle>{props.title}</PageTitle>
                {props.lead && <p className="lead">{props.lead}</p>}
              </div>
              {heading?.readOnly && !isSupport && <p className="quiet">{sayObservers('watching')}</p>}
              {heading && !heading.readOnly && <AuditNextStep nextStep={heading.nextStep} link={props.stepLink} />}
              {asked.data && props.summary && <div className="page-summary">{props.summary(asked.data)}</div>}
            </div>
            <Answered asked={asked}>{props.children}</Answered>
          </div>
        </Swap>
      </div>
    </AppFrame>
  );
}

/** An audit's heading stays while the next page loads. */
export function useLastHeading(auditId: string, heading: AuditHeading | undefined): AuditHeading | undefined {
  const queryClient = useQueryClient();
  useEffect(() => {
    if (heading !== undefined) queryClient.setQueryData(['last-heading', auditId], heading);
  }, [auditId, heading, queryClient]);
  return heading ?? queryClient.getQueryData<AuditHeading>(['last-heading', auditId]);
}
