import { type AuditInRounds, fieldworkIn, takesEverything } from '@plumbline/audit';
import { caseTables } from './case-rows.ts';
import type { ReportContext } from './report-context.ts';
import type { ReportSection } from './report-section.ts';
import { sampledBallotRows } from './sampled-ballots.ts';
import { sampledBatchRows } from './sampled-batches.ts';

/**
 * The discrepancy report in its parts: what was drawn, with what people found where a jurisdiction is done, every case, and how many
 * cases have each cause. The CSV is written from the same tables.
 */
export function discrepancyReportSections(
  context: ReportContext,
  audit: AuditInRounds,
  visible: (jurisdiction: string) => boolean,
): readonly ReportSection[] {
  return [drawnSection(context, audit, visible), ...caseTables(context, audit, visible)];
}

function drawnSection(
  context: ReportContext,
  audit: AuditInRounds,
  visible: (jurisdiction: string) => boolean,
): ReportSection {
  if (fieldworkIn(audit.plan) !== 'batches') {
    return { name: 'sampledBallots', rows: sampledBallotRows(context, audit, 'all', visible) };
  }
  const name = takesEverything(audit.plan) ? 'handTallyBatches' : 'sampledBatches';
  return { name, rows: sampledBatchRows(context, audit, 'all', visible) };
}
