import { redactRoomText } from '@plumbline/ballot-management';
import { assert, err, ok } from '@plumbline/prelude';
import { ballotRefusal } from '@plumbline/words/detail-words';
import { ballotChain } from '../../log/ballot-chains.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { readStoredRoomTexts } from '../../stores/ballot-rooms.ts';
import { findElection } from '../../stores/elections.ts';
import { instantOfState } from '../history/instant-of-state.ts';
import { loadRoomForUpdate } from '../history/load-room.ts';

/** Takes a text of a ballot room out, as one that names a voter. Its log keeps the digest, and says who did this and why. */
export const redactRoomTextCommand = defineCommand({
  name: 'redact-room-text',
  permission: 'text.redact',
  asksFreshFactor: true,
  scope: ballotRoomScope,
  gate: ({ electionId, jurisdiction }) => ballotChain({ electionId, jurisdiction }),

  async run({ tx, actor, at }, { electionId, jurisdiction, digest, reason }) {
    assert(actor.kind === 'person', 'only people take texts out', actor.kind);
    const place = { electionId, jurisdiction };
    const loaded = await loadRoomForUpdate(tx, place);
    const election = await findElection(tx, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    if (loaded === undefined || loaded.history.room.phase === 'not-opened') {
      return refuse('ballot-room-refused', ballotRefusal({ code: 'room-not-opened' }));
    }
    const { history, held } = loaded;
    const isKept = (await readStoredRoomTexts(tx, place, [digest])).has(digest);
    const by = { account: actor.personId, at: instantOfState(at, election.state) };
    const decided = redactRoomText(loaded.history.room, { digest, reason, isKept }, by);
    if (!decided.ok) return err(decided.error);
    return ok({ additions: [{ chain: ballotChain(history.place), held, events: decided.value }], answer: ok({}) });
  },
});
