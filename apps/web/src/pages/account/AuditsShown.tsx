import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { auditStatus } from '../../components/audit-status.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useHomeWords } from '../../words/home-words.ts';

type Audit = QueryOutput<'home'>['observed'][number]['audit'];

/** Audits of somebody who is not of their office: each with its state and, where it ends for them, until when they see it. */
export function AuditsShown(props: {
  readonly title: string;
  readonly audits: readonly { readonly audit: Audit; readonly until?: string }[];
  /** The head over the ends; absent where there are none. */
  readonly untilWord?: string;
}) {
  const say = useHomeWords();
  const sayAudit = useAuditWords();
  const { title, audits, untilWord } = props;
  return (
    <section className="stack">
      <h2>{title}</h2>
      <SimpleTable
        caption={title}
        hideCaption
        columns={[
          { name: say('name') },
          { name: say('state') },
          ...(untilWord === undefined ? [] : [{ name: untilWord }]),
        ]}
        rows={audits.map(({ audit, until }) => {
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
              ...(untilWord === undefined ? [] : [until ?? '']),
            ],
          };
        })}
      />
    </section>
  );
}
