import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import type { InventoryAnswer } from './InventoryPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { ScanField } from './ScanField.tsx';
import { useAskRoom } from './use-ask-room.ts';

type Seen = { readonly container: string; readonly slot: string };

/** One container after another is scanned, slot by slot. What is expected is nowhere on the page. */
export function InventoryTake(props: { readonly place: RoomPlace; readonly answer: InventoryAnswer }) {
  const say = useBallotCustodyWords();
  const { place, answer } = props;
  const areas = answer.areas.map(({ area }) => area);
  const [chosen, setArea] = useState<string>();
  const [slot, setSlot] = useState('');
  const [seen, setSeen] = useState<readonly Seen[]>([]);
  const [isDone, setDone] = useState(false);
  const { ask, pending, problem } = useAskRoom(place);
  const area = chosen ?? areas[0];
  if (area === undefined) return <p>{say('inventory.noArea')}</p>;
  const take = (container: string): string | undefined => {
    setDone(false);
    if (slot.trim() === '') return say('inventory.slotMissing');
    if (seen.some((one) => one.container === container)) return say('scan.twice', { container });
    setSeen([{ container, slot: slot.trim() }, ...seen]);
    return undefined;
  };
  const finish = async () => {
    if (!(await ask({ type: 'take-inventory', area, seen })).ok) return;
    setSeen([]);
    setDone(true);
  };
  return (
    <section className="panel stack">
      <h2>{say('inventory.take')}</h2>
      <SelectField
        label={say('inventory.area')}
        name="inventory-area"
        value={area}
        error={undefined}
        options={areas.map((one) => ({ value: one, name: one }))}
        onChange={setArea}
      />
      <TextField
        label={say('inventory.slot')}
        hint={say('inventory.slotHint')}
        name="inventory-slot"
        maxLength={200}
        value={slot}
        error={undefined}
        onChange={setSlot}
      />
      <ScanField
        place={{ election: answer.heading.election.name, jurisdiction: place.jurisdiction }}
        known={answer.containers}
        take={take}
      />
      <p role="status">{say('inventory.seen', { count: seen.length })}</p>
      <ul>
        {seen.map(({ container, slot: at }) => (
          <li key={container}>
            {container} · {at}{' '}
            <Button look="quiet" onPress={() => setSeen(seen.filter((one) => one.container !== container))}>
              {say('inventory.remove', { container })}
            </Button>
          </li>
        ))}
      </ul>
      <p className="quiet">{say('inventory.submitLead')}</p>
      <ProblemAlert problem={problem} />
      {isDone && (
        <Alert kind="success">
          <p>{say('inventory.done')}</p>
        </Alert>
      )}
      <Button pending={pending} onPress={() => void finish()}>
        {say('inventory.submit', { area })}
      </Button>
    </section>
  );
}
