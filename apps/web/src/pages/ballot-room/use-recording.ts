import { OfflineActSchema } from '@plumbline/ballot-management';
import { useState } from 'react';
import type { RoomDeviceAtHand } from '../../connection/use-room-device.ts';
import type { NamedAct, Retrieval } from './retrieval.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Where what is done at a box goes: to the queue of this device, or to the room at once. */
export type Recorder = { readonly through: 'device'; readonly here: RoomDeviceAtHand } | { readonly through: 'room' };

/**
 * Records acts one after the other, each once: what went through before the one that was refused is not asked again. Answers the retrieval with
 * what is recorded of it, and whether that is everything.
 */
export function useRecording(place: RoomPlace, recorder: Recorder) {
  const [isKeeping, setKeeping] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const { ask, pending, problem } = useAskRoom(place);
  const record = async (
    retrieval: Retrieval,
    acts: readonly NamedAct[],
  ): Promise<{ readonly retrieval: Retrieval; readonly isWhole: boolean }> => {
    let after = retrieval;
    setKeeping(true);
    setRefused(false);
    for (const { name, act } of acts) {
      if (after.recorded.includes(name)) continue;
      const read = recorder.through === 'device' ? OfflineActSchema.safeParse(act) : undefined;
      const isTaken =
        recorder.through === 'device'
          ? read?.success === true && (await recorder.here.keep([read.data]))
          : (await ask(act)).ok;
      if (!isTaken) {
        setKeeping(false);
        setRefused(recorder.through === 'device');
        return { retrieval: after, isWhole: false };
      }
      const wasAlone = after.wasAlone || recorder.through === 'device';
      after = { ...after, recorded: [...after.recorded, name], wasAlone };
    }
    setKeeping(false);
    return { retrieval: after, isWhole: true };
  };
  return { record, pending: pending || isKeeping, problem, isRefused };
}
