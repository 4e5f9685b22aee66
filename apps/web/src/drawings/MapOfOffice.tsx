import type { QueryOutput } from '@plumbline/api';
import { shadedMap } from '@plumbline/drawings';
import { useRef } from 'react';
import { useOfficeMapWords } from '../words/office-map-words.ts';
import { DrawnSvg } from './DrawnSvg.tsx';
import { useWidth } from './use-width.ts';

/** The borders of a map as they were understood, without anything to be told by them. */
export function MapOfOffice(props: { readonly map: NonNullable<QueryOutput<'office-map'>['map']> }) {
  const say = useOfficeMapWords();
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const { field, areas } = props.map;
  const places = areas.map(({ outline, middle }) => ({ name: '', outline, middle }));
  const drawing = shadedMap({ width, field, places, lookOf: () => undefined, legend: [] });
  const says = say('drawnSays', { count: areas.length });
  return (
    <figure className="panel drawn" aria-label={say('drawing')}>
      <figcaption>
        <h2>{say('drawing')}</h2>
        <p>{says}</p>
      </figcaption>
      <div ref={place} className="drawn-place-of">
        <DrawnSvg drawing={drawing} label={`${say('drawing')}. ${says}`} />
      </div>
    </figure>
  );
}
