import { assert, ok } from '@plumbline/prelude';
import { auditScope } from '../policy/scope.ts';
import { defineQuery } from '../road/define-query.ts';
import { findOfficeMap } from '../stores/office-maps.ts';
import { areasOfMap } from './areas-of-map.ts';

/** The map of the office that holds an audit, for everybody who sees how far its jurisdictions are. */
export const mapOfAudit = defineQuery({
  name: 'map-of-audit',
  permission: 'progress.read',
  scope: auditScope,

  async look({ services, scope }) {
    assert(scope.kind === 'audit', 'it is asked of an audit', scope.kind);
    const found = await findOfficeMap(services.db, scope.organizationId);
    const answer = async () => {
      if (found === undefined) return ok({ organizationId: scope.organizationId, map: null });
      const { field, properties, areas } = await areasOfMap(services, found.sha256);
      return ok({ organizationId: scope.organizationId, map: { field, properties, areas } });
    };
    return { restsOn: [found?.sha256 ?? null], answer };
  },
});
