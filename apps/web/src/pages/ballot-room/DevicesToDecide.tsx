import { Link } from '@tanstack/react-router';
import { Alert } from '../../ui/Alert.tsx';
import { useBallotDevicesWords } from '../../words/ballot-devices-words.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';

/** That devices have brought home what a person has to decide; nothing where there is nothing. */
export function DevicesToDecide(props: { readonly place: RoomPlace; readonly conflicts: number }) {
  const say = useBallotDevicesWords();
  const { place, conflicts } = props;
  if (conflicts === 0) return null;
  return (
    <Alert kind="warning">
      <p>
        <Link to={roomAddress(place, 'devices')}>{say('conflicts.onOverview', { count: conflicts })}</Link>
      </p>
    </Alert>
  );
}
