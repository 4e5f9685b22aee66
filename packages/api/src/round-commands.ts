import { ManualVoteRecordSchema, NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { Done, InAudit } from './asked-of.ts';
import { CaseCauseSchema, CaseUnitSchema } from './cases.ts';
import { FileAskedSchema } from './made-files.ts';
import { StratumSizesSchema } from './sample-sizes.ts';
import { OutcomeSchema } from './two-persons.ts';
import { PersonNameSchema } from './typed-names.ts';
import { VotesSchema } from './typed-votes.ts';

const OfRound = InAudit.extend({ round: z.number().int().min(1) });
/** The case of a difference. */
const OfCase = InAudit.extend({ jurisdiction: NameSchema.nullable(), unit: CaseUnitSchema });
const CaseNoteSchema = z.string().trim().min(1).max(2000);

/** What administrators send of rounds, from the launch to the end of the audit. */
export const roundCommands = {
  /** Has a document or report made in the background, of a jurisdiction or of the audit as a whole. Asked for twice it is made once. */
  'make-file': {
    input: InAudit.extend({ jurisdiction: NameSchema.nullable(), file: FileAskedSchema }),
    output: z.object({ jobId: z.string() }),
  },
  /** Gives up the making of a file that waits or is being made. */
  'cancel-file': { input: InAudit.extend({ jobId: z.uuid() }), output: Done },
  /** Starts the job that draws the sample and opens the round. */
  'launch-round': {
    input: InAudit.extend({
      round: z.number().int().min(1),
      sampleSizes: z.record(NameSchema, z.number().int().min(1).max(1e9)),
      /** How each of them is divided, where cards with and without cast vote records are drawn apart, and only there. */
      strata: z.record(NameSchema, StratumSizesSchema).optional(),
    }),
    output: z.object({ jobId: z.string() }),
  },
  /** What may have caused a difference. `jurisdiction` is null where the total of a contest differs. */
  'explain-case': { input: OfCase.extend({ cause: CaseCauseSchema, note: CaseNoteSchema }), output: Done },
  /** What two other people saw, who were shown neither the entry nor the report. */
  'record-second-look': {
    input: OfCase.extend({
      people: z.tuple([PersonNameSchema, PersonNameSchema]),
      seen: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('ballot'), record: ManualVoteRecordSchema }),
        z.object({ kind: z.literal('batch'), votes: z.record(NameSchema, VotesSchema) }),
        z.object({ kind: z.literal('cards'), cards: z.number().int().min(0).max(1e9) }),
      ]),
    }),
    output: Done,
  },
  /** By somebody who neither explained the case nor entered the second look. Nothing that is entered or measured changes. */
  'settle-case': { input: OfCase.extend({ note: CaseNoteSchema }), output: Done },
  'reopen-case': { input: OfCase.extend({ reason: z.string().trim().min(1).max(500) }), output: Done },
  /** Takes back the launch of the first round while nothing was done in it. Plan, files and seed stay, and with them the sample. */
  'withdraw-launch': { input: OfRound.extend({ reason: z.string().trim().min(1).max(500) }), output: Done },
  'close-round': { input: OfRound, output: z.object({ riskLimitMet: z.boolean() }) },
  /** Opens the round that ended last again: its figures are withdrawn, and measured anew when it ends. */
  'reopen-round': { input: OfRound.extend({ reason: z.string().trim().min(1).max(500) }), output: Done },
  /**
   * Says who is out by lot where the count of a ranked contest stopped at choices that are level and it hangs on them who wins. The
   * round is open again with it, and goes by it when it ends. `seen` is the tie on the page: another one is refused.
   */
  'state-lot': {
    input: OfRound.extend({
      contest: NameSchema,
      seen: z.object({ level: z.array(NameSchema).min(2), cards: z.number().int().min(0) }),
      out: NameSchema,
      reason: z.string().trim().min(1).max(500),
    }),
    output: Done,
  },
  conclude: { input: InAudit.extend({ outcome: OutcomeSchema }), output: Done },
  /** Concludes an audit of a sample with a full hand count, and begins the audit that counts every ballot, under this name. */
  'escalate-audit': { input: InAudit.extend({ name: NameSchema }), output: z.object({ auditId: z.uuid() }) },
  /** Takes out a text that the log holds the digest of. The reason stands in the log for ever. */
  'redact-text': {
    input: InAudit.extend({ digest: Sha256Schema, reason: z.string().trim().min(1).max(500) }),
    output: Done,
  },
} as const;
