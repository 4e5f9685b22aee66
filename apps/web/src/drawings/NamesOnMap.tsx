import type { QueryOutput } from '@plumbline/api';
import { placesNamed } from '@plumbline/drawings';
import { countyKey } from '../components/county-names.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useOfficeMapWords } from '../words/office-map-words.ts';

type Answer = QueryOutput<'office-map'>;

const MISSING_SHOWN_MAX = 10;

/** Of each election, how many of its jurisdictions the map names, and which it does not. */
export function NamesOnMap(props: {
  readonly map: NonNullable<Answer['map']>;
  readonly elections: Answer['elections'];
}) {
  const say = useOfficeMapWords();
  const { map, elections } = props;
  return (
    <section className="stack" aria-label={say('names')}>
      <h2>{say('names')}</h2>
      {elections.length === 0 ? (
        <p className="quiet">{say('noElections')}</p>
      ) : (
        <>
          <SimpleTable
            caption={say('names')}
            hideCaption
            columns={[
              { name: say('election') },
              { name: say('named'), numeric: true },
              { name: say('isShown') },
              { name: say('missing'), wordy: true },
            ]}
            rows={elections.map(({ electionId, name, jurisdictions }) => {
              const { found, missing, isEnough } = placesNamed(map, { names: jurisdictions, keyOf: countyKey });
              const named = say('ofAll', { found, wanted: jurisdictions.length });
              const more = missing.length - MISSING_SHOWN_MAX;
              const shown = [
                ...missing.slice(0, MISSING_SHOWN_MAX),
                ...(more > 0 ? [say('andMore', { count: more })] : []),
              ];
              const names = shown.length === 0 ? say('nobody') : shown.join(', ');
              return { key: electionId, cells: [name, named, say(isEnough ? 'yes' : 'tooFew'), names] };
            })}
          />
          <p className="quiet small">{say('spelled')}</p>
        </>
      )}
    </section>
  );
}
