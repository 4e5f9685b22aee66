import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatCount } from '../../formats/format-count.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomFilter } from './RoomFilter.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { rowsFound } from './rows-found.ts';

/** The stock of seals: received by two, issued to one who applies them, never used twice. */
export function SealsPage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { place } = props;
  const asked = useAsk('ballot-seals', place);
  const [{ find }] = usePageSearch();
  return (
    <RoomPage place={place} title={say('pages.seals')} lead={say('seals.lead')} asked={asked}>
      {({ ranges, byState, people }) => {
        const found = rowsFound(ranges, find, (one) => [one.first, one.last, one.issuedTo, one.state]);
        const persons = people.map(({ person, name }) => ({ value: person, name }));
        return (
          <div className="stack-wide">
            <dl className="room-figures">
              {byState.map(({ state, seals }) => (
                <div className="room-figure" key={state}>
                  <dt>{say(`seals.states.${state as 'issued'}`)}</dt>
                  <dd>{formatCount(seals)}</dd>
                </div>
              ))}
            </dl>
            <RegisterDownload name={say('pages.seals')} rows={found.map((one) => ({ ...one }))} />
            <RoomFilter label={say('seals.find')} found={found.length} all={ranges.length} />
            <SimpleTable
              caption={say('seals.ranges')}
              columns={[
                { name: say('seals.first') },
                { name: say('seals.last') },
                { name: say('pages.seals'), numeric: true },
                { name: say('seals.state') },
                { name: say('seals.issuedTo') },
              ]}
              rows={found.map(({ first, last, seals, state, issuedTo }) => ({
                key: first,
                cells: [first, last, formatCount(seals), say(`seals.states.${state}`), issuedTo ?? '–'],
              }))}
            />
            <section className="stack" aria-label={say('lists.acts')}>
              <ActForm
                place={place}
                title={say('seals.receive.title')}
                lead={say('seals.receive.lead')}
                button={say('seals.receive.submit')}
                done={say('seals.receive.done')}
                isOpenAtFirst={ranges.length === 0}
                fields={[
                  { name: 'lot', kind: 'text', label: say('seals.receive.lot') },
                  { name: 'first', kind: 'text', label: say('seals.first') },
                  { name: 'last', kind: 'text', label: say('seals.last') },
                ]}
                asks={({ text }) => [
                  { type: 'receive-seals', lot: text('lot'), first: text('first'), last: text('last') },
                ]}
              />
              <ActForm
                place={place}
                title={say('seals.issue.title')}
                button={say('seals.issue.submit')}
                done={say('seals.issue.done')}
                fields={[
                  { name: 'first', kind: 'text', label: say('seals.first') },
                  { name: 'last', kind: 'text', label: say('seals.last') },
                  { name: 'to', kind: 'choice', label: say('seals.issuedTo'), options: persons },
                ]}
                asks={({ text }) => [{ type: 'issue-seals', first: text('first'), last: text('last'), to: text('to') }]}
              />
              <ActForm
                place={place}
                title={say('seals.void.title')}
                lead={say('seals.void.lead')}
                button={say('seals.void.submit')}
                done={say('seals.void.done')}
                fields={[
                  { name: 'seal', kind: 'text', label: say('containers.seal.number') },
                  { name: 'reason', kind: 'text', label: say('seals.void.reason') },
                ]}
                asks={({ text }) => [{ type: 'void-seal', seal: text('seal'), reason: text('reason') }]}
              />
            </section>
          </div>
        );
      }}
    </RoomPage>
  );
}
