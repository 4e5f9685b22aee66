import { type BegunAudit, fieldworkIn, isInRounds, isPractice, type ListPart, type TextInLog } from '@plumbline/audit';
import type { StoredBatch } from '@plumbline/ballot-management';
import {
  auditReportCsv,
  auditReportSections,
  ballotDiscrepancyReportCsv,
  ballotRetrievalListCsv,
  batchDiscrepancyReportCsv,
  batchRetrievalListCsv,
  discrepancyReportSections,
  jurisdictionReportCsv,
  jurisdictionReportSections,
  type ReportContext,
  type ReportHead,
  type ReportSection,
  reportDrawings,
  reportedResultsCsv,
  reportedResultsSection,
  reportHtml,
  reportJson,
  reportPack,
  withPracticeLine,
} from '@plumbline/documents';
import { assert } from '@plumbline/prelude';
import type { InputFiles } from '../inputs/input-files.ts';
import { comparisonsVisible } from '../screens/comparisons-visible.ts';
import { textInWords } from '../screens/shown-texts.ts';
import { zipOf } from './zip-of.ts';

/** Which report to make, and what only the office knows. Plain data: it is made in a thread of its own. */
export type ReportOrder = {
  readonly report:
    | { readonly kind: 'audit' }
    /** The same to read, for a spreadsheet and for programs; of one jurisdiction where it is named. */
    | { readonly kind: 'pack'; readonly ofJurisdiction: string | null }
    | { readonly kind: 'jurisdiction'; readonly jurisdiction: string }
    | {
        readonly kind: 'retrieval-list';
        readonly jurisdiction: string;
        readonly part: ListPart | null;
        /** Where the batches are kept, for whoever may know. */
        readonly stored: readonly StoredBatch[] | undefined;
      }
    | { readonly kind: 'discrepancies'; readonly as: 'csv' | 'json' | 'html' }
    | { readonly kind: 'reported-results'; readonly as: 'csv' | 'json' | 'html' };
  readonly audit: BegunAudit;
  readonly roundTimes: ReportContext['roundTimes'];
  /** The name to print for a person identifier of the log. */
  readonly names: ReadonlyMap<string, string>;
  /** What to print for a text, by the digest that the log holds. */
  readonly texts: ReadonlyMap<string, string>;
};

const MISSING = textInWords({ state: 'missing' });

/** Makes a report, from the audit and the files it names. Of a practice audit it says that it is of one, in every form. */
export async function makeReport(order: ReportOrder, inputFiles: InputFiles): Promise<string | Uint8Array> {
  const made = await reportOf(order, inputFiles);
  return typeof made === 'string' && isCsv(order.report) ? withPracticeLine(order.audit.plan, made) : made;
}

/** The others have a head, in which it is said. */
function isCsv(report: ReportOrder['report']): boolean {
  return !('as' in report) || report.as === 'csv';
}

async function reportOf(order: ReportOrder, inputFiles: InputFiles): Promise<string | Uint8Array> {
  const { report, audit, roundTimes, names, texts } = order;
  const inputs =
    'jurisdiction' in report
      ? await inputFiles.ofJurisdiction(audit, report.jurisdiction)
      : await inputFiles.all(audit);
  const context = {
    audit,
    inputs,
    roundTimes,
    nameOf: (personId: string) => names.get(personId) ?? personId,
    textOf: (note: TextInLog) => ('text' in note ? note.text : (texts.get(note.digest) ?? MISSING)),
  };
  switch (report.kind) {
    case 'audit':
      return auditReportCsv(context);
    case 'pack': {
      const head = headOf(audit);
      const { ofJurisdiction } = report;
      return zipOf(
        reportPack(
          head,
          ofJurisdiction === null ? auditReportSections(context) : jurisdictionReportSections(context, ofJurisdiction),
          ofJurisdiction === null ? reportDrawings(context) : [],
        ),
      );
    }
    case 'jurisdiction':
      return jurisdictionReportCsv(context, report.jurisdiction);
    case 'retrieval-list': {
      assert(isInRounds(audit), 'what was drawn is fetched', audit.phase);
      const list = fieldworkIn(audit.plan) === 'batches' ? batchRetrievalListCsv : ballotRetrievalListCsv;
      const { jurisdiction, part, stored } = report;
      return list({ audit, inputs, jurisdiction, part, stored });
    }
    case 'reported-results':
      if (report.as === 'csv') return reportedResultsCsv(audit, inputs);
      return inForm(audit, report, [reportedResultsSection(audit, inputs)]);
    case 'discrepancies': {
      assert(isInRounds(audit), 'batches are compared once some were drawn', audit.phase);
      const visible = (jurisdiction: string) => comparisonsVisible(audit, jurisdiction, 'audit-administrator');
      if (report.as !== 'csv') return inForm(audit, report, discrepancyReportSections(context, audit, visible));
      const csv = fieldworkIn(audit.plan) === 'batches' ? batchDiscrepancyReportCsv : ballotDiscrepancyReportCsv;
      return csv(context, audit, visible);
    }
  }
}

function headOf({ plan }: BegunAudit): ReportHead {
  const { name: audit, organization: office } = plan;
  const election = plan.settings?.electionName ?? '';
  return { audit, office, election, ...(isPractice(plan) && { practice: true }) };
}

function inForm(
  audit: BegunAudit,
  { kind, as }: { readonly kind: 'discrepancies' | 'reported-results'; readonly as: 'csv' | 'json' | 'html' },
  sections: readonly ReportSection[],
): string {
  const head = { ...headOf(audit), report: kind };
  return as === 'json' ? reportJson(head, sections) : reportHtml(head, sections);
}
