import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../connection/use-ask.ts';
import { formatCount } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import { RetrievalListLink } from './RetrievalListLink.tsx';

type Stop = QueryOutput<'stops-to-fetch'>['stops'][number];

/** The retrieval list to save, and the way through the storage where the ballot room says what stands where. */
export function WayToFetch(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = props;
  const { data } = useAsk('stops-to-fetch', { auditId, jurisdiction });
  const stops = data?.stops ?? [];
  return (
    <>
      <RetrievalListLink auditId={auditId} jurisdiction={jurisdiction} look="button" />
      <Stops caption={say('way.title')} stops={stops.filter(({ shelf }) => shelf !== null)} />
      <Stops caption={say('way.noShelf')} stops={stops.filter(({ shelf }) => shelf === null)} />
    </>
  );
}

function Stops(props: { readonly caption: string; readonly stops: readonly Stop[] }) {
  const say = useOfficeWords();
  if (props.stops.length === 0) return null;
  const columns = [
    ...(props.stops.some(({ shelf }) => shelf !== null) ? [{ name: say('way.area') }, { name: say('way.shelf') }] : []),
    { name: say('way.container') },
    { name: say('way.batches'), wordy: true },
    { name: say('way.units'), numeric: true },
  ];
  return (
    <SimpleTable
      caption={props.caption}
      tight
      columns={columns}
      rows={props.stops.map(({ shelf, container, batches }, index) => ({
        key: `${index} ${container}`,
        cells: [
          ...(shelf === null ? [] : [shelf.area, shelf.slot]),
          container ?? say('way.noContainer'),
          batches.map(({ tabulator, batch }) => (tabulator === null ? batch : `${tabulator} ${batch}`)).join(', '),
          formatCount(batches.reduce((sum, { units }) => sum + units, 0)),
        ],
      }))}
    />
  );
}
