import type { AuditHeading, QueryOutput } from '@plumbline/api';
import type { WorkTimes } from '@plumbline/audit';
import { formatCount } from '../../formats/format-count.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useWorkloadWords } from '../../words/workload-words.ts';
import { hoursInCell } from './WorkloadCost.tsx';
import { daysOfBoard, personHours, type WorkAsked } from './workload-hours.ts';

type Work = NonNullable<QueryOutput<'workload'>['rounds'][number]['work']>;

/** What the shown size is likely to ask of each jurisdiction: the most first, and all of them together. */
export function WorkloadByJurisdiction(props: {
  readonly heading: AuditHeading;
  readonly work: Work;
  readonly times: WorkTimes;
}) {
  const say = useWorkloadWords();
  const { work, times, heading } = props;
  const inBatches = heading.drawsFrom === 'batches';
  const rows = work.rows.toSorted((one, other) => daysOfBoard(other, times) - daysOfBoard(one, times));
  const cells = (asked: WorkAsked) => [
    oneDecimal(asked.draws),
    oneDecimal(asked.units.mean),
    ...(asked.ballots === null ? [] : [formatCount(Math.round(asked.ballots.mean))]),
    hoursInCell(personHours(asked, times), say),
    oneDecimal(daysOfBoard(asked, times)),
  ];
  return (
    <section className="panel stack">
      <h2>{say('where')}</h2>
      <p className="quiet">
        {say('whereSays')} {say('daysSays')}
      </p>
      <SimpleTable
        caption={say('where')}
        hideCaption
        tight
        columns={[
          { name: say('jurisdiction') },
          { name: say('draws'), numeric: true },
          { name: say(inBatches ? 'units.batches' : 'units.ballots'), numeric: true },
          ...(inBatches ? [{ name: say('ballots'), numeric: true }] : []),
          { name: say('personHours'), numeric: true },
          { name: say('days'), numeric: true },
        ]}
        rows={rows.map(({ jurisdiction, ...asked }) => ({ key: jurisdiction, cells: [jurisdiction, ...cells(asked)] }))}
        total={[say('total'), ...cells(work.total)]}
      />
    </section>
  );
}

/** An average, with one decimal where it is small. */
function oneDecimal(value: number): string {
  if (value >= 100) return formatCount(Math.round(value));
  return value === 0 ? '–' : value < 0.05 ? '< 0.1' : value.toFixed(1);
}
