import {
  type AuditInRounds,
  compareShelfPlaces,
  distinctUnits,
  findBallot,
  shelfPlaces,
  unitKey,
  unitPlace,
} from '@plumbline/audit';
import { compareNames, contestInvolves } from '@plumbline/election';
import type { CsvValue } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import type { ReportContext } from './report-context.ts';
import { interpretationText, ticketsText } from './report-text.ts';
import type { Scope } from './sampled-batches.ts';

const say = reportWords('en');

/** One row for each ballot card drawn in any round, in the order of the shelves. */
export function sampledBallotRows(
  context: ReportContext,
  audit: AuditInRounds,
  scope: Scope,
): readonly (readonly CsvValue[])[] {
  const { contests } = audit.plan;
  const targeted = contests.filter((contest) => contest.targeted);
  const batches = [...context.inputs.manifests.values()].flatMap((manifest) => manifest.batches);
  const withTabulator = batches.some((batch) => batch.tabulator !== null);
  const header = [
    say('jurisdictionName'),
    ...(withTabulator ? [say('tabulator')] : []),
    say('batchName'),
    say('ballotPosition'),
    ...targeted.map((contest) => say('ticketNumbersOf', { contest: contest.name })),
    say('audited'),
    ...contests.map((contest) => say('auditResult', { contest: contest.name })),
  ];
  const draws = audit.rounds.flatMap((round) => round.draws.map((draw) => ({ ...draw, round: round.number })));
  const drawsOf = Map.groupBy(draws, (draw) => unitPlace(draw.jurisdiction, unitKey(draw)));
  const placeOf = new Map(
    [...context.inputs.manifests].map(([jurisdiction, manifest]) => [jurisdiction, shelfPlaces(manifest.batches)]),
  );
  const units = distinctUnits(draws)
    .filter((unit) => scope === 'all' || unit.jurisdiction === scope.jurisdiction)
    .map((unit) => placeOf.get(unit.jurisdiction)?.(unit) ?? { ...unit, container: null })
    .toSorted((a, b) => compareNames(a.jurisdiction, b.jurisdiction) || compareShelfPlaces(a, b));
  const rows = units.map((unit) => {
    const record = findBallot(audit, unit.jurisdiction, unitKey(unit))?.record;
    const own = drawsOf.get(unitPlace(unit.jurisdiction, unitKey(unit))) ?? [];
    return [
      unit.jurisdiction,
      ...(withTabulator ? [unit.tabulator ?? ''] : []),
      unit.batch,
      unit.position ?? '',
      ...targeted.map((contest) => ticketsText(own.filter((draw) => draw.contest === contest.name))),
      record === undefined ? 'NOT_AUDITED' : record.state === 'not-found' ? 'NOT_FOUND' : 'AUDITED',
      ...contests.map((contest) =>
        contestInvolves(contest, unit.jurisdiction) ? interpretationText(contest, record, context.textOf) : '',
      ),
    ];
  });
  return [header, ...rows];
}
