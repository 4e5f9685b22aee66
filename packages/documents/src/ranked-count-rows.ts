import {
  type AuditInRounds,
  type BatchPlace,
  countedRankings,
  findCount,
  isRanked,
  latestMeasurements,
  runoffsCounted,
  takesEverything,
} from '@plumbline/audit';
import { contestInvolves } from '@plumbline/election';
import { type CsvValue, writeRanks } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';
import type { ReportSection } from './report-section.ts';
import { type Scope, sampledBatches } from './sampled-batches.ts';

const say = reportWords('en');

type Rows = readonly (readonly CsvValue[])[];

/**
 * Where everything was counted and voters ranked the choices: the rankings that people counted in each batch, written as files of results have
 * them. No section of other audits, so that their reports are as they always were.
 */
export function rankingSections(context: ReportContext, audit: AuditInRounds, scope: Scope): readonly ReportSection[] {
  if (!countsRankings(audit)) return [];
  const batches = sampledBatches(audit, context.inputs).filter(
    (batch) => scope === 'all' || batch.jurisdiction === scope.jurisdiction,
  );
  const header = [
    say('jurisdictionName'),
    say('batchName'),
    say('contestName'),
    say('ranking'),
    say('ballotsWithRanking'),
  ];
  return [{ name: 'rankings', rows: [header, ...batches.flatMap((batch) => rankingRows(audit, batch))] }];
}

function countsRankings({ plan }: AuditInRounds): boolean {
  return takesEverything(plan) && plan.contests.some(isRanked);
}

function rankingRows(audit: AuditInRounds, place: BatchPlace): Rows {
  const found = findCount(audit, place);
  if (found === undefined) return [];
  const counted = countedRankings(found.sheets);
  const contests = audit.plan.contests.filter(
    (contest) => isRanked(contest) && contestInvolves(contest, place.jurisdiction),
  );
  return contests.flatMap(({ name }) => {
    const count = counted[name];
    if (count === undefined) return [];
    const start = [place.jurisdiction, place.batch, name];
    return [
      ...count.piles.map(({ ranks, cards }) => [...start, writeRanks(ranks), cards]),
      [...start, 'CONTEST_NOT_ON_BALLOT', count.without],
    ];
  });
}

/** The instant-runoff count of each such contest step by step, once nothing can be changed any more. */
export function runoffSections(audit: AuditInRounds): readonly ReportSection[] {
  if (!countsRankings(audit) || audit.phase === 'round-open') return [];
  const header = [say('contestName'), say('runoffStep'), say('choice'), say('ballotsInStep'), say('afterStep')];
  const open = new Set(
    latestMeasurements(audit).flatMap(({ contest, handTally }) => (handTally?.settled === false ? [contest] : [])),
  );
  const steps = Object.entries(runoffsCounted(audit)).flatMap(([contest, runoff]) =>
    stepRows(contest, runoff, open.has(contest)),
  );
  return [{ name: 'runoffs', rows: [header, ...steps] }];
}

type Runoff = ReturnType<typeof runoffsCounted>[string];

/** `isOpen`: ballots that nobody saw could change who wins, where the rankings that were counted say it. */
function stepRows(contest: string, { rounds, forNobody, level, mayWin }: Runoff, isOpen: boolean): Rows {
  const [winner] = mayWin.length === 1 ? mayWin : [];
  const steps = rounds.flatMap(({ cards, exhausted, eliminated, byLot = false }, place): Rows => {
    const isLast = place === rounds.length - 1;
    const after = (choice: string) => {
      if (eliminated.includes(choice)) return say(byLot ? 'afterSteps.out-by-lot' : 'afterSteps.out');
      if (isLast && level.includes(choice)) return say('afterSteps.level');
      return isLast && choice === winner && !isOpen ? say('afterSteps.won') : say('afterSteps.left');
    };
    return [
      ...cards.map(({ choice, cards: count }) => [contest, place + 1, choice, count, after(choice)]),
      [contest, place + 1, say('exhausted'), exhausted, ''],
    ];
  });
  const end =
    winner === undefined
      ? say('notDetermined', { mayWin: mayWin.join('; ') })
      : say(isOpen ? 'winsAmongCounted' : 'wins', { winner });
  return [...steps, [contest, '', say('forNobody'), forNobody, ''], [contest, '', end, '', '']];
}
