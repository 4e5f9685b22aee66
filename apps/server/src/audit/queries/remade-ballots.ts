import { assert, ok } from '@plumbline/prelude';
import { jurisdictionScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadAudit } from '../history/load-audit.ts';
import { placesToFetch, remadeToFetch } from '../screens/remade-to-fetch.ts';

/** Which originals to look for: of ballots that were remade and lie in batches from which something is fetched. */
export const remadeBallots = defineQuery({
  name: 'remade-ballots',
  permission: 'remade.read',
  scope: jurisdictionScope,

  async run({ services, scope }, { auditId, jurisdiction }) {
    assert('electionId' in scope, 'a jurisdiction of an audit is in an election', scope);
    const { electionId } = scope;
    const { audit } = await loadAudit(services.db, auditId, jurisdiction);
    const remade = await remadeToFetch(services.db, audit, {
      electionId,
      jurisdiction,
      places: placesToFetch(audit, jurisdiction),
    });
    if (remade === undefined) return ok({ room: null, batches: [] });
    const batches = remade.batches.map((one) => ({ ...one, ballots: [...one.ballots] }));
    return ok({ room: { electionId, forms: [...remade.forms] }, batches });
  },
});
