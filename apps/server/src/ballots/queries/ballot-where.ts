import { whereIs } from '@plumbline/ballot-management';
import { ok } from '@plumbline/prelude';
import { readStoredRoomTexts } from '../../stores/ballot-rooms.ts';
import { shownStoredTexts } from '../../stores/shown-stored-texts.ts';
import { valueShown } from '../screens/form-values.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** More are found by typing more of the name. */
const FOUND_MAX = 20;

export const ballotWhere = defineRoomQuery({
  name: 'ballot-where',

  async show({ room, services, place }, { find }) {
    const { found, all } = whereIs(room, find, FOUND_MAX);
    const digests = found.flatMap(({ inBatch }) => (typeof inBatch === 'object' && inBatch ? [inBatch.digest] : []));
    const stored = digests.length === 0 ? new Map() : await readStoredRoomTexts(services.db, place, digests);
    const texts = await shownStoredTexts(services.db, stored);
    return ok({
      found: found.map(({ inBatch, ...each }) => {
        const batch = inBatch === null ? null : valueShown(inBatch, texts);
        return { ...each, inBatch: typeof batch === 'string' ? batch : null };
      }),
      all,
    });
  },
});
