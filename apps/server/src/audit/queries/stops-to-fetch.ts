import { isInRounds } from '@plumbline/audit';
import { stopsToFetch as stopsOf } from '@plumbline/documents';
import { assert, ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';
import { storedToFetch } from '../screens/stored-to-fetch.ts';

/** The way of whoever fetches, where the ballot room says what stands where. */
export const stopsToFetch = defineQuery({
  name: 'stops-to-fetch',
  permission: 'shelves.read',
  scope: jurisdictionScope,

  async run({ services, scope }, { auditId, jurisdiction }) {
    assert('electionId' in scope, 'a jurisdiction of an audit is in an election', scope);
    const { electionId } = scope;
    const { audit } = await loadAudit(services.db, auditId, jurisdiction);
    const stored = await storedToFetch(services.db, audit, { electionId, jurisdiction });
    if (!isInRounds(audit) || stored === undefined) return ok({ room: null, stops: [] });
    const inputs = await services.inputFiles.ofJurisdiction(audit, jurisdiction);
    const stops = stopsOf({ audit, inputs, jurisdiction, stored });
    return ok({ room: { electionId }, stops: stops.map((stop) => ({ ...stop, batches: [...stop.batches] })) });
  },
});
