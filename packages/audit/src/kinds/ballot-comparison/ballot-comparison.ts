import type { Contest, DefinedContest } from '@plumbline/election';
import { cardsNeeded } from '@plumbline/statistics';
import { type AuditInputs, contestVotes } from '../../state/audit-inputs.ts';
import type { AuditRefusal, MissingInput } from '../../state/audit-refusal.ts';
import type { AuditInRounds } from '../../state/audit-state.ts';
import { cvrMisfits, registeredCvrs } from '../../state/contests-in-cvrs.ts';
import { cvrPlanOf, type Plan, type Planned } from '../../state/plan.ts';
import type { AuditKind, CountedDraws } from '../audit-kind.ts';
import { selectionMisfits } from './colorado-selection.ts';
import { comparisonPopulation, comparisonSizes } from './comparison-sizes.ts';
import { comparisonUniverse } from './comparison-universe.ts';
import { countedDraws } from './counted-draws.ts';
import { drawComparedCards } from './draw-compared-cards.ts';
import { estimateComparison } from './estimate-comparison.ts';
import { measureComparison } from './measure-comparison.ts';
import { publishedDraws } from './published-comparison.ts';

/** Ballot comparison: single cards are drawn, and what people see on each is held against its own cast vote record. */
export const BALLOT_COMPARISON: AuditKind = {
  type: 'ballot-comparison',
  methods: ['super-simple'],
  drawsFrom: 'cards',
  takes: 'sample',
  usualDataEntry: 'online',
  fieldwork: { online: 'ballots', offline: 'ballots' },
  comparedWith: 'cvrs',
  files: ['manifest', 'cvrs'],
  manifest: 'by-tabulator',
  refuseContest,
  refuseOpenContest,
  missing,
  plansRounds: () => false,
  universe: comparisonUniverse,
  population: comparisonPopulation,
  sizes: comparisonSizes,
  scansManifests,
  draw: drawComparedCards,
  takesEveryUnit: () => false,
  counted,
  estimate: estimateComparison,
  measure: measureComparison,
};

function refuseContest(_: Plan, contest: Contest): AuditRefusal | undefined {
  const refusal = refuseRules(contest);
  if (refusal !== undefined) return refusal;
  const { name, cardsBearing, totalBallots, votesAllowed, choices } = contest;
  const needed = cardsNeeded(contestVotes(contest));
  if (totalBallots !== null && needed > totalBallots) {
    const votes = choices.reduce((sum, choice) => sum + choice.votes, 0);
    return { code: 'more-votes-than-ballots-allow', contest: name, votes, limit: totalBallots * votesAllowed };
  }
  if (cardsBearing === null || cardsBearing >= needed) return undefined;
  return { code: 'fewer-cards-than-votes-need', contest: name, cardsBearing, needed };
}

function refuseOpenContest(_: Plan, contest: DefinedContest): AuditRefusal | undefined {
  return refuseRules(contest);
}

/** What no figure of the cast vote records can change. */
function refuseRules(contest: DefinedContest): AuditRefusal | undefined {
  const { name, majorityOrRunoff, pendingBallots: pending, cardsBearing, totalBallots } = contest;
  if (majorityOrRunoff) return { code: 'runoff-rule-not-possible', contest: name };
  if (pending > 0) return { code: 'pending-ballots-not-possible', contest: name, pending };
  if (cardsBearing !== null && totalBallots !== null && cardsBearing > totalBallots) {
    return { code: 'more-cards-bearing-than-cast', contest: name, cardsBearing, totalBallots };
  }
  return undefined;
}

/** Where the cast vote records do not fit the contests, and where the chosen way of drawing does not fit either. */
function missing(audit: Planned): readonly MissingInput[] {
  const { cardStyles } = cvrPlanOf(audit.plan);
  const unknown = [...registeredCvrs(audit.files)].filter(([, { scope }]) => cardStyles && scope === 'sampled-cards');
  return [
    ...cvrMisfits(audit),
    ...unknown.map(([jurisdiction]) => ({ what: 'card-styles-unknown', jurisdiction }) as const),
    ...selectionMisfits(audit),
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
