import { ok } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
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
    if (known === undefined) return refuse('not-found', detail('chooseElectionFromStart'));
    const { organizationId } = known;
    const chain = organizationChain(organizationId);
    await lockChain(tx, chain);
    const isCalledSo = known.name === name && known.date === date;
    if (!isCalledSo && (await isElectionInUse(tx, { organizationId, name, date }))) {
      const taken = detail('electionNameTaken', { name });
      return refuse('election-name-taken', taken, [{ path: 'name', message: taken }]);
    }
    return ok({
      additions: [{ chain, events: [{ type: 'election-changed', electionId, name, date, state }] }],
      answer: ok({}),
    });
  },
});
