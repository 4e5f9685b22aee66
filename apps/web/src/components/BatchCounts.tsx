import type { UploadReport } from '@plumbline/api';
import { formatCount, formatDifference } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useRecordsWords } from '../words/records-words.ts';

/** The batches in which manifest and cast vote records count differently, beside their neighbours. */
export function BatchCounts(props: { readonly counts: NonNullable<UploadReport['batchCounts']> }) {
  const say = useRecordsWords();
  const { batches, differ, rows } = props.counts;
  if (differ === 0) return <p>{say('counts.same', { count: batches })}</p>;
  const withTabulator = rows.some(({ tabulator }) => tabulator !== null);
  return (
    <div className="stack">
      <SimpleTable
        caption={say('counts.caption', { differ, batches })}
        tight
        columns={[
          { name: say('counts.batch') },
          ...(withTabulator ? [{ name: say('counts.tabulator') }] : []),
          { name: say('counts.listed'), numeric: true },
          { name: say('counts.recorded'), numeric: true },
          { name: say('counts.difference'), numeric: true },
        ]}
        rows={rows.map(({ tabulator, batch, listed, recorded }) => ({
          key: JSON.stringify([tabulator, batch]),
          cells: [
            batch,
            ...(withTabulator ? [tabulator ?? ''] : []),
            listed === null ? say('counts.none') : formatCount(listed),
            recorded === null ? say('counts.none') : formatCount(recorded),
            formatDifference((recorded ?? 0) - (listed ?? 0)),
          ],
        }))}
      />
      <p className="small quiet">{say('counts.says')}</p>
    </div>
  );
}
