import type { SampledBatch } from '@plumbline/api';
import { useState } from 'react';
import { formatDifference } from '../formats/format-count.ts';
import { ComparisonTable } from '../ui/ComparisonTable.tsx';
import { CheckboxField } from '../ui/Field.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';

/** The sampled batches of a jurisdiction: reported, audited and difference of each. */
export function BatchComparisons(props: { readonly batches: readonly SampledBatch[] }) {
  const say = useRoundsWords();
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const shown = onlyDifferent ? props.batches.filter(hasDifference) : props.batches;
  const hasComparisons = props.batches.some((batch) => batch.comparisons.length > 0);
  return (
    <div className="stack">
      {hasComparisons && (
        <CheckboxField
          label={say('detail.onlyDifferent')}
          name="only-different"
          checked={onlyDifferent}
          onChange={setOnlyDifferent}
        />
      )}
      {onlyDifferent && shown.length === 0 && <p>{say('detail.noneDifferent')}</p>}
      {shown.map((batch) => (
        <Batch key={batch.batch} batch={batch} />
      ))}
    </div>
  );
}

function hasDifference(batch: SampledBatch): boolean {
  return batch.comparisons.some(({ difference }) => Object.values(difference ?? {}).some((votes) => votes !== 0));
}

function Batch(props: { readonly batch: SampledBatch }) {
  const say = useRoundsWords();
  const { batch } = props;
  return (
    <section className="batch" aria-label={batch.batch}>
      <div className="panel-head">
        <h4 className="breakable">{batch.batch}</h4>
        <Tag tone={batch.countedInRound === null ? 'grey' : 'green'}>
          {batch.countedInRound === null
            ? say('detail.notCounted')
            : say('detail.countedInRound', { round: batch.countedInRound })}
        </Tag>
      </div>
      <p className="quiet small">
        {say('detail.batchHead', { count: batch.ballots })}
        {batch.lastEditedBy && ` · ${say('detail.editedBy', { name: batch.lastEditedBy })}`}
      </p>
      {batch.required && <p className="small">{say('detail.required')}</p>}
      {batch.extra && <p className="small">{say('detail.extra')}</p>}
      {batch.combinedInto && <p className="small">{say('detail.combinedInto', { name: batch.combinedInto })}</p>}
      {batch.combinedFrom.length > 0 && (
        <p className="small">{say('detail.combinedFrom', { names: batch.combinedFrom.join(', ') })}</p>
      )}
      <Tickets tickets={batch.tickets} />
      {batch.comparisons.map((comparison) => (
        <Comparison key={comparison.contest} batch={batch.batch} comparison={comparison} />
      ))}
    </section>
  );
}

function Tickets(props: { readonly tickets: SampledBatch['tickets'] }) {
  const say = useRoundsWords();
  const contests = Object.entries(props.tickets).filter(([, tickets]) => tickets.length > 0);
  if (contests.length === 0) return null;
  return (
    <dl className="facts small">
      {contests.map(([contest, tickets]) => (
        <div key={contest} className="facts-pair">
          <dt>{say('detail.tickets', { contest })}</dt>
          <dd>{tickets.map(({ round, ticket }) => say('detail.ticketOfRound', { round, ticket })).join(', ')}</dd>
        </div>
      ))}
    </dl>
  );
}

function Comparison(props: { readonly batch: string; readonly comparison: SampledBatch['comparisons'][number] }) {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  const { comparison, batch } = props;
  const { contest, reported, audited, difference, changeInMargin } = comparison;
  return (
    <div className="stack">
      <ComparisonTable
        caption={say('detail.compareCaption', { batch, contest })}
        nameHeader={sayAudit('compare.choice')}
        reportedHeader={sayAudit('compare.reported')}
        auditedHeader={sayAudit('compare.audited')}
        differenceHeader={sayAudit('compare.difference')}
        noneWord={sayAudit('compare.none')}
        rows={Object.entries(reported).map(([name, votes]) => ({
          name,
          reported: votes,
          audited: audited?.[name] ?? null,
          difference: difference?.[name] ?? null,
        }))}
      />
      {audited !== null && (
        <p className="small">
          {changeInMargin === null || changeInMargin === 0 ? (
            sayAudit('compare.marginNone')
          ) : (
            <>
              <strong>{sayAudit('compare.margin', { change: formatDifference(changeInMargin) })}</strong>{' '}
              {sayAudit(changeInMargin > 0 ? 'compare.marginOver' : 'compare.marginUnder', {
                votes: Math.abs(changeInMargin),
              })}
            </>
          )}
        </p>
      )}
    </div>
  );
}
