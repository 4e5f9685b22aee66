import { type AuditEvent, textsIn } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { pageOfLog } from '../../log/page-of-log.ts';
import { readNewestFirst } from '../../log/read-audit-log.ts';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { byWhom, namesOfActors, withoutAddresses } from '../../stores/people-in-log.ts';
import { loadAudit } from '../history/load-audit.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { shownText, shownTexts } from '../screens/shown-texts.ts';
import { isBlindEntry, managedIn, placeOfEvent, readsHelp, withheldPlaces } from '../screens/withheld-entries.ts';

export const log = defineQuery({
  name: 'log',
  permission: 'log.read',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId, before }) {
    const history = await loadAudit(services.db, auditId);
    const withheld = withheldPlaces(history, { grants: session.actor.grants, role });
    const own = managedIn(session.actor.grants, auditId);
    const total = history.entries;
    const { from, limit } = pageOfLog(total, before);
    const entries =
      limit === 0 ? [] : await readNewestFirst(services.db, auditId, { skip: total - from - limit + 1, limit });
    const read = entries.map(({ entry, jurisdiction }, index) => {
      return { entry, position: from + limit - 1 - index, fieldworkOf: jurisdiction, ...eventOf<AuditEvent>(entry) };
    });
    const isWithheld = (event: AuditEvent) =>
      withheld.has(placeOfEvent(event) ?? '') || isBlindEntry(history, event, role);
    const textsOf = (event: AuditEvent) =>
      isWithheld(event) || !readsHelp(event, { role, own }) ? [] : textsIn(event);
    const mayBeRead = read.flatMap(({ event }) => textsOf(event));
    const withAddresses = role !== 'observer';
    const texts = await shownTexts(services.db, auditId, mayBeRead, { withAddresses });
    const known = await namesOfActors(
      services.db,
      read.map(({ body }) => body.actor),
    );
    const names = withAddresses ? known : withoutAddresses(known);
    const viewer = { actor: session.actor, role, scope };
    const { heading } = await loadHeading(services, auditId, viewer);
    return ok({
      heading,
      entries: read.map(({ entry, position, fieldworkOf, event, body }) => {
        return {
          position,
          number: entry.number,
          fieldworkOf,
          hash: entry.hash,
          at: body.at,
          by: byWhom(body.actor, names),
          type: event.type,
          jurisdiction: placeOfEvent(event),
          data: isWithheld(event) ? null : body.data,
          texts: textsOf(event).flatMap((text) =>
            'digest' in text ? [{ digest: text.digest, shown: shownText(texts, text.digest) }] : [],
          ),
        };
      }),
      total,
    });
  },
});
