import { unitPlace } from '@plumbline/audit';
import { detail } from '@plumbline/words/detail-words';
import { boardScope } from '../../policy/scope.ts';
import { refuse } from '../../road/define-command.ts';
import { nameOfActor } from '../../stores/people-in-log.ts';
import { decideOnly, defineAuditCommand } from './define-audit-command.ts';

/** Two entries for one ballot are never merged by "the last one wins": the second is shown the first. */
export const recordBallot = defineAuditCommand({
  name: 'record-ballot',
  permission: 'ballot.record',
  scope: boardScope,

  async run({ history, tx }, { jurisdiction, board, ballot, record, basedOn }) {
    const decided = decideOnly(history, { type: 'record-ballot', jurisdiction, board, ballot, record });
    const place = unitPlace(jurisdiction, ballot);
    if (!decided.ok || (history.versions.get(place) ?? null) === basedOn) return decided;
    const who = await nameOfActor(tx, history.recordedBy.get(place) ?? '');
    return refuse('entry-changed-meanwhile', detail('ballotEntered', { who }));
  },
});
