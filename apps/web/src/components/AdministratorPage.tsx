import type { QueryOutput } from '@plumbline/api';
import { Link, Navigate, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Asked } from '../connection/use-ask.ts';
import { type AuditPageName, OBSERVED_INSTEAD, PAGE_OF_STEP } from '../paths.ts';
import { useAuditWords } from '../words/audit-words.ts';
import { StepIsHere } from './AuditNextStep.tsx';
import { AuditPage, type StepLink, useLastHeading, type WithHeading } from './AuditPage.tsx';
import type { PageListGroup } from './PageList.tsx';

/** A page of an audit as its administrator sees it, or whoever watches: then with the pages that there are for observers. */
export function AdministratorPage<Name extends WithHeading>(props: {
  readonly auditId: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly summary?: (answer: QueryOutput<Name>) => ReactNode;
  readonly asked: Asked<Name>;
  readonly children: (answer: QueryOutput<Name>) => ReactNode;
}) {
  const say = useAuditWords();
  const { pathname } = useLocation();
  const { auditId } = props;
  const heading = useLastHeading(auditId, props.asked.data?.heading);
  const comparedWith = props.asked.data?.heading.comparedWith;
  // Where everything is counted, chance decides nothing, so there is no page for a seed.
  const isCount = props.asked.data?.heading.takes === 'everything';
  // Where single cards are drawn, no batch is counted besides.
  const drawsBatches = props.asked.data?.heading.drawsFrom === 'batches' && !isCount;
  const page = (name: AuditPageName) => ({ name: say(`pages.${name}`), to: `/audits/${auditId}/${name}` });
  const waiting = heading?.questionsWaiting ?? 0;
  const questions =
    waiting === 0 ? page('questions') : { ...page('questions'), waiting: say('waiting', { count: waiting }) };
  if (heading?.readOnly) {
    // Support that repairs brings files, too.
    const bringsFiles = heading.abilities['register-file'] !== undefined;
    const instead = Object.entries(OBSERVED_INSTEAD).find(
      ([name]) => !(bringsFiles && name === 'files') && pathname === `/audits/${auditId}/${name}`,
    )?.[1];
    if (instead !== undefined) {
      return <Navigate to="/audits/$auditId/$page" params={{ auditId, page: instead }} replace />;
    }
    const watched: readonly PageListGroup[] = [
      {
        name: say('pages.ceremony'),
        pages: [
          { name: say('pages.planned'), to: `/audits/${auditId}/plan` },
          ...(bringsFiles ? [page('files')] : []),
          { name: say('pages.committed'), to: `/audits/${auditId}/commit` },
        ],
      },
      { name: say('pages.rounds'), pages: [page('progress'), page('result')] },
      { name: say('pages.record'), pages: [page('log'), page('reports')] },
    ];
    return <AuditPage {...props} groups={watched} stepLink={() => null} />;
  }
  const electionId = props.asked.data?.heading.electionId;
  const ballots =
    electionId === undefined ? [] : [{ name: say('pages.ballots'), to: `/elections/${electionId}/ballots` }];
  const groups: readonly PageListGroup[] = [
    {
      name: say('pages.plan'),
      pages: [
        page('participants'),
        page('contests'),
        ...(comparedWith === 'cvrs' ? [page('names')] : []),
        page('settings'),
        page('files'),
        questions,
        ...(drawsBatches ? [page('extra')] : []),
        page('workload'),
        ...ballots,
      ],
    },
    {
      name: say('pages.ceremony'),
      pages: isCount ? [page('commit'), page('launch')] : [page('commit'), page('seed'), page('launch')],
    },
    { name: say('pages.rounds'), pages: [page('progress'), page('cases'), page('result')] },
    { name: say('pages.record'), pages: [page('log'), page('reports'), page('observers')] },
  ];
  const stepLink: StepLink = (step, word) => {
    const target = PAGE_OF_STEP[step];
    if (target === undefined) return null;
    if (pathname === `/audits/${auditId}/${target}`) return <StepIsHere />;
    return (
      <Link className="usa-button" to="/audits/$auditId/$page" params={{ auditId, page: target }}>
        {word}
      </Link>
    );
  };
  return <AuditPage {...props} groups={groups} stepLink={stepLink} />;
}
