import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { TextField } from '../../ui/Field.tsx';
import { type BallotCustodyWords, useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import type { RoomPlace } from './room-place.ts';

type Whereabouts = QueryOutput<'ballot-where'>['found'][number];

/** One search for a batch or a container by any name it goes by. */
export function WhereIs(props: { readonly place: RoomPlace }) {
  const say = useBallotCustodyWords();
  const [{ where = '' }, change] = usePageSearch();
  const find = where.trim();
  const asked = useAsk('ballot-where', { ...props.place, find }, { enabled: find !== '' });
  const { data } = asked;
  return (
    <section className="stack" aria-label={say('where.label')}>
      <TextField
        label={say('where.label')}
        hint={say('where.hint')}
        name="where"
        type="search"
        maxLength={200}
        value={where}
        error={undefined}
        onChange={(value) => change({ where: value })}
      />
      <div role="status">
        {find !== '' && data !== undefined && (
          <>
            {data.found.length === 0 && <p>{say('where.none', { find })}</p>}
            <ul>
              {data.found.map((one) => (
                <li key={`${one.kind} ${one.name}`}>{whereInWords(say, one)}</li>
              ))}
            </ul>
            {data.all > data.found.length && <p>{say('where.more', { count: data.all - data.found.length })}</p>}
          </>
        )}
      </div>
    </section>
  );
}

function whereInWords(say: BallotCustodyWords, one: Whereabouts): string {
  if (one.kind === 'remade') {
    const { name, called: original, inBatch } = one;
    return say('where.remade', { name, original, batch: inBatch ?? say('where.noBatch') });
  }
  const place = placeInWords(say, one);
  if (one.kind === 'container') return say('where.container', { name: one.name, place });
  const name = one.called === one.name ? one.name : `${one.name} (${one.called})`;
  if (one.container === null) return say('where.batch', { name, place: say('where.noContainer') });
  return say('where.batch', { name, place: say('where.in', { container: one.container, place }) });
}

function placeInWords(say: BallotCustodyWords, { area, slot, stage, condition, board }: Whereabouts): string {
  if (stage === 'out') return say('where.withBoard', { board: board ?? '' });
  if (stage !== 'here') return say('where.gone');
  if (condition === 'missing') return say('where.missing');
  const place = area === null ? say('where.nowhere') : say('where.at', { area, slot: slot ?? '' });
  return condition === 'quarantined' ? say('where.quarantined', { place }) : place;
}
