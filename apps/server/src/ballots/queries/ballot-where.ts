import { whereIs } from '@plumbline/ballot-management';
import { ok } from '@plumbline/prelude';
import { defineRoomQuery } from './define-room-query.ts';

/** More are found by typing more of the name. */
const FOUND_MAX = 20;

export const ballotWhere = defineRoomQuery({
  name: 'ballot-where',

  async show({ room }, { find }) {
    const { found, all } = whereIs(room, find, FOUND_MAX);
    return ok({ found: [...found], all });
  },
});
