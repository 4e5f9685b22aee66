import { DOCUMENT_KINDS } from '@plumbline/election';
import { z } from 'zod';
import { InAudit, InJurisdiction } from './asked-of.ts';
import { AuditHeadingSchema, TimeSchema } from './audit-heading.ts';
import { CardOrderSchema, OrdersOtherwiseSchema } from './card-orders.ts';
import { CaseAskedSchema, CaseSchema, CasesSchema, SecondLookAskedSchema } from './cases.ts';
import { ComparedCardSchema, RemadeInBatchSchema, SampledBatchSchema } from './fieldwork-shown.ts';
import { FileHelpSchema } from './file-help.ts';
import { ListPartsSchema } from './list-parts.ts';
import { LogLineSchema } from './log-lines.ts';
import { MadeFilesSchema } from './made-files.ts';
import { StatementShownSchema } from './manifest-statements.ts';
import { OfficeMapSchema } from './office-map.ts';
import { ContestShownSchema } from './plan-shown.ts';
import { BoardLineSchema, EarlierClosingSchema, JurisdictionLineSchema, MeasurementSchema } from './round-progress.ts';
import { RoundTotalsSchema } from './round-totals.ts';
import { RunoffCountSchema } from './runoff-count.ts';
import { StratumSizesSchema, WorkTimesSchema } from './sample-sizes.ts';
import { StopsToFetchSchema } from './stops-to-fetch.ts';
import { FileSlotSchema } from './uploads.ts';

const DocumentsSchema = z.object({
  paper: z.enum(['letter', 'a4']),
  /** The stock that labels are printed on, by its name. */
  stock: z.string(),
  stocks: z.array(
    z.object({
      name: z.string(),
      columns: z.number().int(),
      rows: z.number().int(),
      /** A sheet, or the size of a single label in points. */
      paper: z.union([z.enum(['letter', 'a4']), z.object({ width: z.number(), height: z.number() })]),
    }),
  ),
  documents: z.array(
    z.object({
      kind: z.enum(DOCUMENT_KINDS),
      /** Null where so much was drawn that counting them would take as long as printing. */
      pages: z.number().int().min(1).nullable(),
      /** Whether it takes so long that it is made in the background. */
      inBackground: z.boolean(),
    }),
  ),
});

/** The paper in the printer. */
const OnPaper = {
  paper: z.enum(['letter', 'a4']).default('letter'),
  /** The labels in the printer; left out, those that are usual with the paper. */
  stock: z.string().min(1).max(50).optional(),
};

/** What is shown of the rounds of an audit, of its log and its papers. */
export const roundQueries = {
  /** The administrator's progress screen. */
  /** The map on which the office that holds the audit looks at its jurisdictions; null where it has none. */
  'map-of-audit': {
    input: InAudit,
    output: z.object({ organizationId: z.string(), map: OfficeMapSchema.nullable() }),
  },
  'round-progress': {
    input: InAudit,
    output: z.object({
      heading: AuditHeadingSchema,
      contests: z.array(ContestShownSchema),
      riskLimit: z.number().nullable(),
      jurisdictions: z.array(JurisdictionLineSchema),
      measurements: z.array(MeasurementSchema),
      /** Where everything is counted, once the round is closed: the votes found for each choice, by contest. */
      handCounts: z.record(z.string(), z.record(z.string(), z.number().int()).readonly()).readonly(),
      /** Where voters rank the choices of a contest and everything is counted, once the round is closed: the count step by step, by contest. */
      runoffs: z.record(z.string(), RunoffCountSchema).readonly(),
      /** The audit of the same election that counts every ballot instead, where this one led to one. */
      escalatedTo: z.object({ auditId: z.string(), name: z.string() }).nullable(),
      rounds: z.array(
        z.object({
          round: z.number().int(),
          openedAt: TimeSchema,
          closedAt: TimeSchema.nullable(),
          sampleSizes: z.record(z.string(), z.number()),
          /** How they were divided, where cards with and without cast vote records are drawn apart. */
          strata: z.record(z.string(), StratumSizesSchema).nullable(),
        }),
      ),
      /** The oldest first; none where no round was opened again. */
      earlierClosings: z.array(EarlierClosingSchema),
      /** Whether a map may be looked for: the state is known, and there are several jurisdictions. Whether they are its counties shows by their names. */
      mapPossible: z.boolean(),
    }),
  },
  /** What was reported and what was seen of each contest in the rounds that are closed, choice by choice. */
  'votes-seen': {
    input: InAudit,
    output: z.object({
      contests: z.array(
        z.object({
          contest: z.string(),
          /** Of the same units; as shares of different ones; or all reported and all counted votes. */
          basis: z.enum(['same-units', 'shares', 'everything']),
          unit: z.enum(['ballots', 'batches']),
          lookedAt: z.number().int(),
          /** The ballots that the reported votes are of, where shares are compared. */
          ballots: z.number().int().nullable(),
          choices: z.array(z.object({ name: z.string(), reported: z.number().int(), seen: z.number().int() })),
        }),
      ),
    }),
  },
  /** Where every ballot is counted by hand: each contest as it was reported, as the sample before saw it, and as it was counted. */
  'official-results': {
    input: InAudit,
    output: z.object({
      /** The audit that counts every ballot: this one, or the one it led to. Null where there is none. */
      count: z
        .object({
          auditId: z.string(),
          name: z.string(),
          isThis: z.boolean(),
          state: z.enum(['under-way', 'concluded', 'not-readable']),
        })
        .nullable(),
      /** The audit of a sample that led to the count; null where there was none, or it may not be read. */
      sample: z.object({ auditId: z.string(), name: z.string(), isThis: z.boolean() }).nullable(),
      contests: z.array(
        z.object({
          contest: z.string(),
          /** What the closed rounds of the sample looked at; null where they looked at nothing of it. */
          sample: z.object({ lookedAt: z.number().int(), unit: z.enum(['ballots', 'batches']) }).nullable(),
          /** What the count changes of what was reported; null until it is concluded. */
          change: z.enum(['nothing', 'votes', 'same-winner', 'winners', 'open']).nullable(),
          reportedWinners: z.array(z.string()),
          officialWinners: z.array(z.string()),
          choices: z.array(
            z.object({
              name: z.string(),
              reported: z.number().int().nullable(),
              seen: z.number().int().nullable(),
              official: z.number().int().nullable(),
              result: z.enum(['won', 'not-won', 'tied', 'open']).nullable(),
            }),
          ),
        }),
      ),
    }),
  },
  /** How long the boards of each jurisdiction worked, by the times at which they recorded something. */
  'hours-worked': {
    input: InAudit,
    output: z.object({
      boards: z.array(
        z.object({
          jurisdiction: z.string(),
          /** Null where the jurisdiction enters for all its boards. */
          board: z.string().nullable(),
          /** Distinct ballots or batches that were recorded. */
          units: z.number().int(),
          /** Ballots in the batches that were recorded; null where ballots are the units. */
          ballots: z.number().int().nullable(),
          /** Between one record and the next, without pauses. */
          minutes: z.number(),
          firstAt: TimeSchema,
          lastAt: TimeSchema,
        }),
      ),
      /** What the work was planned with. */
      times: WorkTimesSchema,
      /** Records further apart than so many minutes have a pause between them. */
      pauseMinutes: z.number().int(),
    }),
  },
  /** One jurisdiction: for its manager the whole desk, for the administrator the detail panel. */
  jurisdiction: {
    input: InJurisdiction,
    output: z.object({
      heading: AuditHeadingSchema,
      line: JurisdictionLineSchema,
      managers: z.array(z.string()),
      slots: z.array(FileSlotSchema),
      /** What the office says of the manifest in use; null where nobody has said anything. */
      statement: StatementShownSchema.nullable(),
      /** How the cards lie that are compared with cast vote records; null where nobody has said anything or none are. */
      cardOrders: z.object({ all: CardOrderSchema, otherwise: OrdersOtherwiseSchema }).nullable(),
      /** Whether some of its cards are compared with cast vote records. */
      comparesCards: z.boolean(),
      contests: z.array(ContestShownSchema),
      boards: z.array(BoardLineSchema),
      /** What the work of a board is planned with. */
      workTimes: WorkTimesSchema,
      /** Batch comparison, in a round: in the order of the retrieval list. */
      batches: z.array(SampledBatchSchema),
      /** Batches that are counted as one, in the order they were combined. */
      combined: z.array(z.object({ name: z.string(), batches: z.array(z.string()) })),
      /** Where cards are compared with their cast vote records: those that differ. Empty while that may not be seen. */
      cards: z.array(ComparedCardSchema),
      talliesFinal: z.boolean(),
      /** Where the sample of a round is totalled, in a round; null otherwise. */
      totals: RoundTotalsSchema.nullable(),
      /** Whether reported results and differences may be shown to this person now. */
      comparisonsVisible: z.boolean(),
      /** By batch name: number of the log entry that last recorded it. */
      batchVersions: z.record(z.string(), z.number().int()),
      /** Whether each batch is entered by two who do not know of one another. */
      entersTwice: z.boolean(),
    }),
  },
  /** The differences that were found, as far as whoever asks may see them: a manager those of their own jurisdictions. */
  cases: { input: InAudit, output: CasesSchema },
  /** One of them, with what was said of it. */
  case: { input: CaseAskedSchema, output: CaseSchema },
  /** What two other people are asked about a unit, without what was reported or entered. */
  'second-look': { input: CaseAskedSchema, output: SecondLookAskedSchema },
  /** What a jurisdiction can print now, in the order of its use, and how many pages it has. */
  documents: { input: InJurisdiction.extend(OnPaper), output: DocumentsSchema },
  /** The same of the audit as a whole. */
  'audit-documents': { input: InAudit.extend(OnPaper), output: DocumentsSchema },
  /** The documents and reports that are being made in the background, and those that are kept. */
  'kept-reports': { input: InAudit, output: MadeFilesSchema },
  /** How the retrieval list of a jurisdiction can be divided, and who took it. */
  'list-parts': { input: InJurisdiction, output: ListPartsSchema },
  /** The way through the storage to what was drawn in the newest round, by the ballot room that the manifest comes from. */
  'stops-to-fetch': { input: InJurisdiction, output: StopsToFetchSchema },
  /**
   * Ballots that were remade and lie in batches of which something was drawn in the newest round, by the duplication log of the ballot room that
   * the manifest comes from.
   */
  'remade-ballots': {
    input: InJurisdiction,
    output: z.object({
      /** The ballot room, with the forms that say so; null where the manifest comes from none. */
      room: z.object({ electionId: z.string(), forms: z.array(z.string()) }).nullable(),
      batches: z.array(RemadeInBatchSchema),
    }),
  },
  /** What was asked about files and answered, the newest first: a manager reads that of their own jurisdictions. */
  'file-help': {
    input: InAudit,
    output: z.object({ heading: AuditHeadingSchema, questions: z.array(FileHelpSchema) }),
  },
  /** The public log of an audit, newest first, 200 entries a page. */
  log: {
    input: InAudit.extend({ before: z.coerce.number().int().optional() }),
    output: z.object({ heading: AuditHeadingSchema, entries: z.array(LogLineSchema), total: z.number().int() }),
  },
} as const;
