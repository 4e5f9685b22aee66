import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { ActForm } from './ActForm.tsx';
import type { AuditCountsAnswer } from './AuditCountsPage.tsx';
import { freeName } from './free-name.ts';
import type { RoomPlace } from './room-place.ts';

/** No audit has such an identifier. */
const ELSEWHERE = 'elsewhere';

/** What a board counted in a batch is recorded. Where it is not what is listed, an incident of the batch begins. */
export function AuditCountReport(props: { readonly place: RoomPlace; readonly answer: AuditCountsAnswer }) {
  const say = useBallotCustodyWords();
  const { batches, begun, incidents } = props.answer;
  return (
    <ActForm
      place={props.place}
      title={say('auditCounts.report.title')}
      lead={say('auditCounts.report.lead')}
      button={say('auditCounts.report.submit')}
      done={say('auditCounts.report.done')}
      fields={[
        {
          name: 'audit',
          kind: 'choice',
          label: say('auditCounts.report.audit'),
          options: [
            ...begun.map(({ auditId, name }) => ({ value: auditId, name })),
            { value: ELSEWHERE, name: say('auditCounts.report.auditElsewhere') },
          ],
          ...(begun.length === 1 && { value: begun[0]?.auditId }),
        },
        {
          name: 'batch',
          kind: 'choice',
          label: say('auditCounts.batch'),
          options: batches.map(({ batch, name }) => ({ value: batch, name })),
        },
        { name: 'cards', kind: 'count', label: say('auditCounts.report.cards') },
      ]}
      asks={({ text, count }) => [
        {
          type: 'report-audit-count',
          batch: text('batch'),
          audit: text('audit') === ELSEWHERE ? null : text('audit'),
          cards: count('cards'),
          incident: freeName(`${text('batch')} counted by a board`, incidents),
        },
      ]}
    />
  );
}
