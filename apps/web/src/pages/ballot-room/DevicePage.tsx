import type { QueryOutput } from '@plumbline/api';
import { AppFrame } from '../../components/AppFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import type { usePagesKept } from '../../connection/board-worker.ts';
import type { KeptRoom, RoomDevice } from '../../connection/room-device-store.ts';
import type { RoomDeviceAtHand } from '../../connection/use-room-device.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotDevicesWords } from '../../words/ballot-devices-words.ts';
import { DeviceActs } from './DeviceActs.tsx';
import { DeviceEnrol } from './DeviceEnrol.tsx';
import { DeviceQueue } from './DeviceQueue.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { roomToKeep } from './room-to-keep.ts';
import { useKeptRoom } from './use-kept-room.ts';

type Answer = QueryOutput<'ballot-devices'>;

/** The page on which a team records what it does where there is no network. It opens without one, and without a session. */
export function DevicePage(props: { readonly place: RoomPlace }) {
  const say = useBallotDevicesWords();
  const { place, here, asked, opens, isSilent, isAlone } = useKeptRoom(props.place, 'device');
  const { device } = here;
  if (isAlone && device !== undefined) {
    const { office, election } = device.room;
    return (
      <AppFrame office={office} election={election} narrow>
        <div className="stack-wide">
          <PageTitle>{say('device.title')}</PageTitle>
          <AtDevice place={place} here={here} device={device} room={device.room} opens={opens} />
          <p className="quiet small">{say('queue.listAt', { at: formatTime(device.room.keptAt) })}</p>
        </div>
      </AppFrame>
    );
  }
  if (isAlone && isSilent && here.state !== 'reading') {
    return (
      <AppFrame narrow>
        <div className="stack">
          <PageTitle>{say('device.title')}</PageTitle>
          <Gone here={here} />
          <p>{say('device.noneHere')}</p>
        </div>
      </AppFrame>
    );
  }
  return (
    <RoomPage place={place} title={say('device.title')} lead={say('device.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          {device === undefined ? (
            <>
              <Gone here={here} />
              {here.state === 'broken' && <Broken />}
              {here.state === 'ready' && here.gone === undefined && <Elsewhere devices={answer.devices} />}
              <DeviceEnrol place={place} here={here} heading={answer.heading} room={roomToKeep(answer)} />
            </>
          ) : (
            <AtDevice
              place={place}
              here={here}
              device={device}
              room={roomToKeep(answer)}
              opens={opens}
              known={answer.devices.find((each) => each.device === device.device)}
              heading={answer.heading}
            />
          )}
        </div>
      )}
    </RoomPage>
  );
}

function AtDevice(props: {
  readonly place: RoomPlace;
  readonly here: RoomDeviceAtHand;
  readonly device: RoomDevice;
  readonly room: KeptRoom;
  readonly opens: ReturnType<typeof usePagesKept>;
  /** What the server says of it to whoever is signed in. */
  readonly known?: Answer['devices'][number] | undefined;
  readonly heading?: Answer['heading'];
}) {
  const say = useBallotDevicesWords();
  const { place, here, device, room, opens, known, heading } = props;
  // Somebody else is signed in at this browser: what waits here is sent, and nothing more is recorded in the names of others.
  const isTheirs = known !== undefined && !known.isYours;
  return (
    <>
      <div className="stack">
        <p className="strong">{say('device.of', { name: device.name, people: device.people.join(', ') })}</p>
        {opens === 'yes' && <p className="quiet small">{say('device.pagesKept')}</p>}
        {opens === 'no' && (
          <Alert kind="warning">
            <p>{say('device.pagesNotKept')}</p>
          </Alert>
        )}
        {here.isKeptAgain && (
          <Alert kind="warning">
            <p>{say('device.keptAgain')}</p>
            <Button look="second" onPress={here.seen}>
              {say('device.seen')}
            </Button>
          </Alert>
        )}
        {here.state === 'broken' && <Broken />}
        {isTheirs && (
          <Alert kind="warning">
            <p>{say('device.ofOthers', { people: device.people.join(', ') })}</p>
          </Alert>
        )}
        <Revoked device={known} />
      </div>
      <DeviceQueue place={place} here={here} />
      {known?.revoked && here.acts.length === 0 && heading !== undefined && (
        <DeviceEnrol place={place} here={here} heading={heading} room={room} />
      )}
      {!isTheirs && !known?.revoked && <DeviceActs place={place} here={here} room={room} />}
    </>
  );
}

function Broken() {
  const say = useBallotDevicesWords();
  return (
    <Alert kind="error">
      <p>{say('device.broken')}</p>
    </Alert>
  );
}

/** The store of the browser was cleared: how much is gone is said at once. */
function Gone(props: { readonly here: RoomDeviceAtHand }) {
  const say = useBallotDevicesWords();
  const { gone, seen } = props.here;
  if (gone === undefined) return null;
  const { name, count } = gone;
  return (
    <Alert kind={count > 0 ? 'error' : 'warning'}>
      <p>{count > 0 ? say('device.gone', { name, count }) : say('device.goneEmpty', { name })}</p>
      <Button look="second" onPress={seen}>
        {say('device.seen')}
      </Button>
    </Alert>
  );
}

/** Where this browser knows nothing of a device of yours, it may have been this one. */
function Elsewhere(props: { readonly devices: Answer['devices'] }) {
  const say = useBallotDevicesWords();
  const yours = props.devices.filter(({ isYours, revoked }) => isYours && revoked === null);
  if (yours.length === 0) return null;
  return (
    <Alert kind="info">
      {yours.map(({ device, name, counter }) => (
        <p key={device}>{say('device.elsewhere', { name, counter })}</p>
      ))}
    </Alert>
  );
}

function Revoked(props: { readonly device: Answer['devices'][number] | undefined }) {
  const say = useBallotDevicesWords();
  const revoked = props.device?.revoked;
  if (!revoked) return null;
  return (
    <Alert kind="error">
      <p>{say('device.revoked', { at: formatTime(revoked.at), upTo: revoked.upTo })}</p>
    </Alert>
  );
}
