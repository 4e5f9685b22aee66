import type { RoomHeading } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import type { KeptRoom } from '../../connection/room-device-store.ts';
import { canSign, FIRST, newDeviceKey } from '../../connection/sign-act.ts';
import type { RoomDeviceAtHand } from '../../connection/use-room-device.ts';
import { newCommandId } from '../../connection/use-send.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useBallotDevicesWords } from '../../words/ballot-devices-words.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Makes this browser a device of those who act at it now: its key is made here, and only the public half of it leaves. */
export function DeviceEnrol(props: {
  readonly place: RoomPlace;
  readonly here: RoomDeviceAtHand;
  readonly heading: RoomHeading;
  readonly room: KeptRoom;
}) {
  const say = useBallotDevicesWords();
  const { place, here, heading, room } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [name, setName] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isMaking, setMaking] = useState(false);
  const { you, together } = heading;
  if (!canSign()) {
    return (
      <Alert kind="warning">
        <p>{say('device.notHere')}</p>
      </Alert>
    );
  }
  if (you === null) return <p>{say('device.notYours')}</p>;
  const begin = async () => {
    setErrors(name.trim() === '' ? [{ name: 'device-name', message: say('device.nameMissing') }] : []);
    if (name.trim() === '') return;
    setMaking(true);
    const { key, publicKey } = await newDeviceKey();
    const device = newCommandId();
    const people = [you.name, ...(together === null ? [] : [together.name])];
    // Its key is on the disk before anybody relies on it.
    const isKept = await here.begin({ device, name: name.trim(), people, key, ...FIRST, room });
    if (isKept && !(await ask({ type: 'enrol-device', device, name: name.trim(), key: publicKey })).ok) {
      await here.giveUp();
    }
    setMaking(false);
  };
  return (
    <section className="panel stack">
      <h2>{say('device.enrolTitle')}</h2>
      <Form look="form stack" onSubmit={begin}>
        <p>{say('device.enrolLead')}</p>
        <FormErrors errors={errors} />
        <TextField
          label={say('device.name')}
          hint={say('device.nameHint')}
          name="device-name"
          maxLength={60}
          value={name}
          error={errorOf(errors, 'device-name')}
          onChange={setName}
        />
        <ProblemAlert problem={problem} />
        <Button submits pending={pending || isMaking}>
          {say('device.enrol')}
        </Button>
      </Form>
    </section>
  );
}
