import type { QueryOutput } from '@plumbline/api';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import type { RoomPlace } from './room-place.ts';

type Answer = QueryOutput<'ballot-containers'>;

/** What is done with one container: its seals are read before anybody is shown what is expected. */
export function ContainerActs(props: {
  readonly place: RoomPlace;
  readonly container: Answer['containers'][number];
  readonly areas: Answer['areas'];
}) {
  const say = useBallotRoomWords();
  const { place, areas } = props;
  const { container, positions } = props.container;
  const sealed = positions.filter(({ isSealed }) => isSealed);
  const open = positions
    .filter(({ isSealed }) => !isSealed)
    .map(({ position }) => ({ value: position, name: position }));
  return (
    <div className="stack">
      {open.length > 0 && (
        <ActForm
          key={`seal ${container}`}
          place={place}
          title={say('containers.seal.title')}
          lead={say('containers.seal.lead')}
          button={say('containers.seal.submit')}
          done={say('containers.seal.done')}
          fields={[
            { name: 'position', kind: 'choice', label: say('containers.position'), options: open },
            {
              name: 'seal',
              kind: 'text',
              label: say('containers.seal.number'),
              hint: say('containers.seal.numberHint'),
            },
          ]}
          asks={({ text }) => [{ type: 'apply-seal', seal: text('seal'), container, position: text('position') }]}
        />
      )}
      {sealed.length > 0 && (
        <ActForm
          key={`read ${container}`}
          place={place}
          title={say('containers.read.title')}
          lead={say('containers.read.lead')}
          button={say('containers.read.submit')}
          done={say('containers.read.done')}
          fields={[
            ...sealed.map(
              ({ position }) =>
                ({ name: position, kind: 'text', label: say('containers.read.number', { position }) }) as const,
            ),
            {
              name: 'condition',
              kind: 'choice',
              label: say('containers.read.condition'),
              options: CONDITIONS.map((value) => ({ value, name: say(`containers.read.conditions.${value}`) })),
            },
          ]}
          asks={({ text }) => [
            {
              type: 'read-seals',
              container,
              readings: sealed.map(({ position }) => ({ position, seal: text(position) })),
              condition: CONDITIONS.find((one) => one === text('condition')) ?? 'intact',
              incident: `seals of ${container}, reading ${props.container.readings.length + 1}`,
            },
          ]}
        />
      )}
      <ActForm
        key={`take ${container}`}
        place={place}
        title={say('containers.take.title')}
        lead={say('containers.take.lead')}
        button={say('containers.take.submit')}
        done={say('containers.take.done')}
        fields={[{ name: 'purpose', kind: 'text', label: say('containers.take.purpose') }]}
        asks={({ text }) => [{ type: 'take-custody', container, purpose: text('purpose') }]}
      />
      {areas.length > 0 && (
        <ActForm
          key={`store ${container}`}
          place={place}
          title={say('containers.store.title')}
          button={say('containers.store.submit')}
          done={say('containers.store.done')}
          fields={[
            {
              name: 'area',
              kind: 'choice',
              label: say('containers.store.area'),
              options: areas.map(({ area }) => ({ value: area, name: area })),
            },
            { name: 'slot', kind: 'text', label: say('containers.store.slot') },
          ]}
          asks={({ text }) => [{ type: 'store-container', container, area: text('area'), slot: text('slot') }]}
        />
      )}
      <ActForm
        key={`open ${container}`}
        place={place}
        title={say('containers.opening.title')}
        lead={say('containers.opening.lead')}
        button={say('containers.opening.submit')}
        done={say('containers.opening.done')}
        fields={[{ name: 'purpose', kind: 'text', label: say('containers.take.purpose') }]}
        asks={({ text }) => [{ type: 'open-container', container, purpose: text('purpose') }]}
      />
    </div>
  );
}

const CONDITIONS = ['intact', 'damaged', 'cut', 'missing'] as const;
