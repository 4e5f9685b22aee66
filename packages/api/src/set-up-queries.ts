import { CountSchema, NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { InAudit } from './asked-of.ts';
import { AuditHeadingSchema, ElectionLineSchema, TimeSchema } from './audit-heading.ts';
import { StatementShownSchema } from './manifest-statements.ts';
import { MissingInputSchema, PlanFindingSchema } from './missing-inputs.ts';
import { PlanSchema } from './plan-shown.ts';
import {
  ContestSizesSchema,
  ContestStrataSchema,
  ExpectedWorkSchema,
  MethodDeclinedSchema,
  SampleSizeOptionSchema,
  WorkTimesSchema,
} from './sample-sizes.ts';
import { FileSlotSchema } from './uploads.ts';

/** A name that may mean the same, and why it is thought so: from the surest reason to the least sure. */
const NameProposalSchema = z.object({
  name: z.string(),
  reason: z.enum(['same', 'capitals-or-spaces', 'punctuation', 'party', 'order-of-names', 'similar']),
});

/** What is shown of an audit until its sample is drawn. */
export const setUpQueries = {
  /** Set-up pages: plan, participants file, contests, settings. */
  plan: {
    input: InAudit,
    output: z.object({
      heading: AuditHeadingSchema,
      plan: PlanSchema,
      participants: FileSlotSchema,
      election: ElectionLineSchema,
      /** All jurisdictions of the election, by name, with the addresses of their managers. */
      jurisdictionsOfElection: z.array(z.object({ name: z.string(), managers: z.array(z.string()) })),
    }),
  },
  /** The batches of one jurisdiction that can be required to be counted: of the first there is, where none is named. */
  'batches-to-require': {
    input: InAudit.extend({ jurisdiction: NameSchema.optional(), find: z.string().max(200).optional() }),
    output: z.object({
      heading: AuditHeadingSchema,
      plan: PlanSchema,
      /** Those that take part and have a manifest. */
      jurisdictions: z.array(z.string()),
      /** Whose batches these are; null where there is none. */
      jurisdiction: z.string().nullable(),
      /** In the order of the manifest, as many as are shown at once. */
      batches: z.array(z.object({ batch: z.string(), ballots: z.number().int() })),
      /** How many there are in all. */
      found: z.number().int(),
    }),
  },
  /** What the registered cast vote records hold: contests to choose from, and names to match. */
  'names-in-cvrs': {
    input: InAudit,
    output: z.object({
      heading: AuditHeadingSchema,
      plan: PlanSchema,
      /** What is still lacking before the inputs can be committed. */
      missing: z.array(MissingInputSchema),
      /** By contest, where cards with and without cast vote records are drawn apart and all files of the contest are there. */
      strata: z.record(z.string(), ContestStrataSchema),
      /** The list of the names that all jurisdictions are to use: its slot, and what it says. */
      standardized: z.object({
        slot: FileSlotSchema,
        /** In the order of the list; null while there is none. */
        contests: z
          .array(
            z.object({
              name: z.string(),
              jurisdictions: z.union([z.literal('all'), z.array(z.string()).readonly()]),
              choices: z.array(z.string()).readonly().nullable(),
            }),
          )
          .nullable(),
      }),
      jurisdictions: z.array(
        z.object({
          jurisdiction: z.string(),
          /** False where its manifest says that no batch has cast vote records. */
          needsCvrs: z.boolean(),
          /** Null while no cast vote records are registered. */
          cvrs: z
            .object({
              cards: z.number().int(),
              contests: z.array(
                z.object({
                  name: z.string(),
                  votesAllowed: z.number().int().nullable(),
                  ranked: z.boolean(),
                  /** Records that bear it. */
                  cards: z.number().int(),
                  choices: z.array(z.object({ name: z.string(), votes: z.number().int() })),
                }),
              ),
            })
            .nullable(),
          matched: z.object({
            contests: z.record(z.string(), z.string()),
            choices: z.record(z.string(), z.record(z.string(), z.string())),
          }),
          /** A contest of the audit that is voted on here, and which of the records' contests it is or may be. */
          contests: z.array(
            z.object({
              contest: z.string(),
              /** The records' contest that is read as this one now; null where there is none. */
              inCvrs: z.string().nullable(),
              proposed: NameProposalSchema.nullable(),
              /** By the records' choice: the audit's choice, read so now or proposed. Of the contest above, else of the one proposed. */
              choices: z.array(
                z.object({
                  inCvrs: z.string(),
                  votes: z.number().int(),
                  read: z.string().nullable(),
                  proposed: NameProposalSchema.nullable(),
                }),
              ),
              /** The audit's choices, as everywhere else. */
              expected: z.array(z.string()),
            }),
          ),
        }),
      ),
    }),
  },
  /** Commit page: every file with its digest, what is missing, and the commitment as it would be or is. */
  commitment: {
    input: InAudit,
    output: z.object({
      heading: AuditHeadingSchema,
      missing: z.array(MissingInputSchema),
      /** What has to be confirmed together with the commitment. */
      findings: z.array(PlanFindingSchema),
      /** What was said of manifests, in the order of the plan, and the jurisdictions of whose manifest nobody said anything. */
      statements: z.array(z.object({ jurisdiction: z.string(), statement: StatementShownSchema })),
      unstated: z.array(z.string()),
      /** Jurisdictions whose cards are compared with cast vote records, and that have not said how they lie. */
      ordersUnstated: z.array(z.string()),
      files: z.array(
        z.object({
          jurisdiction: z.string().nullable(),
          kind: z.string(),
          name: z.string(),
          bytes: z.number(),
          sha256: z.string(),
        }),
      ),
      commitment: z.string().nullable(),
      committedAt: TimeSchema.nullable(),
      seed: z.string().nullable(),
      seedSetAt: TimeSchema.nullable(),
    }),
  },
  /** Sizes for the next round. `state` is `computing` while a worker is at it; ask again. */
  'sample-sizes': {
    input: InAudit,
    output: z.object({
      heading: AuditHeadingSchema,
      round: z.number().int(),
      state: z.enum(['computing', 'ready', 'not-possible']),
      contests: z.array(ContestSizesSchema),
      /** What has to be done first, when not possible. */
      missing: z.array(MissingInputSchema),
      /** Plan as it will be audited, for the review page. */
      plan: PlanSchema,
      /** By contest: the cards in the manifests of its jurisdictions. */
      cardsListed: z.record(z.string(), z.number()),
      /** By contest, where cards with and without cast vote records are drawn apart. */
      strata: z.record(z.string(), ContestStrataSchema),
      findings: z.array(PlanFindingSchema),
      warnings: z.array(z.string()),
    }),
  },
  /** What the first round of an audit is likely to cost, before anything is sealed: told from the manifests, by how likely it is enough. */
  workload: {
    input: InAudit,
    output: z.object({
      heading: AuditHeadingSchema,
      state: z.enum(['computing', 'ready', 'not-possible', 'under-way']),
      /** What has to be done first, when not possible. */
      missing: z.array(MissingInputSchema),
      times: WorkTimesSchema,
      contests: z.array(
        z.object({
          contest: z.string(),
          targeted: z.boolean(),
          /** Null where nobody lost or nobody voted. */
          marginVotes: CountSchema.nullable(),
          /** The cards it is drawn from, with those in no manifest. */
          cards: CountSchema,
          /** The most different ballots or batches there are to draw. */
          population: CountSchema,
          sizes: z.array(SampleSizeOptionSchema),
          refusal: MethodDeclinedSchema.nullable(),
        }),
      ),
      rounds: z.array(
        z.object({
          /** From 0 to 1, asked for each contest; null where no chance is known. */
          asked: z.number().nullable(),
          sizes: z.record(z.string(), CountSchema),
          /** At least how likely the round is enough for all targeted contests; null where it is not known. */
          chance: z.number().nullable(),
          /** Null where such a sample cannot be drawn. */
          work: z
            .object({
              total: ExpectedWorkSchema,
              rows: z.array(ExpectedWorkSchema.extend({ jurisdiction: z.string() })),
            })
            .nullable(),
        }),
      ),
      /** Targeted contests for which no sample will do. */
      withoutSize: z.array(z.string()),
      warnings: z.array(z.string()),
    }),
  },
  /**
   * What a draw of these sizes would ask of each jurisdiction. Needs the seed. `sizes` is JSON: contest to size; `strata`, where
   * cards with and without cast vote records are drawn apart, contest to how its size is divided.
   */
  'sample-preview': {
    input: InAudit.extend({ sizes: z.string().max(20_000), strata: z.string().max(40_000).optional() }),
    output: z.object({
      state: z.enum(['computing', 'ready']),
      rows: z.array(
        z.object({
          jurisdiction: z.string(),
          draws: z.number().int(),
          units: z.number().int(),
          /** Batches that are counted besides, where the plan asks for some. */
          extra: z.number().int().optional(),
        }),
      ),
    }),
  },
  /** After how many hours without a beginning people of this audit are told. */
  'notice-hours': { input: InAudit, output: z.object({ hours: z.number().int() }) },
  /** For an administrator: who was invited to watch the audit. */
  observers: {
    input: InAudit,
    output: z.object({
      heading: AuditHeadingSchema,
      observers: z.array(
        z.object({
          personId: z.uuid(),
          name: z.string(),
          email: z.string(),
          invitedAt: TimeSchema,
          until: TimeSchema,
          /** Their time is over. */
          isOver: z.boolean(),
          lastSignIn: TimeSchema.nullable(),
        }),
      ),
    }),
  },
  /** For an administrator: whether everybody may read the page of the audit, and since when by whom. */
  'audit-page': {
    input: InAudit,
    output: z.object({
      /** Nothing of it can be published. */
      isForPractice: z.boolean(),
      published: z.object({ by: z.string(), at: TimeSchema }).nullable(),
    }),
  },
} as const;
