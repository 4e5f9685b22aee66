import type { QueryOutput } from '@plumbline/api';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import type { RoomPlace } from './room-place.ts';
import { ContainerStore, SealApply, SealsRead } from './SealActs.tsx';

type Answer = QueryOutput<'ballot-containers'>;

/** What is done with one container: its seals are read before anybody is shown what is expected. */
export function ContainerActs(props: {
  readonly place: RoomPlace;
  readonly container: Answer['containers'][number];
  readonly areas: Answer['areas'];
}) {
  const say = useBallotRoomWords();
  const { place, areas } = props;
  const { container, positions, readings } = props.container;
  return (
    <div className="stack">
      <SealApply place={place} container={container} positions={positions} />
      <SealsRead place={place} container={container} positions={positions} readings={readings.length} />
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
      <ContainerStore place={place} container={container} areas={areas.map(({ area }) => area)} />
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
