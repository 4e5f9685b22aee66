import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import { ContainersMove } from './ContainersMove.tsx';
import { RoomFilter } from './RoomFilter.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { rowsFound } from './rows-found.ts';

/** Storage areas: who may enter, who is inside, what stands there. Two people enter together. */
export function StoragePage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { place } = props;
  const asked = useAsk('ballot-storage', place);
  const [{ find }] = usePageSearch();
  return (
    <RoomPage place={place} title={say('pages.storage')} lead={say('storage.lead')} asked={asked}>
      {({ areas, entries, people, unplaced, heading }) => {
        const found = rowsFound(entries, find, (one) => [one.area, one.entry, ...one.people]);
        const inside = entries.filter(({ leftAt }) => leftAt === null);
        const named = areas.map(({ area }) => ({ value: area, name: area }));
        return (
          <div className="stack-wide">
            {unplaced.length > 0 && (
              <Alert kind="warning" title={say('storage.unplaced', { count: unplaced.length })}>
                <p>{unplaced.join(', ')}</p>
              </Alert>
            )}
            <SimpleTable
              caption={say('storage.areas')}
              columns={[
                { name: say('containers.store.area') },
                { name: say('storage.secured') },
                { name: say('storage.mayEnter'), wordy: true },
                { name: say('pages.containers'), wordy: true },
              ]}
              rows={areas.map(({ area, isSecured, authorized, containers }) => ({
                key: area,
                cells: [
                  area,
                  say(isSecured ? 'storage.isSecured' : 'storage.isNotSecured'),
                  authorized.map(({ name }) => name).join(', ') || '–',
                  containers.map(({ container, slot }) => `${container} (${slot})`).join(', ') || '–',
                ],
              }))}
            />
            <RoomFilter label={say('storage.find')} found={found.length} all={entries.length} />
            <SimpleTable
              caption={say('storage.entries')}
              columns={[
                { name: say('storage.people'), wordy: true },
                { name: say('containers.store.area') },
                { name: say('storage.entered') },
                { name: say('storage.left') },
              ]}
              rows={found.map(({ entry, area, people: names, at, leftAt }) => ({
                key: entry,
                cells: [
                  names.join(', '),
                  area,
                  formatTime(at),
                  leftAt === null ? say('storage.stillInside') : formatTime(leftAt),
                ],
              }))}
            />
            {named.length > 0 && (
              <ContainersMove
                place={place}
                election={heading.election.name}
                areas={areas}
                known={[
                  ...areas.flatMap(({ containers }) => containers.map(({ container }) => container)),
                  ...unplaced,
                ]}
              />
            )}
            <section className="stack" aria-label={say('lists.acts')}>
              {named.length > 0 && (
                <ActForm
                  place={place}
                  title={say('storage.enter.title')}
                  lead={say('storage.enter.lead')}
                  button={say('storage.enter.submit')}
                  done={say('storage.enter.done')}
                  fields={[
                    { name: 'area', kind: 'choice', label: say('containers.store.area'), options: named },
                    { name: 'purpose', kind: 'text', label: say('containers.take.purpose') },
                  ]}
                  asks={({ text }) => [
                    {
                      type: 'enter-area',
                      entry: `${text('area')} ${entries.length + 1}`,
                      area: text('area'),
                      purpose: text('purpose'),
                    },
                  ]}
                />
              )}
              {inside.length > 0 && (
                <ActForm
                  place={place}
                  title={say('storage.leave.title')}
                  button={say('storage.leave.submit')}
                  done={say('storage.leave.done')}
                  fields={[
                    {
                      name: 'entry',
                      kind: 'choice',
                      label: say('storage.people'),
                      options: inside.map(({ entry, area, people: names }) => ({
                        value: entry,
                        name: `${names.join(', ')} · ${area}`,
                      })),
                    },
                  ]}
                  asks={({ text }) => [{ type: 'leave-area', entry: text('entry') }]}
                />
              )}
              <ActForm
                place={place}
                title={say('storage.register.title')}
                button={say('storage.register.submit')}
                done={say('storage.register.done')}
                isOpenAtFirst={areas.length === 0}
                fields={[
                  { name: 'area', kind: 'text', label: say('storage.register.name') },
                  { name: 'isSecured', kind: 'yes', label: say('storage.register.secured') },
                ]}
                asks={({ text, isYes }) => [
                  { type: 'register-area', area: text('area'), isSecured: isYes('isSecured') },
                ]}
              />
              {named.length > 0 && (
                <ActForm
                  place={place}
                  title={say('storage.authorize.title')}
                  button={say('storage.authorize.submit')}
                  done={say('storage.authorize.done')}
                  fields={[
                    { name: 'area', kind: 'choice', label: say('containers.store.area'), options: named },
                    {
                      name: 'person',
                      kind: 'choice',
                      label: say('people.name'),
                      options: people.map(({ person, name }) => ({ value: person, name })),
                    },
                  ]}
                  asks={({ text }) => [
                    {
                      type: 'authorize-area',
                      area: text('area'),
                      person: text('person'),
                      from: heading.today,
                      until: null,
                    },
                  ]}
                />
              )}
            </section>
          </div>
        );
      }}
    </RoomPage>
  );
}
