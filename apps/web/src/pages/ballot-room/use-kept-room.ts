import { useEffect, useMemo } from 'react';
import { usePagesKept } from '../../connection/board-worker.ts';
import { useServerSilence } from '../../connection/server-silence.ts';
import { type Asked, useAsk } from '../../connection/use-ask.ts';
import { keepRoomHere, type RoomDeviceAtHand, useRoomDevice } from '../../connection/use-room-device.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { roomToKeep } from './room-to-keep.ts';

export type KeptRoomAtHand = {
  readonly place: RoomPlace;
  readonly here: RoomDeviceAtHand;
  readonly asked: Asked<'ballot-devices'>;
  readonly opens: ReturnType<typeof usePagesKept>;
  readonly isSilent: boolean;
  /** The server told nothing of the room, and does not answer or refuses: what this browser keeps of it is all there is. */
  readonly isAlone: boolean;
};

/** A room for a page that opens without a network too, where this browser is a device of it: what the server tells of it is kept for then. */
export function useKeptRoom({ electionId, jurisdiction }: RoomPlace, page: 'device' | 'boxes'): KeptRoomAtHand {
  const place = useMemo(() => ({ electionId, jurisdiction }), [electionId, jurisdiction]);
  const here = useRoomDevice(place);
  const asked = useAsk('ballot-devices', place);
  const isSilent = useServerSilence();
  const { data, error } = asked;
  const isDevice = here.device !== undefined;
  const scopes = useMemo(() => (isDevice ? [roomAddress(place, page)] : []), [isDevice, page, place]);
  const opens = usePagesKept(scopes);
  useEffect(() => {
    if (data !== undefined && isDevice) void keepRoomHere(place, roomToKeep(data)).catch(() => undefined);
  }, [data, isDevice, place]);
  return { place, here, asked, opens, isSilent, isAlone: data === undefined && (isSilent || error !== null) };
}
