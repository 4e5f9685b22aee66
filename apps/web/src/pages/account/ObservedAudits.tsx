import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { auditStatus } from '../../components/audit-status.ts';
import { formatDate } from '../../formats/format-time.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useObserversWords } from '../../words/observers-words.ts';

/** The audits somebody was invited to watch. */
export function ObservedAudits(props: { readonly observed: QueryOutput<'home'>['observed'] }) {
  const say = useObserversWords();
  const sayAudit = useAuditWords();
  if (props.observed.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('own.title')}</h2>
      <SimpleTable
        caption={say('own.title')}
        hideCaption
        columns={[{ name: say('own.audit') }, { name: say('own.state') }, { name: say('until') }]}
        rows={props.observed.map(({ audit, until }) => {
          const status = auditStatus(audit, sayAudit);
          return {
            key: audit.auditId,
            cells: [
              <Link key="audit" className="strong" to="/audits/$auditId" params={{ auditId: audit.auditId }}>
                {audit.name}
              </Link>,
              <Tag key="state" tone={status.tone}>
                {status.word}
              </Tag>,
              formatDate(until),
            ],
          };
        })}
      />
    </section>
  );
}
