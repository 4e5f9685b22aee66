import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { BatchComparisons } from '../../components/BatchComparisons.tsx';
import { deskAddress } from '../../components/JurisdictionPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { Alert } from '../../ui/Alert.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { Tag } from '../../ui/Tag.tsx';
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
        <Others auditId={heading.auditId} jurisdiction={line.jurisdiction} />
      )}
      {local.comparisonsVisible && <BatchComparisons batches={batches} />}
    </section>
  );
}

/** Where others are let in, and whether somebody waits for it. */
function Others(place: { readonly auditId: string; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { data } = useAsk('tally-requests', place);
  const waiting = data?.requests.filter(({ stand }) => stand === 'waiting').length ?? 0;
  return (
    <p className="row" aria-live="polite">
      <Link to={deskAddress(place.auditId, place.jurisdiction, 'people')}>{say('tallies.others')}</Link>
      {waiting > 0 && <Tag tone="amber">{say('tallies.othersWait', { count: waiting })}</Tag>}
    </p>
  );
}
