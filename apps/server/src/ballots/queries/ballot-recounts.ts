import { recountLines } from '@plumbline/ballot-management';
import { ok } from '@plumbline/prelude';
import { defineRoomQuery } from './define-room-query.ts';

/** Whether each batch may be recounted, from the figures that whoever asks may see. */
export const ballotRecounts = defineRoomQuery({
  name: 'ballot-recounts',

  async show({ room }) {
    const { value: needsBalance, citation } = room.profile.rules.recountNeedsBalance;
    const lines = recountLines(room).map(({ differing, obstacles, ...line }) => ({
      ...line,
      differing: differing.map(({ equation, delta, status }) => ({ equation, difference: delta, status })),
      obstacles: [...obstacles],
    }));
    return ok({ needsBalance, citation, lines });
  },
});
