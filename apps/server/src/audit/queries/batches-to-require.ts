import { participatingJurisdictions } from '@plumbline/audit';
import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { loadHeading } from '../screens/audit-heading.ts';
import { planToShow } from '../screens/plan-to-show.ts';

/** As many are shown at once; whoever looks for another narrows the search. */
const SHOWN_MAX = 100;

/** The batches of one jurisdiction's manifest among which some can be required, found by part of their names. */
export const batchesToRequire = defineQuery({
  name: 'batches-to-require',
  permission: 'plan.prepare',
  scope: auditScope,

  async run({ services, session, role, scope }, { auditId, jurisdiction, find }) {
    const viewer = { actor: session.actor, role, scope };
    const { history, heading } = await loadHeading(services, auditId, viewer);
    const { audit } = history;
    const withManifest = new Set(audit.files.flatMap((file) => (file.kind === 'manifest' ? [file.jurisdiction] : [])));
    const jurisdictions = participatingJurisdictions(audit.plan).filter((name) => withManifest.has(name));
    const asked = jurisdictions.find((name) => name === jurisdiction) ?? jurisdictions[0];
    const wanted = (find ?? '').trim().toLowerCase();
    const inputs = asked === undefined ? undefined : await services.inputFiles.ofJurisdiction(audit, asked);
    const listed = inputs?.manifests.get(asked ?? '')?.batches ?? [];
    const found = listed.filter(({ name }) => name.toLowerCase().includes(wanted));
    return ok({
      heading,
      plan: planToShow(audit.plan),
      jurisdictions,
      jurisdiction: asked ?? null,
      batches: found.slice(0, SHOWN_MAX).map(({ name, ballots }) => ({ batch: name, ballots })),
      found: found.length,
    });
  },
});
