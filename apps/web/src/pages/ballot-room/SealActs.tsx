import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import type { RoomPlace } from './room-place.ts';

type Position = { readonly position: string; readonly isSealed: boolean };

const CONDITIONS = ['intact', 'damaged', 'cut', 'missing'] as const;

/** A seal goes on one of the open positions of a container; nothing where all are sealed. */
export function SealApply(props: {
  readonly place: RoomPlace;
  readonly container: string;
  readonly positions: readonly Position[];
  readonly isOpenAtFirst?: boolean;
}) {
  const say = useBallotRoomWords();
  const { place, container } = props;
  const open = props.positions.filter(({ isSealed }) => !isSealed).map(({ position }) => position);
  if (open.length === 0) return null;
  return (
    <ActForm
      key={`seal ${container}`}
      place={place}
      title={say('containers.seal.title')}
      lead={say('containers.seal.lead')}
      button={say('containers.seal.submit')}
      done={say('containers.seal.done')}
      {...(props.isOpenAtFirst ? { isOpenAtFirst: true } : {})}
      fields={[
        {
          name: 'position',
          kind: 'choice',
          label: say('containers.position'),
          options: open.map((position) => ({ value: position, name: position })),
        },
        { name: 'seal', kind: 'text', label: say('containers.seal.number'), hint: say('containers.seal.numberHint') },
      ]}
      asks={({ text }) => {
        // The position that was chosen before may be sealed by now.
        const position = open.find((one) => one === text('position')) ?? open[0] ?? '';
        return [{ type: 'apply-seal', seal: text('seal'), container, position }];
      }}
    />
  );
}

/** The numbers on a container are read before anybody is shown what is expected; nothing where it has no seals. */
export function SealsRead(props: {
  readonly place: RoomPlace;
  readonly container: string;
  readonly positions: readonly Position[];
  /** How often they were read: the name of an incident that a difference opens. */
  readonly readings: number;
  readonly isOpenAtFirst?: boolean;
}) {
  const say = useBallotRoomWords();
  const { place, container } = props;
  const sealed = props.positions.filter(({ isSealed }) => isSealed);
  if (sealed.length === 0) return null;
  return (
    <ActForm
      key={`read ${container}`}
      place={place}
      title={say('containers.read.title')}
      lead={say('containers.read.lead')}
      button={say('containers.read.submit')}
      done={say('containers.read.done')}
      {...(props.isOpenAtFirst ? { isOpenAtFirst: true } : {})}
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
          incident: `seals of ${container}, reading ${props.readings + 1}`,
        },
      ]}
    />
  );
}

/** Where a container stands from now on. */
export function ContainerStore(props: {
  readonly place: RoomPlace;
  readonly container: string;
  readonly areas: readonly string[];
}) {
  const say = useBallotRoomWords();
  const { place, container, areas } = props;
  if (areas.length === 0) return null;
  return (
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
          options: areas.map((area) => ({ value: area, name: area })),
        },
        { name: 'slot', kind: 'text', label: say('containers.store.slot') },
      ]}
      asks={({ text }) => [{ type: 'store-container', container, area: text('area'), slot: text('slot') }]}
    />
  );
}
