import type { QueryOutput } from '@plumbline/api';
import type { ReactNode } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { AuditPage, useLastHeading } from '../../components/AuditPage.tsx';
import { administersAudit } from '../../components/administers-audit.ts';
import { useOwnDesks } from '../../components/use-own-desks.ts';
import type { Asked } from '../../connection/use-ask.ts';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';

type CaseQuery = 'cases' | 'case' | 'second-look';

/** A page about cases, with the pages beside it that whoever looks has. */
export function CaseFrame<Name extends CaseQuery>(props: {
  readonly auditId: string;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly asked: Asked<Name>;
  readonly children: (answer: QueryOutput<Name>) => ReactNode;
}) {
  const say = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  const { auditId } = props;
  const heading = useLastHeading(auditId, props.asked.data?.heading);
  const desks = useOwnDesks(auditId);
  if (administersAudit(heading)) return <AdministratorPage {...props} />;
  const groups = [
    { name: say('pages.office'), pages: [{ name: sayAnywhere('home'), to: '/' }, ...desks] },
    { name: say('pages.rounds'), pages: [{ name: say('pages.cases'), to: `/audits/${auditId}/cases` }] },
    { name: say('pages.record'), pages: [{ name: say('pages.log'), to: `/audits/${auditId}/log` }] },
  ];
  return <AuditPage {...props} groups={groups} stepLink={() => null} />;
}
