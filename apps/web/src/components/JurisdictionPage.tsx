import type { QueryOutput } from '@plumbline/api';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Asked } from '../connection/use-ask.ts';
import { roomAddress } from '../pages/ballot-room/room-place.ts';
import { DESK_OF_STEP } from '../paths.ts';
import { useAuditWords } from '../words/audit-words.ts';
import { StepIsHere } from './AuditNextStep.tsx';
import { AuditPage, type StepLink } from './AuditPage.tsx';
import type { PageListGroup } from './PageList.tsx';

/** A page of an audit as the manager of a jurisdiction sees it. */
export function JurisdictionPage(props: {
  readonly auditId: string;
  readonly jurisdiction: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly summary?: (answer: QueryOutput<'jurisdiction'>) => ReactNode;
  readonly asked: Asked<'jurisdiction'>;
  readonly children: (answer: QueryOutput<'jurisdiction'>) => ReactNode;
}) {
  const say = useAuditWords();
  const { pathname } = useLocation();
  const { auditId, jurisdiction } = props;
  const desk = deskAddress(auditId, jurisdiction);
  const fieldwork = props.asked.data?.heading.fieldwork;
  const electionId = props.asked.data?.heading.electionId;
  const pages = [
    { name: say('pages.desk'), to: desk },
    ...(fieldwork === 'totals' ? [{ name: say('pages.totals'), to: `${desk}/totals` }] : []),
    ...(fieldwork === 'batches'
      ? [
          { name: say('pages.tallies'), to: `${desk}/tallies` },
          { name: say('pages.tallyPeople'), to: `${desk}/people` },
        ]
      : []),
    { name: say('pages.roomPlan'), to: `${desk}/room` },
    ...(electionId === undefined
      ? []
      : [{ name: say('pages.ballots'), to: roomAddress({ electionId, jurisdiction }) }]),
  ];
  const groups: readonly PageListGroup[] = [
    { name: jurisdiction, pages },
    { name: say('pages.rounds'), pages: [{ name: say('pages.cases'), to: `/audits/${auditId}/cases` }] },
    { name: say('pages.record'), pages: [{ name: say('pages.log'), to: `/audits/${auditId}/log` }] },
  ];
  const stepLink: StepLink = (step, word) => {
    const target = DESK_OF_STEP[step];
    if (target === undefined) return null;
    const to = target === 'desk' ? desk : `${desk}/${target}`;
    if (decodeURIComponent(pathname) === decodeURIComponent(to)) return <StepIsHere />;
    return (
      <Link className="usa-button" to={to}>
        {word}
      </Link>
    );
  };
  return <AuditPage {...props} groups={groups} stepLink={stepLink} />;
}

/** The address of a jurisdiction's desk, or of one of its pages. */
export function deskAddress(
  auditId: string,
  jurisdiction: string,
  page?: 'tallies' | 'people' | 'finalize' | 'totals',
): string {
  const desk = `/audits/${auditId}/office/${encodeURIComponent(jurisdiction)}`;
  return page === undefined ? desk : `${desk}/${page}`;
}
