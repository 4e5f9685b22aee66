import { type AuditEvent, currentRound, isInRounds } from '@plumbline/audit';
import { retrievalParts } from '@plumbline/documents';
import { lookUp, ok } from '@plumbline/prelude';
import { eventOf } from '@plumbline/record';
import { fieldworkChain } from '../../log/audit-chains.ts';
import { entriesOfTypes } from '../../log/read-log.ts';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import type { Services } from '../../services.ts';
import { loadAudit } from '../history/load-audit.ts';

/** How the retrieval list of a jurisdiction can be divided, and who took which part of it in the newest round. */
export const listParts = defineQuery({
  name: 'list-parts',
  permission: 'retrieval-list.read',
  scope: jurisdictionScope,

  async run({ services }, { auditId, jurisdiction }) {
    const { audit, listTakenAt } = await loadAudit(services.db, auditId, jurisdiction);
    if (!isInRounds(audit)) return ok({ units: 0, parts: [], taken: [] });
    const inputs = await services.inputFiles.ofJurisdiction(audit, jurisdiction);
    const { units, parts } = retrievalParts(audit, inputs, jurisdiction);
    const hasTaken = lookUp(listTakenAt, jurisdiction) !== undefined;
    const round = currentRound(audit).number;
    const taken = hasTaken ? await takenIn(services, { auditId, jurisdiction, round }) : [];
    return ok({ units, parts: [...parts], taken: [...taken] });
  },
});

async function takenIn(
  { db }: Pick<Services, 'db'>,
  { auditId, jurisdiction, round }: { readonly auditId: string; readonly jurisdiction: string; readonly round: number },
) {
  const chain = fieldworkChain(auditId, jurisdiction);
  let of = 0;
  const entries = await entriesOfTypes(db, chain, ['fieldwork-begun', 'list-taken']);
  const taken = entries.flatMap((entry) => {
    const { event, body } = eventOf<AuditEvent>(entry);
    if (event.type === 'fieldwork-begun') of = event.round;
    if (event.type !== 'list-taken' || of !== round) return [];
    const { part, person, way } = event;
    return [{ at: body.at, part, person, way }];
  });
  return taken.toReversed();
}
