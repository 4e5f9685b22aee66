import { assert, ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { jurisdictionsOfElection } from '../../stores/election-jurisdictions.ts';
import { findElection } from '../../stores/elections.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { electionLine } from '../screens/election-line.ts';
import { slotOfAudit, slotsFor } from '../screens/file-slots.ts';
import { planToShow } from '../screens/plan-to-show.ts';

export const plan = defineQuery({
  name: 'plan',
  permission: 'plan.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    const election = scope.kind === 'audit' ? await findElection(services.db, scope.electionId) : undefined;
    assert(election !== undefined, 'an audit belongs to an election', auditId);
    const watches = role === 'observer';
    const jurisdictions = await jurisdictionsOfElection(services.db, election.electionId);
    const [participants] = slotsFor(role, [await slotOfAudit(services.db, history, 'participants')]);
    assert(participants !== undefined, 'a slot that was asked for is answered', auditId);
    return ok({
      heading,
      plan: planToShow(history.audit.plan),
      election: electionLine(election),
      jurisdictionsOfElection: jurisdictions.map((one) => (watches ? { ...one, managers: [] } : one)),
      participants,
    });
  },
});
