import { CountSchema, DOCUMENT_KINDS, NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { AbilitiesSchema } from './abilities.ts';
import {
  AuditHeadingSchema,
  AuditLineSchema,
  AuditMethodSchema,
  AuditTypeSchema,
  ElectionLineSchema,
  NextStepSchema,
  TimeSchema,
} from './audit-heading.ts';
import { ballotFormQueries } from './ballot-forms.ts';
import { ballotRoomCustody } from './ballot-room-custody.ts';
import { ballotRoomQueries } from './ballot-rooms.ts';
import { ballotStandardQueries } from './ballot-standard.ts';
import { CaseAskedSchema, CaseSchema, CasesSchema, SecondLookAskedSchema } from './cases.ts';
import { BallotLineSchema, BallotRecordSchema, ComparedCardSchema, SampledBatchSchema } from './fieldwork-shown.ts';
import { HelpContactSchema } from './help-contact.ts';
import { LogLineSchema, OfficeLogLineSchema } from './log-lines.ts';
import { MissingInputSchema, PlanFindingSchema } from './missing-inputs.ts';
import { NoticeKindSchema } from './notices.ts';
import { ContestShownSchema, PlanSchema } from './plan-shown.ts';
import { PersonSchema } from './roles.ts';
import {
  BoardLineSchema,
  EarlierClosingSchema,
  JurisdictionLineSchema,
  JurisdictionStatusSchema,
  MeasurementSchema,
} from './round-progress.ts';
import { RoundTotalsSchema } from './round-totals.ts';
import {
  ContestSizesSchema,
  ContestStrataSchema,
  ExpectedWorkSchema,
  MethodDeclinedSchema,
  SampleSizeOptionSchema,
  StratumSizesSchema,
  WorkTimesSchema,
} from './sample-sizes.ts';
import { FactorKindSchema, FactorOfferSchema, NextFactorSchema, OfferableFactorSchema } from './second-factor.ts';
import { FileSlotSchema } from './uploads.ts';

/** More would take longer to estimate than anybody waits. */
const PLANNED_CHOICES_MAX = 20;
/** More ballots than any election has: what the statistics take. */
const PLANNED_BALLOTS_MAX = 10_000_000_000;
/** Risk limits of 0, 1 … 20 %. */
const PLANNED_LIMITS = 21;

const InAudit = z.object({ auditId: z.uuid() });
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
  documents: z.array(z.object({ kind: z.enum(DOCUMENT_KINDS), pages: z.number().int().min(1) })),
});

/** The paper in the printer. */
const OnPaper = {
  paper: z.enum(['letter', 'a4']).default('letter'),
  /** The labels in the printer; left out, those that are usual with the paper. */
  stock: z.string().min(1).max(50).optional(),
};

const InJurisdiction = InAudit.extend({ jurisdiction: NameSchema });
/** How a request to enter tallies stands. Lapsed: nobody answered in time. Over: its hours, its round or its link are. */
const TallyStandSchema = z.enum(['waiting', 'confirmed', 'rejected', 'ended', 'lapsed', 'over']);
const OnBoard = InJurisdiction.extend({ board: NameSchema });

const InOffice = z.object({ organizationId: z.string() });
const OfficeSchema = z.object({ organizationId: z.string(), name: z.string() });
/** A name that may mean the same, and why it is thought so: from the surest reason to the least sure. */
const NameProposalSchema = z.object({
  name: z.string(),
  reason: z.enum(['same', 'capitals-or-spaces', 'punctuation', 'party', 'order-of-names', 'similar']),
});
const SessionSchema = z.object({
  /** Browser and system in words, where they were recognised. */
  device: z.string().nullable(),
  signedInAt: TimeSchema,
  lastUsedAt: TimeSchema,
});

/** A contest as it was reported, for whoever wants to know what an audit of it would cost. In an address it is JSON. */
const ReportedContestSchema = z
  .string()
  .max(20_000)
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'is not JSON' });
      return z.NEVER;
    }
  })
  .pipe(
    z.object({
      choices: z
        .array(z.object({ name: NameSchema, votes: z.int().min(0).max(PLANNED_BALLOTS_MAX) }))
        .min(2)
        .max(PLANNED_CHOICES_MAX)
        .refine((choices) => new Set(choices.map(({ name }) => name)).size === choices.length, 'name each choice once'),
      winners: z.int().min(1),
      votesAllowed: z.int().min(1),
      ballots: z.int().min(1).max(PLANNED_BALLOTS_MAX),
    }),
  )
  .refine(({ choices, winners }) => winners < choices.length, 'leave somebody who was not elected')
  .refine(
    ({ choices, votesAllowed, ballots }) =>
      choices.every(({ votes }) => votes <= ballots) &&
      choices.reduce((sum, { votes }) => sum + votes, 0) <= votesAllowed * ballots,
    'hold more votes than the ballots can',
  );

/** Every reading, by name: `GET /api/queries/<name>?<input>` answers the output or a problem. One per screen. */
export const queries = {
  /** Who is signed in, and how e-mail leaves this server. */
  session: {
    input: z.object({}),
    output: z.object({
      person: PersonSchema.nullable(),
      /** True when no mail server is set: sign-in codes are on the outbox page and in the terminal. */
      outbox: z.boolean(),
      expiresAt: TimeSchema.nullable(),
      /** Whatever is done meanwhile, the session ends then. */
      lastsUntil: TimeSchema.nullable(),
      /** A sign-in has begun, and nobody is signed in before this is done. */
      nextFactor: NextFactorSchema.nullable(),
      /** Consents to support that are in force: those of one's own office, or those under which one is support. */
      support: z.array(
        z.object({
          side: z.enum(['office', 'support']),
          organizationId: z.string(),
          office: z.string(),
          name: z.string(),
          by: z.string(),
          mode: z.enum(['read', 'act']),
          until: TimeSchema,
        }),
      ),
      /** What the account is called with which administrators can sign in; null where no identity provider is set. */
      account: z.string().nullable(),
      /** Whom to call, of each office that whoever asks belongs to and that has said so. Where nobody is signed in, of the office that is known. */
      helpContacts: z.array(z.object({ office: z.string(), contact: HelpContactSchema })),
      /** From which address mails come, so that it can be let through; null where no mail server is set. */
      mailFrom: z.string().nullable(),
    }),
  },
  /** What an audit of each type would cost, at each risk limit of 0 to 20 %; null where every ballot has to be looked at. */
  'planner-sizes': {
    input: z.object({ contest: ReportedContestSchema }),
    output: z.object({
      types: z.array(
        z.object({
          type: AuditTypeSchema,
          draws: z.enum(['cards', 'batches']),
          sizes: z.array(z.int().min(1).nullable()).length(PLANNED_LIMITS),
        }),
      ),
    }),
  },
  /**
   * The work of each type at other margins, for two who are as close as the closest of the contest, at a risk limit of 1 to 20 %; and how
   * likely one round of a size is enough, where that is known before there are files.
   */
  'planner-margins': {
    input: z.object({ contest: ReportedContestSchema, limitPercent: z.coerce.number().int().min(1).max(20) }),
    output: z.object({
      /** Votes between the last winner and the first loser over the ballots. */
      ownMargin: z.number(),
      lines: z.array(
        z.object({
          type: AuditTypeSchema,
          draws: z.enum(['cards', 'batches']),
          /** Null where every ballot has to be looked at. */
          sizes: z.array(z.object({ margin: z.number(), size: z.int().min(1).nullable() })),
        }),
      ),
      chances: z.array(
        z.object({
          type: AuditTypeSchema,
          sizes: z.array(z.object({ size: z.int().min(1), chance: z.number().min(0).max(1) })),
        }),
      ),
    }),
  },
  /** What `prepare-second-factor` has made ready in this session. */
  'second-factor-offer': { input: z.object({}), output: FactorOfferSchema },
  /** The second factors of whoever asks. */
  'own-second-factors': {
    input: z.object({}),
    output: z.object({
      /** Whether this person needs one. */
      isNeeded: z.boolean(),
      factors: z.array(
        z.object({
          factorId: z.uuid(),
          kind: OfferableFactorSchema,
          addedAt: TimeSchema,
          lastUsedAt: TimeSchema.nullable(),
        }),
      ),
      recoveryCodesLeft: z.number().int(),
      /** Which can be given to confirm something. */
      kinds: z.array(FactorKindSchema),
    }),
  },
  /** Recovery codes that were just made and not yet kept, as they are to be written down. */
  'recovery-codes': { input: z.object({}), output: z.object({ codes: z.array(z.string()) }) },
  /** For an administrator: who administers the office, and with which second factors. */
  'office-second-factors': {
    input: InOffice,
    output: z.object({
      organization: OfficeSchema,
      people: z.array(
        z.object({
          personId: z.uuid(),
          name: z.string(),
          isYou: z.boolean(),
          kinds: z.array(OfferableFactorSchema),
          recoveryCodesLeft: z.number().int(),
        }),
      ),
    }),
  },
  /** Messages that would have been sent, newest first. Only when no mail server is set. */
  outbox: {
    input: z.object({}),
    output: z.object({
      messages: z.array(z.object({ to: z.string(), subject: z.string(), text: z.string(), at: TimeSchema })),
    }),
  },
  /** The sessions of whoever asks, last used first. Only their owner is told from which network address. */
  'own-sessions': {
    input: z.object({}),
    output: z.object({
      sessions: z.array(
        SessionSchema.extend({ sessionId: z.uuid(), address: z.string().nullable(), isThis: z.boolean() }),
      ),
    }),
  },
  /** Of what one is told by mail; nothing for whoever is neither manager nor administrator. */
  'own-notices': {
    input: z.object({}),
    output: z.object({ told: z.array(z.object({ kind: NoticeKindSchema, isOn: z.boolean() })) }),
  },
  /** After how many hours without a beginning people of this audit are told. */
  'notice-hours': { input: InAudit, output: z.object({ hours: z.number().int() }) },
  /** For an administrator: the reports that were built, the newest first. */
  'kept-reports': {
    input: InAudit,
    output: z.object({
      reports: z.array(
        z.object({
          reportId: z.uuid(),
          kind: z.enum(['audit', 'discrepancies', 'reported-results']),
          form: z.enum(['csv', 'zip', 'json', 'html']),
          jurisdiction: z.string().nullable(),
          name: z.string(),
          bytes: z.number().int(),
          sha256: z.string(),
          /** The newest entry of the audit's own log that it was built from. */
          head: z.object({ number: z.number().int(), hash: z.string() }),
          at: TimeSchema,
          /** Who asked for it first. */
          by: z.string().nullable(),
          /** Nothing was entered since, in the audit or in any jurisdiction. */
          isNewest: z.boolean(),
        }),
      ),
    }),
  },
  /** For an administrator: the people of the office who are signed in. */
  'office-sessions': {
    input: InOffice,
    output: z.object({
      organization: OfficeSchema,
      people: z.array(
        z.object({ personId: z.uuid(), name: z.string(), isYou: z.boolean(), sessions: z.array(SessionSchema) }),
      ),
    }),
  },
  /** For an administrator: the log of the office, newest first, 200 entries a page. */
  'office-log': {
    input: InOffice.extend({ before: z.coerce.number().int().optional() }),
    output: z.object({ organization: OfficeSchema, entries: z.array(OfficeLogLineSchema), total: z.number().int() }),
  },
  /** For an administrator: who does the support of the server, and whom the office lets in now. */
  'office-support': {
    input: InOffice,
    output: z.object({
      organization: OfficeSchema,
      people: z.array(z.object({ personId: z.uuid(), name: z.string(), email: z.string() })),
      consents: z.array(
        z.object({
          consentId: z.uuid(),
          name: z.string(),
          mode: z.enum(['read', 'act']),
          /** The administrator who let them in. */
          by: z.string(),
          until: TimeSchema,
        }),
      ),
    }),
  },
  /** For an administrator: whom the people of the office call. */
  'office-help-contact': {
    input: InOffice,
    output: z.object({ organization: OfficeSchema, contact: HelpContactSchema.nullable() }),
  },
  home: {
    input: z.object({}),
    output: z.object({
      /** For an audit administrator: each type of audit there is, with the method it begins with. */
      auditTypes: z.array(z.object({ type: AuditTypeSchema, methods: z.array(AuditMethodSchema).min(1) })),
      /** For an audit administrator. */
      organizations: z.array(
        z.object({
          organizationId: z.string(),
          name: z.string(),
          defaultState: z.string().nullable(),
          /** Newest first, those whose audits are all deleted too: another audit can start from what they have. */
          elections: z.array(ElectionLineSchema),
          audits: z.array(AuditLineSchema),
          /** When the administrators were last told that codes are being guessed, within a day; otherwise null. */
          guessingNoticedAt: TimeSchema.nullable(),
        }),
      ),
      /** For a jurisdiction manager. */
      jurisdictions: z.array(
        z.object({
          audit: AuditLineSchema,
          jurisdiction: z.string(),
          status: JurisdictionStatusSchema,
          nextStep: NextStepSchema,
        }),
      ),
      /** For support: the audits of the offices that let them in. */
      supported: z.array(z.object({ office: z.string(), audits: z.array(AuditLineSchema) })),
      /** The audits that whoever asks may watch, and until when. */
      observed: z.array(z.object({ audit: AuditLineSchema, until: TimeSchema })),
      /** The ballot rooms in which whoever asks is enrolled, or whose jurisdiction they manage. */
      ballotRooms: z.array(z.object({ electionId: z.string(), election: z.string(), jurisdiction: z.string() })),
      abilities: AbilitiesSchema,
    }),
  },
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
      rows: z.array(z.object({ jurisdiction: z.string(), draws: z.number().int(), units: z.number().int() })),
    }),
  },
  /** The administrator's progress screen. */
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
      /** US county names are recognised: the map can be shown. */
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
  /**
   * What a computer is told that opened a link to enter tallies, or asked by one. `token` is that of the link; without one only what was
   * asked is answered.
   */
  'tally-request': {
    input: z.object({ token: z.string().max(200).optional() }),
    output: z.object({
      /** Null where the link opens nothing: it was replaced, its round is over, or the tallies are final. */
      link: z.object({ office: z.string(), audit: z.string(), jurisdiction: z.string() }).nullable(),
      request: z
        .object({
          audit: z.string(),
          jurisdiction: z.string(),
          people: z.array(z.string()),
          stand: TallyStandSchema,
          /** Six digits, while the people wait. */
          number: z.string().nullable(),
        })
        .nullable(),
    }),
  },
  /** The requests of a jurisdiction to enter tallies at other computers in this round, for its manager. */
  'tally-requests': {
    input: InJurisdiction,
    output: z.object({
      /** The address to open at the other computers; null until the manager makes one, and where it is worth nothing any more. */
      link: z
        .object({
          address: z.string(),
          /** The address as a QR code; null where the server was not told its own name. */
          squares: z.array(z.string()).nullable(),
        })
        .nullable(),
      requests: z.array(
        z.object({
          entryId: z.string(),
          /** None of a request that is over and was never let in: its names are deleted. */
          people: z.array(z.string()),
          askedAt: TimeSchema,
          stand: TallyStandSchema,
          /** When it came to this stand; where it passed by itself, when it was last decided. */
          since: TimeSchema,
          /** Wrong numbers that may still be typed. */
          triesLeft: z.number().int(),
          /** Whoever is let in is out then, whatever they do. */
          until: TimeSchema,
        }),
      ),
    }),
  },
  /** The batches of a jurisdiction as people see them whom its manager lets enter tallies: nothing that was reported is in it. */
  'tally-entry': {
    input: InJurisdiction,
    output: z.object({
      heading: AuditHeadingSchema,
      jurisdiction: z.string(),
      contests: z.array(ContestShownSchema),
      batches: z.array(SampledBatchSchema),
      batchVersions: z.record(z.string(), z.number().int()),
      talliesFinal: z.boolean(),
    }),
  },
  /** The audit board's table. */
  board: {
    input: OnBoard,
    output: z.object({
      heading: AuditHeadingSchema,
      board: z.string(),
      jurisdiction: z.string(),
      members: z.array(z.string()),
      signedOff: z.boolean(),
      contests: z.array(ContestShownSchema),
      ballots: z.array(BallotLineSchema),
      abilities: AbilitiesSchema,
      /** Whom to call, kept on the device with the list. */
      helpContact: HelpContactSchema.nullable(),
    }),
  },
  /** One ballot on the audit board's screen. */
  ballot: {
    input: OnBoard.extend({ ballot: z.string().max(2000) }),
    output: z.object({ ballot: BallotRecordSchema, contests: z.array(ContestShownSchema) }),
  },
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
  /** The public log of an audit, newest first, 200 entries a page. */
  log: {
    input: InAudit.extend({ before: z.coerce.number().int().optional() }),
    output: z.object({ heading: AuditHeadingSchema, entries: z.array(LogLineSchema), total: z.number().int() }),
  },
  ...ballotRoomQueries,
  ...ballotRoomCustody,
  ...ballotFormQueries,
  ...ballotStandardQueries,
} as const;

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.input<(typeof queries)[Name]['input']>;
export type QueryOutput<Name extends QueryName> = z.output<(typeof queries)[Name]['output']>;
