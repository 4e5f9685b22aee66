import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { organizationScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { sessionLimits } from '../../road/session.ts';
import { peopleOfOrganization } from '../../stores/people.ts';
import { openSessionsOf } from '../../stores/sessions.ts';
import { endSessionsLogged } from '../end-sessions.ts';

/** All sessions of a person of the office; of the administrator's own, all but the one they ask from. */
export const endSessionsOfPerson = defineCommand({
  name: 'end-sessions-of-person',
  permission: 'office-sessions.end',
  scope: organizationScope,

  async run({ tx, at, sessionDigest }, { organizationId, personId }) {
    const people = await peopleOfOrganization(tx, organizationId);
    if (!people.has(personId)) return refuse('not-found', detail('personNotInOffice'));
    const open = await openSessionsOf(tx, [personId], sessionLimits(at));
    const sessions = open.filter((one) => one.tokenSha256 !== sessionDigest);
    const { additions, ended } = await endSessionsLogged(tx, { personId, sessions, at });
    return ok({ additions, answer: ok({ ended }) });
  },
});
