import { OfflineActSchema } from '@plumbline/ballot-management';
import { useRef, useState } from 'react';
import type { KeptRoom } from '../../connection/room-device-store.ts';
import type { RoomDeviceAtHand } from '../../connection/use-room-device.ts';
import { SelectField } from '../../ui/Field.tsx';
import { useBallotDevicesWords } from '../../words/ballot-devices-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { type ActField, ActForm, type KeptOnDevice } from './ActForm.tsx';
import { CountObserve } from './CountObserve.tsx';
import type { RoomPlace } from './room-place.ts';

const CONDITIONS = ['intact', 'damaged', 'cut', 'missing'] as const;

/** As much of a text is repeated where it cannot be used, and of a container where it names an incident. */
const TEXT_SHOWN_MAX = 60;
const CONTAINER_NAMED_MAX = 300;

/** The first text of an act that no server would take. */
function textNotUsable(ask: unknown): string | undefined {
  const read = OfflineActSchema.safeParse(ask);
  if (read.success) return undefined;
  const at = read.error.issues[0]?.path ?? [];
  return String(at.reduce<unknown>((value, step) => (value as Readonly<Record<PropertyKey, unknown>>)[step], ask));
}

/** What can be recorded without a network: each act is signed and kept on this device. */
export function DeviceActs(props: {
  readonly place: RoomPlace;
  readonly here: RoomDeviceAtHand;
  readonly room: KeptRoom;
}) {
  const say = useBallotDevicesWords();
  const sayRoom = useBallotRoomWords();
  const { place, here, room } = props;
  const [chosen, setChosen] = useState<string>();
  const name = chosen ?? room.containers[0]?.container;
  const container = room.containers.find((one) => one.container === name);
  const [pending, setPending] = useState(false);
  // Whoever presses again while it is signed and written, which takes its time on an old telephone, means the same act.
  const underWay = useRef<Promise<boolean>>(undefined);
  const through: KeptOnDevice = {
    askAll: (asks) => {
      setPending(true);
      underWay.current ??= here.keep(asks.map((ask) => OfflineActSchema.parse(ask))).finally(() => {
        underWay.current = undefined;
        setPending(false);
      });
      return underWay.current;
    },
    pending,
    problem: undefined,
    notKept: say('acts.notKept'),
    refuse: (asks) => {
      const text = asks.map(textNotUsable).find((each) => each !== undefined);
      if (text === undefined) return undefined;
      return { text, message: say('acts.notUsable', { text: text.slice(0, TEXT_SHOWN_MAX) }) };
    },
  };
  const done = say('acts.kept');
  const number = here.device?.counter ?? 0;
  return (
    <section className="stack" aria-label={say('acts.title')}>
      <h2>{say('acts.title')}</h2>
      {container === undefined ? (
        <p>{say('acts.noContainers')}</p>
      ) : (
        <>
          <SelectField
            label={say('acts.container')}
            name="device-container"
            value={container.container}
            error={undefined}
            options={room.containers.map((one) => ({ value: one.container, name: one.container }))}
            onChange={setChosen}
          />
          <ActForm
            key={`seal ${container.container}`}
            place={place}
            through={through}
            title={sayRoom('containers.seal.title')}
            lead={sayRoom('containers.seal.lead')}
            button={sayRoom('containers.seal.submit')}
            done={done}
            fields={[
              {
                name: 'position',
                kind: 'choice',
                label: sayRoom('containers.position'),
                options: container.positions.map(({ position }) => ({ value: position, name: position })),
              },
              {
                name: 'seal',
                kind: 'text',
                label: sayRoom('containers.seal.number'),
                hint: sayRoom('containers.seal.numberHint'),
              },
            ]}
            asks={({ text }) => [
              {
                type: 'apply-seal',
                seal: text('seal'),
                container: container.container,
                position: text('position'),
              },
            ]}
          />
          <ActForm
            key={`read ${container.container}`}
            place={place}
            through={through}
            title={sayRoom('containers.read.title')}
            lead={say('acts.readLead')}
            nothing={say('acts.readNothing')}
            button={sayRoom('containers.read.submit')}
            done={done}
            fields={[
              ...container.positions.map(
                ({ position }): ActField => ({
                  name: position,
                  kind: 'text',
                  label: sayRoom('containers.read.number', { position }),
                  optional: container.positions.length > 1,
                }),
              ),
              {
                name: 'condition',
                kind: 'choice',
                label: sayRoom('containers.read.condition'),
                options: CONDITIONS.map((value) => ({ value, name: sayRoom(`containers.read.conditions.${value}`) })),
              },
            ]}
            asks={({ text }) => {
              const readings = container.positions.flatMap(({ position }) =>
                text(position) === '' ? [] : [{ position, seal: text(position) }],
              );
              if (readings.length === 0) return [];
              return [
                {
                  type: 'read-seals',
                  container: container.container,
                  readings,
                  condition: CONDITIONS.find((one) => one === text('condition')) ?? 'intact',
                  incident: `seals of ${container.container.slice(0, CONTAINER_NAMED_MAX)}, ${here.device?.name ?? ''} ${number + 1}`,
                },
              ];
            }}
          />
          <ActForm
            key={`take ${container.container}`}
            place={place}
            through={through}
            title={sayRoom('containers.take.title')}
            lead={sayRoom('containers.take.lead')}
            button={sayRoom('containers.take.submit')}
            done={done}
            fields={[{ name: 'purpose', kind: 'text', label: sayRoom('containers.take.purpose') }]}
            asks={({ text }) => [{ type: 'take-custody', container: container.container, purpose: text('purpose') }]}
          />
          {room.areas.length > 0 && (
            <ActForm
              key={`store ${container.container}`}
              place={place}
              through={through}
              title={sayRoom('containers.store.title')}
              button={sayRoom('containers.store.submit')}
              done={done}
              fields={[
                {
                  name: 'area',
                  kind: 'choice',
                  label: sayRoom('containers.store.area'),
                  options: room.areas.map((area) => ({ value: area, name: area })),
                },
                { name: 'slot', kind: 'text', label: sayRoom('containers.store.slot') },
              ]}
              asks={({ text }) => [
                {
                  type: 'store-container',
                  container: container.container,
                  area: text('area'),
                  slot: text('slot'),
                },
              ]}
            />
          )}
        </>
      )}
      <CountObserve place={place} answer={room} through={{ ...through, done }} />
    </section>
  );
}
