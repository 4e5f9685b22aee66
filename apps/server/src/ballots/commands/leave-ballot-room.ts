import { assert, ok } from '@plumbline/prelude';
import { ballotChain } from '../../log/ballot-chains.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { defineCommand } from '../../road/define-command.ts';
import { findElection } from '../../stores/elections.ts';
import { endJointSessions } from '../../stores/joint-sessions.ts';
import { organizationChain } from '../../stores/organizations.ts';

/** The two who share this device act together no longer; nor does whoever asks, wherever else they had joined in this room. */
export const leaveBallotRoom = defineCommand({
  name: 'leave-ballot-room',
  permission: 'ballot-room.join',
  scope: ballotRoomScope,
  gate: ({ electionId, jurisdiction }) => ballotChain({ electionId, jurisdiction }),

  async run({ tx, actor, sessionDigest }, { electionId, jurisdiction }) {
    assert(actor.kind === 'person' && sessionDigest !== undefined, 'only people who are signed in share a session');
    const place = { electionId, jurisdiction };
    const election = await findElection(tx, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const ended = await endJointSessions(tx, { ...place, tokenSha256: sessionDigest, personId: actor.personId });
    if (ended.length === 0) return ok({ additions: [], answer: ok({}) });
    const events = ended.map(
      ({ first, second }): OrganizationEvent => ({ type: 'joint-session-ended', ...place, first, second }),
    );
    return ok({ additions: [{ chain: organizationChain(election.organizationId), events }], answer: ok({}) });
  },
});
