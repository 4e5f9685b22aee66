import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { stepSentences } from '../../components/AuditNextStep.tsx';
import { auditStatus } from '../../components/audit-status.ts';
import { deskAddress } from '../../components/JurisdictionPage.tsx';
import { statusTone } from '../../components/jurisdiction-status.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TableRegion } from '../../ui/TableRegion.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useHomeWords } from '../../words/home-words.ts';

type Line = QueryOutput<'home'>['jurisdictions'][number];

/** The jurisdictions of a manager, grouped by audit. */
export function ManagerHome(props: { readonly lines: readonly Line[] }) {
  const say = useHomeWords();
  if (props.lines.length === 0) {
    return (
      <EmptyState title={say('manager.none')}>
        <p>{say('manager.noneAdvice')}</p>
      </EmptyState>
    );
  }
  const byAudit = Map.groupBy(props.lines, (line) => line.audit.auditId);
  return [...byAudit.entries()].map(([auditId, lines]) => <AuditGroup key={auditId} lines={lines} />);
}

function AuditGroup(props: { readonly lines: readonly Line[] }) {
  const say = useHomeWords();
  const sayAudit = useAuditWords();
  const audit = props.lines[0]?.audit;
  if (audit === undefined) return null;
  const status = auditStatus(audit, sayAudit);
  return (
    <section className="stack">
      <div className="row">
        <h2>{audit.name}</h2>
        <Tag tone={status.tone}>{status.word}</Tag>
      </div>
      <TableRegion label={audit.name}>
        <table className="table table-sticky table-columns-few">
          <thead>
            <tr>
              <th scope="col">{say('manager.jurisdiction')}</th>
              <th scope="col">{say('manager.status')}</th>
              <th scope="col">{say('manager.next')}</th>
            </tr>
          </thead>
          <tbody>
            {props.lines.map((line) => (
              <tr key={line.jurisdiction}>
                <th scope="row">
                  <Link className="strong" to={deskAddress(audit.auditId, line.jurisdiction)}>
                    {line.jurisdiction}
                  </Link>
                </th>
                <td data-name={say('manager.status')}>
                  <Tag tone={statusTone(line.status)}>{managerStatus(line, sayAudit)}</Tag>
                </td>
                <td className="wordy" data-name={say('manager.next')}>
                  {stepSentences(line.nextStep, sayAudit).title}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
    </section>
  );
}

/** Without the number of files, which this list does not know. */
function managerStatus(line: Line, say: ReturnType<typeof useAuditWords>): string {
  switch (line.status) {
    case 'files-uploaded':
      return say('status.some-files');
    case 'files-complete':
      return say('status.all-files');
    case 'list-taken':
      return say('status.in-progress');
    default:
      return say(`status.${line.status}`);
  }
}
