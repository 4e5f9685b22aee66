import type { AuditHeading, QueryOutput } from '@plumbline/api';
import type { WorkTimes } from '@plumbline/audit';
import { useMemo } from 'react';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount } from '../../formats/format-count.ts';
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useWorkloadWords, type WorkloadWords } from '../../words/workload-words.ts';
import { hoursInCell } from './WorkloadCost.tsx';
import { daysOfBoard, personHours, type WorkAsked } from './workload-hours.ts';

type Work = NonNullable<QueryOutput<'workload'>['rounds'][number]['work']>;
type Row = Work['rows'][number];

/** What the shown size is likely to ask of each jurisdiction: the most first, and all of them together. */
export function WorkloadByJurisdiction(props: {
  readonly heading: AuditHeading;
  readonly work: Work;
  readonly times: WorkTimes;
}) {
  const say = useWorkloadWords();
  const sayEverywhere = useWordsEverywhere();
  const [search, change] = usePageSearch();
  const { work, times, heading } = props;
  const inBatches = heading.drawsFrom === 'batches';
  const columns = useMemo(() => columnsOf({ inBatches, times, total: work.total }, say), [inBatches, times, work, say]);
  return (
    <section className="panel stack">
      <h2>{say('where')}</h2>
      <p className="quiet">
        {say('whereSays')} {say('daysSays')}
      </p>
      <DataTable
        caption={say('where')}
        columns={columns}
        rows={work.rows}
        rowKey={({ jurisdiction }) => jurisdiction}
        sort={search.sort ?? '-days'}
        onSort={(sort) => change({ sort })}
        sortLabel={(column) => sayEverywhere('sort', { column })}
        hasTotals
        emptyWords=""
        allRowsWords={sayEverywhere('allRows', { count: work.rows.length })}
      />
    </section>
  );
}

/** What a column shows of a jurisdiction, and of all of them together. */
type Figure = Pick<DataColumn<Row>, 'key' | 'name'> & {
  readonly of: (asked: WorkAsked) => number;
  readonly shown: (asked: WorkAsked) => string;
};

function columnsOf(
  of: { readonly inBatches: boolean; readonly times: WorkTimes; readonly total: WorkAsked },
  say: WorkloadWords,
): readonly DataColumn<Row>[] {
  const { inBatches, times, total } = of;
  const average = (value: (asked: WorkAsked) => number) => ({
    of: value,
    shown: (asked: WorkAsked) => oneDecimal(value(asked)),
  });
  const figures: readonly Figure[] = [
    { key: 'draws', name: say('draws'), ...average(({ draws }) => draws) },
    { key: 'units', name: say(inBatches ? 'units.batches' : 'units.ballots'), ...average(({ units }) => units.mean) },
    ...(inBatches
      ? [
          {
            key: 'ballots',
            name: say('ballots'),
            of: ({ ballots }: WorkAsked) => ballots?.mean ?? 0,
            shown: ({ ballots }: WorkAsked) => formatCount(Math.round(ballots?.mean ?? 0)),
          },
        ]
      : []),
    {
      key: 'hours',
      name: say('personHours'),
      of: (asked) => personHours(asked, times).most,
      shown: (asked) => hoursInCell(personHours(asked, times), say),
    },
    { key: 'days', name: say('days'), ...average((asked) => daysOfBoard(asked, times)) },
  ];
  return [
    {
      key: 'jurisdiction',
      name: say('jurisdiction'),
      value: ({ jurisdiction }) => jurisdiction,
      cell: ({ jurisdiction }) => jurisdiction,
      total: say('total'),
    },
    ...figures.map(({ key, name, of: value, shown }) => {
      return { key, name, numeric: true, value, cell: shown, total: shown(total) };
    }),
  ];
}

/** An average, with one decimal where it is small. */
function oneDecimal(value: number): string {
  if (value >= 100) return formatCount(Math.round(value));
  return value === 0 ? '–' : value < 0.05 ? '< 0.1' : value.toFixed(1);
}
