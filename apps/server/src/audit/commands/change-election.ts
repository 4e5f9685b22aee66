import { ok } from '@plumbline/prelude';
import { lockChain } from '../../log/append-events.ts';
import { electionScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { findElection, isElectionInUse } from '../../stores/elections.ts';
import { organizationChain } from '../../stores/organizations.ts';

/** The settings of its audits stay as they are: they are part of what was committed. */
export const changeElection = defineCommand({
  name: 'change-election',
  permission: 'election.change',
  scope: electionScope,

  async run({ tx }, { electionId, name, date, state }) {
    const known = await findElection(tx, electionId);
    if (known === undefined) return refuse('not-found', 'Go to your start page and choose the election again.');
    const { organizationId } = known;
    const chain = organizationChain(organizationId);
    await lockChain(tx, chain);
    const isCalledSo = known.name === name && known.date === date;
    if (!isCalledSo && (await isElectionInUse(tx, { organizationId, name, date }))) {
      const detail = `Another election is called “${name}” on this date. Give this one another name or date.`;
      return refuse('election-name-taken', detail, [{ path: 'name', message: detail }]);
    }
    return ok({
      additions: [{ chain, events: [{ type: 'election-changed', electionId, name, date, state }] }],
      answer: ok({}),
    });
  },
});
