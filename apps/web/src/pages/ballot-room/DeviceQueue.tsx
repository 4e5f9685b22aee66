import { Link } from '@tanstack/react-router';
import { useProblemWords } from '../../components/use-problem-words.ts';
import { useServerSilence } from '../../connection/server-silence.ts';
import type { RoomDeviceAtHand } from '../../connection/use-room-device.ts';
import { fileNameOf, saveFile } from '../../drawings/save-file.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotDevicesWords } from '../../words/ballot-devices-words.ts';
import { saidInWords } from './act-in-words.ts';
import { packetText } from './device-packet.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';

/** What waits on this device, why, and what can be done about it. */
export function DeviceQueue(props: { readonly place: RoomPlace; readonly here: RoomDeviceAtHand }) {
  const say = useBallotDevicesWords();
  const words = useProblemWords();
  const isSilent = useServerSilence();
  const { place, here } = props;
  const { device, acts, problem, open, isSignedOut } = here;
  if (device === undefined) return null;
  return (
    <section className="stack" aria-label={say('queue.title')}>
      <h2>{say('queue.title')}</h2>
      <Alert kind={acts.length > 0 ? 'warning' : 'success'}>
        <p>
          {acts.length > 0
            ? say('queue.waiting', { count: acts.length })
            : device.counter === 0
              ? say('queue.nothingYet')
              : say('queue.none', { counter: device.counter })}
        </p>
        {isSilent && here.state !== 'broken' && <p>{say('queue.noNetwork')}</p>}
      </Alert>
      {isSignedOut && (
        <Alert kind="warning">
          <p>{say('queue.signedOut')}</p>
          <p>
            <Link to="/sign-in" search={{ next: roomAddress(place, 'device') }}>
              {say('queue.signIn')}
            </Link>
          </p>
        </Alert>
      )}
      {problem !== undefined && (
        <Alert kind="error">
          <p>{say('queue.refused', { problem: words(problem).detail })}</p>
        </Alert>
      )}
      {open > 0 && (
        <Alert kind="warning">
          <p>{say('queue.openConflicts', { count: open })}</p>
          <p>
            <Link to={roomAddress(place, 'devices')}>{say('queue.toDevices')}</Link>
          </p>
        </Alert>
      )}
      {acts.length > 0 && (
        <>
          <div className="row">
            <Button onPress={() => void here.sendNow()}>{say('queue.send')}</Button>
            <Button
              look="second"
              onPress={() =>
                saveFile(
                  fileNameOf(`${device.name} ${device.counter}`, 'json'),
                  packetText(place, device.device, acts),
                  'application/json',
                )
              }
            >
              {say('queue.save')}
            </Button>
          </div>
          <p className="quiet small">{say('queue.saveSays')}</p>
          <SimpleTable
            caption={say('queue.title')}
            hideCaption
            columns={[
              { name: say('queue.number'), numeric: true },
              { name: say('queue.what'), wordy: true },
              { name: say('queue.when') },
            ]}
            rows={acts.map(({ counter, signed }) => ({
              key: String(counter),
              cells: [String(counter), saidInWords(say, signed.act), formatTime(signed.capturedAt)],
            }))}
          />
        </>
      )}
    </section>
  );
}
