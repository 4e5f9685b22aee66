import type { QueryOutput } from '@plumbline/api';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Asked } from '../connection/use-ask.ts';
import { type AuditPageName, PAGE_OF_STEP } from '../paths.ts';
import { useAuditWords } from '../words/audit-words.ts';
import { StepIsHere } from './AuditNextStep.tsx';
import { AuditPage, type StepLink, type WithHeading } from './AuditPage.tsx';
import type { PageListGroup } from './PageList.tsx';

/** A page of an audit as its administrator sees it. */
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
  const comparedWith = props.asked.data?.heading.comparedWith;
  // Where everything is counted, chance decides nothing, so there is no page for a seed.
  const isCount = props.asked.data?.heading.takes === 'everything';
  const page = (name: AuditPageName) => ({ name: say(`pages.${name}`), to: `/audits/${auditId}/${name}` });
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
        ...ballots,
      ],
    },
    {
      name: say('pages.ceremony'),
      pages: isCount ? [page('commit'), page('launch')] : [page('commit'), page('seed'), page('launch')],
    },
    { name: say('pages.rounds'), pages: [page('progress'), page('cases'), page('result')] },
    { name: say('pages.record'), pages: [page('log'), page('reports')] },
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
