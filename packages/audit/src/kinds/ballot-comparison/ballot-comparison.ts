import type { Contest, DefinedContest } from '@plumbline/election';
import type { AuditInputs } from '../../state/audit-inputs.ts';
import type { AuditRefusal, MissingInput } from '../../state/audit-refusal.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { cvrMisfits, registeredCvrs } from '../../state/contests-in-cvrs.ts';
import { cvrPlanOf, type Plan, type Planned } from '../../state/plan.ts';
import type { AuditKind, CountedDraws } from '../audit-kind.ts';
import { publishedDraws } from '../published-draws.ts';
import { refuseComparedContest, refuseComparedRules } from '../refuse-compared-contest.ts';
import { assertionMisfits } from './assertion-misfits.ts';
import { selectionMisfits } from './colorado-selection.ts';
import { comparisonPopulation, comparisonSizes, comparisonSizesByChance } from './comparison-sizes.ts';
import { comparisonPools, comparisonUniverse } from './comparison-universe.ts';
import { countedDraws } from './counted-draws.ts';
import { drawComparedCards } from './draw-compared-cards.ts';
import { estimateComparison } from './estimate-comparison.ts';
import { unlistedMisfits } from './is-of-one-sequence.ts';
import { measureComparison } from './measure-comparison.ts';

/** Ballot comparison: single cards are drawn, and what people see on each is held against its own cast vote record. */
export const BALLOT_COMPARISON: AuditKind = {
  type: 'ballot-comparison',
  methods: ['super-simple'],
  drawsFrom: 'cards',
  takes: 'sample',
  usualDataEntry: 'online',
  fieldwork: { online: 'ballots', offline: 'ballots' },
  comparedWith: 'cvrs',
  comparesRankings: true,
  requires: [
    { requirement: 'independent-counts', needs: 'everywhere' },
    { requirement: 'cvrs', needs: 'everywhere' },
    { requirement: 'cards-findable', needs: 'everywhere' },
  ],
  files: ['manifest', 'cvrs'],
  manifest: 'by-tabulator',
  refuseContest: refuseComparedContest,
  refuseOpenContest,
  missing,
  plansRounds: () => false,
  universe: comparisonUniverse,
  pools: comparisonPools,
  population: comparisonPopulation,
  sizes: comparisonSizes,
  sizesByChance: comparisonSizesByChance,
  scansManifests,
  draw: drawComparedCards,
  takesEveryUnit: () => false,
  counted,
  estimate: estimateComparison,
  measure: measureComparison,
};

function refuseOpenContest(contest: DefinedContest): AuditRefusal | undefined {
  return refuseComparedRules(contest);
}

/** Where the cast vote records do not fit the contests, and where the chosen way of drawing does not fit either. */
function missing(audit: Planned): readonly MissingInput[] {
  const { cardStyles } = cvrPlanOf(audit.plan);
  const unknown = [...registeredCvrs(audit.files)].filter(([, { scope }]) => cardStyles && scope === 'sampled-cards');
  return [
    ...cvrMisfits(audit),
    ...assertionMisfits(audit),
    ...unknown.map(([jurisdiction]) => ({ what: 'card-styles-unknown', jurisdiction }) as const),
    ...selectionMisfits(audit),
    ...unlistedMisfits(audit),
  ];
}

/** Of a contest's own cards the records tell, and numbers need no scan. */
function scansManifests(plan: Plan): boolean {
  const { cardStyles, selection } = cvrPlanOf(plan);
  return !cardStyles && selection.rule === 'tickets';
}

/** Published systems count other draws than those that are a uniform sample. */
function counted(audit: AuditInRounds, contest: Contest, inputs: AuditInputs): CountedDraws {
  if (audit.plan.compatibility) return { draws: publishedDraws(audit, contest), phantomDraws: 0 };
  return countedDraws(audit, contest, inputs) ?? { draws: [], phantomDraws: 0 };
}
