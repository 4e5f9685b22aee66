import {
  type AuditedBatch,
  type AuditInputs,
  type AuditInRounds,
  ballotsInBatch,
  changeInResults,
  compareShelfPlaces,
  countedName,
  countedTally,
  findCount,
  isRequired,
  type MarginChange,
  marginChangeIn,
  partsOf,
  reportedTally,
  shelfOfBatches,
  takesEverything,
  unitPlace,
  whoEnteredBatch,
} from '@plumbline/audit';
import { type Contest, compareNames } from '@plumbline/election';
import { type CsvValue, csvText } from '@plumbline/election-files';
import { reportWords } from '@plumbline/words/report-words';
import { batchReviewColumns, type ReviewColumns, withColumns } from './batch-review-columns.ts';
import { caseSections } from './case-rows.ts';
import { handTallyRows } from './hand-tally-rows.ts';
import type { ReportContext } from './report-context.ts';
import { changesText, EXTRA, ticketsText, votesText, yesNo } from './report-text.ts';
import { unlikeTalliesColumn } from './unlike-tallies-column.ts';

const say = reportWords('en');

export type Scope = 'all' | { readonly jurisdiction: string };

type ContestColumns = { readonly contest: Contest; readonly marginChange: MarginChange };

type SampledBatch = {
  readonly jurisdiction: string;
  readonly batch: string;
  /** Ticket texts by contest; extra batches have none. */
  readonly tickets: ReadonlyMap<string, readonly { readonly round: number; readonly ticket: string }[]>;
};

/** One row for each batch counted, in order of jurisdiction and name; a combined batch is one row. */
export function sampledBatchRows(
  context: ReportContext,
  audit: AuditInRounds,
  scope: Scope,
  visible: (jurisdiction: string) => boolean = () => true,
): readonly (readonly CsvValue[])[] {
  const { contests } = audit.plan;
  const reviewed = withColumns(batchReviewColumns(context, audit), unlikeTalliesColumn(audit));
  const header = [
    say('jurisdictionName'),
    say('batchName'),
    say('ballotsInBatch'),
    ...contests.map((contest) => say('ticketNumbersOf', { contest: contest.name })),
    say('audited'),
    ...contests.flatMap((contest) => [
      say('reportedResults', { contest: contest.name }),
      say('auditResults', { contest: contest.name }),
      say('changeInResults', { contest: contest.name }),
      say('changeInMargin', { contest: contest.name }),
    ]),
    say('lastEditedBy'),
    say('combinedBatch'),
    ...reviewed.header,
    ...(requiresBatches(audit) ? [say('precinctAuditBatch')] : []),
  ];
  const batches = sampledBatches(audit, context.inputs).filter(
    (batch) => scope === 'all' || batch.jurisdiction === scope.jurisdiction,
  );
  if (takesEverything(audit.plan)) {
    const counted = batches.map((batch) => ({ ...batch, visible: visible(batch.jurisdiction) }));
    return handTallyRows(context, audit, counted);
  }
  const columns = contests.map((contest) => ({
    contest,
    marginChange: marginChangeIn(audit.plan, contest, context.inputs),
  }));
  const rows = batches.map((batch) =>
    batchRow(context, audit, { ...batch, visible: visible(batch.jurisdiction), columns, reviewed }),
  );
  const ballots = batches.reduce((sum, batch) => sum + ballotsInBatch(audit, context.inputs, batch), 0);
  return [header, ...rows, [say('totals'), '', ballots, ...Array<string>(header.length - 3).fill('')]];
}

/** The discrepancy report: the sampled batches, with what people counted only where their count is final. */
export function batchDiscrepancyReportCsv(
  context: ReportContext,
  audit: AuditInRounds,
  visible: (jurisdiction: string) => boolean,
): string {
  return csvText([...sampledBatchRows(context, audit, 'all', visible), [], ...caseSections(context, audit, visible)]);
}

/** The batches that were drawn or counted besides, jurisdictions in the order of their names and batches in that of the shelves. */
export function sampledBatches(audit: AuditInRounds, inputs: AuditInputs): readonly SampledBatch[] {
  const found = new Map<string, SampledBatch & { tickets: Map<string, { round: number; ticket: string }[]> }>();
  const at = (jurisdiction: string, physical: string) => {
    const batch = countedName(audit, { jurisdiction, batch: physical });
    const key = unitPlace(jurisdiction, batch);
    const known = found.get(key) ?? { jurisdiction, batch, tickets: new Map() };
    found.set(key, known);
    return known;
  };
  for (const round of audit.rounds) {
    for (const draw of round.draws) {
      const { tickets } = at(draw.jurisdiction, draw.batch);
      const known = tickets.get(draw.contest) ?? [];
      tickets.set(draw.contest, [...known, { round: round.number, ticket: draw.ticket }]);
    }
    for (const extra of round.extraBatches) at(extra.jurisdiction, extra.batch);
  }
  const inEach = Map.groupBy(found.values(), ({ jurisdiction }) => jurisdiction);
  return [...inEach.keys()].toSorted(compareNames).flatMap((jurisdiction) => {
    const placeOf = shelfOfBatches(audit, inputs, jurisdiction);
    const own = inEach.get(jurisdiction) ?? [];
    return own.toSorted((a, b) => compareShelfPlaces(placeOf(a.batch), placeOf(b.batch)));
  });
}

function batchRow(
  context: ReportContext,
  audit: AuditInRounds,
  batch: SampledBatch & {
    readonly visible: boolean;
    readonly columns: readonly ContestColumns[];
    readonly reviewed: ReviewColumns;
  },
): readonly CsvValue[] {
  const audited = batch.visible ? findCount(audit, batch) : undefined;
  const parts = partsOf(audit, batch);
  return [
    batch.jurisdiction,
    batch.batch,
    ballotsInBatch(audit, context.inputs, batch),
    ...audit.plan.contests.map((contest) => ticketsOrExtra(batch, contest)),
    yesNo(audited !== undefined),
    ...batch.columns.flatMap((columns) => comparisonCells(context, audit, { batch, columns, audited })),
    audited === undefined ? '' : whoEnteredBatch(audited, context.nameOf),
    parts.length > 1 ? say('combines', { parts: parts.join(', ') }) : '',
    ...batch.reviewed.cellsOf(batch),
    ...(requiresBatches(audit) ? [isRequired(audit, batch.jurisdiction, parts) ? yesNo(true) : ''] : []),
  ];
}

/** The column stands only where a law requires batches. */
function requiresBatches({ plan }: AuditInRounds): boolean {
  return (plan.extraBatches?.required ?? []).length > 0;
}

function ticketsOrExtra({ tickets }: SampledBatch, contest: Contest): string {
  return tickets.size === 0 ? EXTRA : ticketsText(tickets.get(contest.name) ?? []);
}

function comparisonCells(
  { inputs }: ReportContext,
  audit: AuditInRounds,
  cell: {
    readonly batch: SampledBatch;
    readonly columns: ContestColumns;
    readonly audited: AuditedBatch | undefined;
  },
): readonly CsvValue[] {
  const { batch, columns } = cell;
  const { contest, marginChange } = columns;
  const reported = reportedTally(audit, inputs, batch)[contest.name];
  if (reported === undefined) return ['', '', '', ''];
  if (cell.audited === undefined) return [votesText(contest, reported), '', '', ''];
  const audited = countedTally(cell.audited.sheets)[contest.name];
  if (audited === undefined) return [votesText(contest, reported), '', '', ''];
  return [
    votesText(contest, reported),
    votesText(contest, audited),
    changesText(contest, changeInResults(contest, reported, audited)),
    marginChange(reported, audited) ?? '',
  ];
}
