import type { Contest } from '@plumbline/election';
import { inBothStrata } from '../../sampling/stratum.ts';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { AuditInRounds, BegunAudit } from '../../state/audit-state.ts';
import { contestUniverse } from '../../state/contest-universe.ts';
import type { AuditKind, CountedDraws } from '../audit-kind.ts';
import { publishedDraws } from '../published-draws.ts';
import { refuseComparedContest } from '../refuse-compared-contest.ts';
import { contestStrata, strataPools } from './contest-strata.ts';
import { countedStrata } from './counted-strata.ts';
import { drawStrata } from './draw-strata.ts';
import { hybridMisfits, needsHybridFile } from './hybrid-misfits.ts';
import { hybridSizes, hybridSizesByChance, strataPopulation } from './hybrid-sizes.ts';
import { measureHybrid } from './measure-hybrid.ts';

/**
 * Hybrid: single cards are drawn in two strata. Where there are cast vote records each is held against its own; where there
 * are none, what people see on the cards is held against the report.
 */
export const HYBRID: AuditKind = {
  type: 'hybrid',
  methods: ['suite'],
  drawsFrom: 'cards',
  takes: 'sample',
  usualDataEntry: 'online',
  fieldwork: { online: 'ballots', offline: 'ballots' },
  comparedWith: 'cvrs',
  requires: [
    { requirement: 'independent-counts', needs: 'everywhere' },
    { requirement: 'cvrs', needs: 'in-part' },
    { requirement: 'cards-findable', needs: 'in-part' },
  ],
  files: ['manifest', 'cvrs'],
  needsFile: needsHybridFile,
  manifest: 'by-tabulator-with-cvrs',
  refuseContest: refuseComparedContest,
  missing: hybridMisfits,
  strata: { of: contestStrata, population: strataPopulation },
  plansRounds: () => false,
  universe: contestUniverse,
  pools: strataPools,
  population,
  sizes: hybridSizes,
  sizesByChance: hybridSizesByChance,
  // Each stratum has sequences of its own.
  scansManifests: () => false,
  draw: drawStrata,
  takesEveryUnit: () => false,
  counted,
  workBetween: ['ballot-comparison', 'ballot-polling'],
  measure: measureHybrid,
};

function population(audit: BegunAudit, contest: Contest, inputs: AuditInputs): number {
  return inBothStrata(strataPopulation(audit, contest, inputs));
}

/** Published systems count other draws than those that are a uniform sample. */
function counted(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): CountedDraws {
  if (audit.plan.compatibility) return { draws: publishedDraws(audit, contest), phantomDraws: 0 };
  const { cvr, noCvr } = countedStrata(audit, contest, inputs);
  return { draws: [...(cvr?.draws ?? []), ...(noCvr?.draws ?? [])], phantomDraws: noCvr?.phantomDraws ?? 0 };
}
