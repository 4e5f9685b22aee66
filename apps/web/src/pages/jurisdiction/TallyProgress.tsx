import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { BatchComparisons } from '../../components/BatchComparisons.tsx';
import { deskAddress } from '../../components/JurisdictionPage.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { useOfficeWords } from '../../words/office-words.ts';
import { batchesToEnter, isEntered } from './batch-state.ts';

/** How far the hand counts of a jurisdiction are, and the way on. */
export function TallyProgress(props: { readonly local: QueryOutput<'jurisdiction'> }) {
  const say = useOfficeWords();
  const { local } = props;
  const { heading, line, batches, talliesFinal } = local;
  const due = batchesToEnter(batches, heading.round ?? 1);
  const done = due.filter(isEntered).length;
  return (
    <section className="panel">
      <h2>{say('tallies.title')}</h2>
      <ProgressBar
        label={say('tallies.progress', { done, total: due.length })}
        share={due.length === 0 ? 1 : done / due.length}
      />
      {talliesFinal ? (
        <Alert kind="success">{say('finalize.done')}</Alert>
      ) : (
        <>
          <p>{say('tallies.desk')}</p>
          {/* What comes next is said by the card on top of the page, and only there. */}
          {done > 0 && (
            <p>
              <Link to={deskAddress(heading.auditId, line.jurisdiction, 'tallies')}>{say('tallies.correct')}</Link>
            </p>
          )}
        </>
      )}
      {!talliesFinal && heading.abilities['record-batch']?.allowed && (
        <p>
          <Link to={deskAddress(heading.auditId, line.jurisdiction, 'people')}>{say('tallies.others')}</Link>
        </p>
      )}
      {local.comparisonsVisible && <BatchComparisons batches={batches} />}
    </section>
  );
}
