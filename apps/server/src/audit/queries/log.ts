import type { AuditEvent } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { pageOfLog } from '../../log/page-of-log.ts';
import { eventOf, readLog } from '../../log/read-log.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { auditChain } from '../../stores/news.ts';
import { byWhom, namesOfActors } from '../../stores/people-in-log.ts';
import { loadAudit } from '../history/load-audit.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { placeOfEvent, withheldPlaces } from '../screens/withheld-entries.ts';

export const log = defineQuery({
  name: 'log',
  permission: 'log.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId, before }) {
    const history = await loadAudit(services.db, auditId);
    const { head } = history;
    const withheld = withheldPlaces(history, { grants: session.actor.grants, role });
    const { from, limit } = pageOfLog(head.number, before);
    const entries = limit === 0 ? [] : await readLog(services.db, auditChain(auditId), { from, limit });
    const read = entries.map((entry) => ({ entry, ...eventOf<AuditEvent>(entry) }));
    const names = await namesOfActors(
      services.db,
      read.map(({ body }) => body.actor),
    );
    const viewer = { actor: session.actor, role, scope };
    const { heading } = await loadHeading(services, auditId, viewer);
    return ok({
      heading,
      entries: read.toReversed().map(({ entry, event, body }) => {
        const jurisdiction = placeOfEvent(event);
        return {
          number: entry.number,
          hash: entry.hash,
          at: body.at,
          by: byWhom(body.actor, names),
          type: event.type,
          jurisdiction,
          data: jurisdiction !== null && withheld.has(jurisdiction) ? null : body.data,
        };
      }),
      total: head.number,
    });
  },
});
