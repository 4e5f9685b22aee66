import { assert, err, lookUp, ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { ballotChain } from '../../log/ballot-chains.ts';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { ballotRoomScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';

import { judgeTry, refusalOfCode } from '../../sign-in/commands/sign-in-with-code.ts';
import { jointSessionEntries } from '../../sign-in/end-sessions.ts';
import { tellOfGuessing } from '../../sign-in/tell-of-guessing.ts';
import { findElection } from '../../stores/elections.ts';
import { joinSession } from '../../stores/joint-sessions.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { findPersonByEmail, normalEmail, organizationsOfPerson } from '../../stores/people.ts';
import { countWrongTry, lockCodes, useUpCode } from '../../stores/sign-in-codes.ts';
import { loadRoom } from '../history/load-room.ts';

/**
 * A second person joins the session at this device, with a code that was sent to their own address: from then on the two act together
 * in this room. It opens nothing else to either of them.
 */
export const joinBallotRoom = defineCommand({
  name: 'join-ballot-room',
  permission: 'ballot-room.join',
  scope: ballotRoomScope,
  gate: ({ electionId, jurisdiction }) => ballotChain({ electionId, jurisdiction }),

  async run(context, { electionId, jurisdiction, ...input }) {
    const { services, tx, at, actor, sessionDigest } = context;
    assert(actor.kind === 'person' && sessionDigest !== undefined, 'only people who are signed in share a session');
    const place = { electionId, jurisdiction };
    const election = await findElection(tx, electionId);
    assert(election !== undefined, 'the election was found when the right was asked', electionId);
    const chain = organizationChain(election.organizationId);
    const email = normalEmail(input.email);
    await lockCodes(tx, email);
    const person = await findPersonByEmail(tx, email);
    const { verdict, codeId } = await judgeTry(context, { ...input, email, personId: person?.personId });
    if (codeId !== undefined && (verdict === 'wrong' || person === undefined)) await countWrongTry(tx, codeId);
    if (person === undefined) {
      return ok({ additions: [], answer: err(refusalOfCode(verdict === 'right' ? 'wrong' : verdict)) });
    }
    const { personId } = person;
    if (verdict !== 'right') {
      const refused: OrganizationEvent = { type: 'sign-in-refused', personId, reason: verdict };
      // As where they sign in: it concerns their own offices.
      const organizations = await organizationsOfPerson(tx, personId);
      const tried = organizations.map((id) => ({ chain: organizationChain(id), events: [refused] }));
      const alerts = await tellOfGuessing(services, tx, { organizations, at });
      return ok({ additions: [...tried, ...alerts], answer: err(refusalOfCode(verdict)) });
    }
    const { room } = await loadRoom(tx, place);
    const enrolled = (account: string) => (room.phase === 'open' ? lookUp(room.signIns, account) : undefined);
    // Nothing is used up by a refusal: the code still signs its owner in.
    if (enrolled(personId) === undefined) return refuse('not-in-ballot-room', detail('notInBallotRoom'));
    if (enrolled(personId) === enrolled(actor.personId)) return refuse('same-person', detail('samePerson'));
    if (codeId !== undefined) await useUpCode(tx, codeId, at);
    // Whoever stood beside them before does so no longer.
    const before = await jointSessionEntries(tx, { personId: null, tokenSha256s: [sessionDigest] });
    await joinSession(tx, sessionDigest, { ...place, personId, joinedAt: at });
    const begun: OrganizationEvent = { type: 'joint-session-begun', ...place, first: actor.personId, second: personId };
    return ok({ additions: [...before, { chain, events: [begun] }], answer: ok({}) });
  },
});
