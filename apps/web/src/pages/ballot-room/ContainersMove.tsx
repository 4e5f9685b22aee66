import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { RoomPlace } from './room-place.ts';
import { ScanField } from './ScanField.tsx';
import { useAskRoom } from './use-ask-room.ts';

type Area = QueryOutput<'ballot-storage'>['areas'][number];

/**
 * Many containers moved at once: scanned one after another, or all that stand in an area. Each is an act of its own; where one is
 * refused, it and those after it stay on the list.
 */
export function ContainersMove(props: {
  readonly place: RoomPlace;
  readonly election: string;
  readonly areas: readonly Area[];
  readonly known: readonly string[];
}) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  const { place, areas } = props;
  const [listed, setListed] = useState<readonly string[]>([]);
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState<string>();
  const [slot, setSlot] = useState('');
  const [slotError, setSlotError] = useState<string>();
  const [moved, setMoved] = useState(0);
  const { ask, pending, problem } = useAskRoom(place);
  const options = areas.map(({ area }) => ({ value: area, name: area }));
  const fromArea = areas.find(({ area }) => area === from) ?? areas[0];
  const toArea = areas.find(({ area }) => area === to) ?? areas[0];
  if (fromArea === undefined || toArea === undefined) return null;
  const add = (containers: readonly string[]) => {
    setMoved(0);
    setListed((before) => [...before, ...containers.filter((one) => !before.includes(one))]);
  };
  const take = (container: string): string | undefined => {
    if (listed.includes(container)) return say('scan.twice', { container });
    add([container]);
    return undefined;
  };
  const move = async () => {
    setMoved(0);
    setSlotError(slot.trim() === '' ? say('inventory.slotMissing') : undefined);
    if (slot.trim() === '') return;
    for (const container of listed) {
      const asked = await ask({ type: 'store-container', container, area: toArea.area, slot: slot.trim() });
      if (!asked.ok) return;
      setListed((before) => before.filter((one) => one !== container));
      setMoved((before) => before + 1);
    }
  };
  return (
    <details className="act-fold">
      <summary>{say('move.title')}</summary>
      <div className="form stack">
        <p className="quiet">{say('move.lead')}</p>
        <ScanField
          place={{ election: props.election, jurisdiction: place.jurisdiction }}
          known={props.known}
          take={take}
        />
        <div className="row">
          <SelectField
            label={say('move.from')}
            name="move-from"
            value={fromArea.area}
            error={undefined}
            options={options}
            onChange={setFrom}
          />
          <Button
            look="second"
            reason={fromArea.containers.length === 0 ? say('move.noneThere', { area: fromArea.area }) : undefined}
            onPress={() => add(fromArea.containers.map(({ container }) => container))}
          >
            {say('move.all', { area: fromArea.area, count: fromArea.containers.length })}
          </Button>
        </div>
        <p role="status">{say('move.listed', { count: listed.length })}</p>
        {listed.length > 0 && (
          <ul>
            {listed.map((container) => (
              <li key={container}>
                {container}{' '}
                <Button look="quiet" onPress={() => setListed(listed.filter((one) => one !== container))}>
                  {say('move.remove', { container })}
                </Button>
              </li>
            ))}
          </ul>
        )}
        <SelectField
          label={say('move.to')}
          name="move-to"
          value={toArea.area}
          error={undefined}
          options={options}
          onChange={setTo}
        />
        <TextField
          label={sayRoom('containers.store.slot')}
          name="move-slot"
          maxLength={200}
          value={slot}
          error={slotError}
          onChange={setSlot}
        />
        <ProblemAlert problem={problem} />
        {moved > 0 && (
          <Alert kind={listed.length === 0 ? 'success' : 'info'}>
            <p>{say('move.done', { count: moved, area: toArea.area })}</p>
          </Alert>
        )}
        <Button
          pending={pending}
          reason={listed.length === 0 ? say('move.noneListed') : undefined}
          onPress={() => void move()}
        >
          {say('move.submit', { count: listed.length })}
        </Button>
      </div>
    </details>
  );
}
