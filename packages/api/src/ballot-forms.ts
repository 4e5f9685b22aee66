import { DUTIES, type Duty, FORM_IDS, FORM_STATES, INCIDENT_KINDS, SEVERITIES } from '@plumbline/ballot-management';
import { Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { RoomHeadingSchema } from './ballot-room-heading.ts';
import { InRoom, RoomUnitSchema } from './ballot-rooms.ts';
import { AbsentTextSchema } from './fieldwork-shown.ts';

/* What the pages of forms, review, training and incidents of a ballot room show. What they ask goes through `ask-ballot-room`. */

const CountSchema = z.number().int();
const DutySchema: z.ZodType<Duty> = z.enum(DUTIES);
const FormIdSchema = z.enum(FORM_IDS);
const PersonSchema = z.object({ person: z.string(), name: z.string() });
/** In place of a text that is not there any more, what became of it. Its digest leaves it as it is when the form is entered again. */
const AbsentValueSchema = z.object({ digest: Sha256Schema, absent: AbsentTextSchema });
const ValueSchema = z.union([z.string(), z.number(), z.boolean(), AbsentValueSchema]);
const ValuesSchema = z.record(z.string(), ValueSchema);
const TablesSchema = z.record(z.string(), z.array(ValuesSchema));

/** A form in a list: where it stands, and what about it needs somebody. */
export const FormInListSchema = z.object({
  filled: z.string(),
  form: FormIdSchema,
  place: z.string(),
  state: z.enum(FORM_STATES),
  capture: z.enum(['live', 'offline', 'paper']),
  version: CountSchema,
  isUnexplained: z.boolean(),
  /** Names of those who filled it in. */
  preparedBy: z.array(z.string()),
  /** When it came to where it stands. */
  since: z.string(),
  /** Checks that do not hold, and equations nobody has explained. */
  failing: CountSchema,
  unexplained: CountSchema,
  /** Why whoever asks cannot review it, in words; null where they could. */
  whyNotReview: z.string().nullable(),
});

const VersionSchema = z.object({
  version: CountSchema,
  enteredAt: z.string(),
  /** Empty while they are hidden from whoever reads them again. */
  fields: ValuesSchema,
  tables: TablesSchema,
  /** Cells that are filled in this version and not shown to whoever asks: blank here. */
  withheld: z.array(z.string()),
  signedBy: z.array(z.string()),
  isImageVerified: z.boolean(),
  completedAt: z.string().nullable(),
  approved: z.object({ by: z.array(z.string()), at: z.string(), isExternal: z.boolean() }).nullable(),
  /** Why it was amended, and what shows it; `text` is null where it was redacted. */
  amended: z.object({ reason: z.string(), text: z.string().nullable(), evidence: z.array(z.string()) }).nullable(),
  /** Why it puts right what was approved, as everybody is told it; a sentence is null where it was redacted, or its form is hidden. `read` names both for whoever reviews them. */
  publicReason: z
    .object({
      read: z.object({ en: Sha256Schema, es: Sha256Schema }),
      en: z.string().nullable(),
      es: z.string().nullable(),
      writtenBy: z.array(z.string()),
      reviewedBy: z.array(z.string()),
    })
    .nullable(),
});

export const ballotFormQueries = {
  /** Every form that was started, and those that places owe and nobody has started. */
  'ballot-forms': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      forms: z.array(FormInListSchema),
      due: z.array(z.object({ form: FormIdSchema, place: z.string() })),
      /** Places that a form can be started for. */
      places: z.array(z.string()),
      /** What the rules of the room say of envelopes that are challenged. */
      challenged: z.object({
        /** How many days after the election, or before the result is certified, a voter may cure one at the latest; null where no rule is known. */
        rule: z.object({ days: CountSchema, of: z.enum(['after-election', 'before-certification']) }).nullable(),
        citation: z.string().nullable(),
        /** That day; null too where it counts from a day of certification that is not set. */
        until: z.string().nullable(),
        /** Whether two others than those who challenged an envelope have to reject it. */
        rejectedByOthers: z.boolean(),
        /** The forms F-12 of all mail, the oldest first: each goes on where the one before it ended. */
        forms: z.array(z.string()),
        /** Those of them that are complete and do not go on any more where the one before them ended. */
        off: z.array(z.string()),
      }),
    }),
  },
  /** One form with all its versions and the worksheet of its review. */
  'ballot-form': {
    input: InRoom.extend({ filled: z.string().max(200) }),
    output: z.object({
      heading: RoomHeadingSchema,
      form: FormInListSchema.extend({
        /** How often something was entered in it: sent along by whoever enters something, so that nobody overtakes another. */
        timesEntered: CountSchema,
        procedure: z.object({ procedure: z.string(), version: CountSchema }).nullable(),
        versions: z.array(VersionSchema),
        /** The entries are hidden from whoever may review them until the key figures were typed again. */
        isHidden: z.boolean(),
        /** Those of the newest version: cells that whoever asks is to count or read first, or seals that are not theirs to know: blank here, and kept when the form is entered. */
        withheld: z.array(z.string()),
        /** Lines to read again from the papers, and those that were. */
        reenter: z.array(z.object({ line: z.string(), isTyped: z.boolean() })),
        returns: z.array(
          z.object({
            by: z.array(z.string()),
            at: z.string(),
            reasons: z.array(z.object({ field: z.string(), reason: z.string().nullable() })),
          }),
        ),
        /** How many more have to sign it. */
        signaturesMissing: CountSchema,
        /**
         * Where it was to be completed while signatures were missing, and they still are: since when, and whom it names that have not signed. Whoever
         * had not signed then makes a late statement.
         */
        lacking: z.object({ since: z.string(), named: z.array(z.string()) }).nullable(),
        /** What was said in place of a signature, and when; `about` is the moment it tells of, and `statement` null where it is hidden or redacted. */
        lateStatements: z.array(
          z.object({
            by: z.array(z.string()),
            at: z.string(),
            about: z.string().nullable(),
            statement: z.string().nullable(),
          }),
        ),
      }),
      worksheet: z.object({
        checks: z.array(
          z.object({
            check: z.string(),
            severity: z.enum(['blocks', 'warns']),
            asks: z.enum(['completeness', 'accuracy', 'cross-form']),
            verdict: z.enum(['passes', 'fails', 'not-yet']),
          }),
        ),
        units: z.array(RoomUnitSchema),
        /** Two places whose differences are equal and opposite, where whoever asks is shown them: their figures may be swapped. */
        opposite: z.array(z.tuple([z.string(), z.string()])),
        /**
         * Where somebody typed something else once the other number of a pair was shown to them: what they had typed before, and what stands there
         * now (null where it is blank or its row, from 0, was taken out).
         */
        retyped: z.array(
          z.object({
            table: z.string().nullable(),
            row: CountSchema.nullable(),
            field: z.string(),
            by: z.array(z.string()),
            first: ValueSchema,
            last: ValueSchema.nullable(),
          }),
        ),
        /** Lines that somebody counted otherwise. */
        disagreements: z.array(z.object({ place: z.string(), line: z.string() })),
      }),
      /** The other forms of the place, which checks look at. */
      others: z.array(z.object({ form: FormIdSchema, fields: ValuesSchema, tables: TablesSchema })),
      minutesToOffice: CountSchema,
      /** The carriers that its site expects. `seal` is what was read of one that is opened; what is on the others is in no answer. */
      carriers: z.array(
        z.object({
          carrier: z.string(),
          opened: z.boolean(),
          seal: z.string().nullable(),
          isClosedOver: z.boolean(),
        }),
      ),
      /** The zone whose clocks the place has (IANA). */
      zone: z.string(),
      people: z.array(PersonSchema),
    }),
  },
  /** Duties, oaths and training of everybody, with what lapsed; courses with their versions. */
  'ballot-training': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      people: z.array(
        PersonSchema.extend({
          party: z.string().nullable(),
          hasOath: z.boolean(),
          duties: z.array(
            z.object({
              duty: DutySchema,
              place: z.string().nullable(),
              from: z.string(),
              until: z.string().nullable(),
              isExternal: z.boolean(),
            }),
          ),
          trainings: z.array(z.object({ course: z.string(), version: CountSchema, on: z.string() })),
          overridesToday: z.array(z.string()),
          /** Courses that a duty of today asks for and that are not current, with who else is on duty and trained for it. */
          lapses: z.array(z.object({ duty: DutySchema, course: z.string(), trained: z.array(z.string()) })),
        }),
      ),
      courses: z.array(
        z.object({
          course: z.string(),
          version: CountSchema,
          effectiveFrom: z.string(),
          validMonths: CountSchema,
          duties: z.array(DutySchema),
        }),
      ),
    }),
  },
  /** Every incident with its clock: who has to be told by when, and what keeps it from being closed. */
  'ballot-incidents': {
    input: InRoom,
    output: z.object({
      heading: RoomHeadingSchema,
      incidents: z.array(
        z.object({
          incident: z.string(),
          kind: z.enum(INCIDENT_KINDS),
          severity: z.enum(SEVERITIES),
          subject: z.string(),
          /** From which it comes, of what a count or a changed source of an audit is about; null of all else, and where nobody said so. */
          audit: z.object({ auditId: z.string(), name: z.string() }).nullable(),
          involved: z.array(z.string()),
          openedBy: z.array(z.string()),
          openedAt: z.string(),
          /** Who has to be told and was not yet. */
          toTell: z.array(z.string()),
          notified: z.array(z.object({ who: z.string(), at: z.string() })),
          /** Of ballots that were found, the minutes until the last was told who must be; null while somebody is left, and of anything else. */
          toldAfterMinutes: CountSchema.nullable(),
          text: z.string().nullable(),
          /** Names the text that is shown, for whoever reviews it. */
          textDigest: z.string().nullable(),
          textWrittenBy: z.array(z.string()),
          textReviewedBy: z.array(z.string()),
          /** How its seals were probably misread the first time, where that is what it is about. */
          likely: z.array(
            z.object({ position: z.string(), likely: z.enum(['transposition', 'look-alike', 'leading-zeros']) }),
          ),
          closedAt: z.string().nullable(),
        }),
      ),
      people: z.array(PersonSchema),
    }),
  },
} as const;
