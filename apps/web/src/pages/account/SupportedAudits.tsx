import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { auditStatus } from '../../components/audit-status.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useHomeWords } from '../../words/home-words.ts';
import { useSupportWords } from '../../words/support-words.ts';

/** The audits of an office that lets support in. */
export function SupportedAudits(props: { readonly supported: QueryOutput<'home'>['supported'][number] }) {
  const say = useSupportWords();
  const sayHome = useHomeWords();
  const sayAudit = useAuditWords();
  const { office, audits } = props.supported;
  const title = say('own.title', { office });
  return (
    <section className="stack">
      <h2>{title}</h2>
      <SimpleTable
        caption={title}
        hideCaption
        columns={[{ name: sayHome('name') }, { name: sayHome('state') }]}
        rows={audits.map((audit) => {
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
            ],
          };
        })}
      />
    </section>
  );
}
