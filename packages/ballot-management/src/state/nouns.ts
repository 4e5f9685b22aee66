import { CountSchema, NameSchema, Sha256Schema } from '@plumbline/election';
import { z } from 'zod';
import { COUNT_SOURCES } from '../accounting/count-source.ts';
import { EQUATION_IDS } from '../accounting/equation-table.ts';
import { EXPLANATION_CODES } from '../accounting/explanation.ts';
import { FORM_IDS } from '../forms/form-definition.ts';
import { UNITS } from '../units/count.ts';

/* What the events are made of. Nothing stands in an entry of the log that its schema does not name. */

/** A list that nobody changes. */
export function listOf<Schema extends z.ZodType>(schema: Schema) {
  return z.array(schema).readonly();
}

/** A name or number of something, as it is printed on it. */
export const IdSchema = NameSchema;

/** A person, whatever the number of accounts they sign in with. */
export const PersonIdSchema = NameSchema;
export type PersonId = z.infer<typeof PersonIdSchema>;

/** ISO 8601 with the offset from UTC. */
export const InstantSchema = z.iso.datetime({ offset: true });
/** A day of the calendar. */
export const DaySchema = z.iso.date();

/** The number on a seal as it is printed: leading zeros are part of it. */
export const SealSchema = NameSchema.max(40);

export const UnitSchema = z.enum(UNITS);
export const CountSourceSchema = z.enum(COUNT_SOURCES);
export const EquationIdSchema = z.enum(EQUATION_IDS);
export const ExplanationCodeSchema = z.enum(EXPLANATION_CODES);
export const FormIdSchema = z.enum(FORM_IDS);

/** Free text and pictures lie beside the log; the log holds their salted digests. */
export const DigestSchema = z.strictObject({ digest: Sha256Schema }).readonly();
export type Digest = z.infer<typeof DigestSchema>;

/** Why a form was put right, as everybody is told it: a sentence in each language of the public page. */
export const PublicReasonSchema = z.strictObject({ en: DigestSchema, es: DigestSchema }).readonly();
export type PublicReason = z.infer<typeof PublicReasonSchema>;

/** What somebody can be shown: a picture, a document, a statement, another form. */
export const EvidenceSchema = z
  .strictObject({ kind: z.enum(['photo', 'document', 'statement', 'form', 'incident', 'log']), ref: NameSchema })
  .readonly();
export type Evidence = z.infer<typeof EvidenceSchema>;

/** What somebody does in the ballot room, and is trained for. */
export const DUTIES = [
  'director',
  'coordinator',
  'site-lead',
  'site-worker',
  'retriever',
  'receiver',
  'processor',
  'scanner',
  'duplicator',
  'custodian',
  'runner',
  'board-member',
  'reviewer',
  'security-officer',
  'training-officer',
  'canvass-board',
  'counsel',
  'publisher',
] as const;
export type Duty = (typeof DUTIES)[number];
export const DutySchema = z.enum(DUTIES);

/** What a text of the library is: how something is done, what a course teaches, or which count is due when. Only procedures cover a topic. */
export const PROCEDURE_KINDS = ['procedure', 'course-outline', 'calendar'] as const;
export type ProcedureKind = (typeof PROCEDURE_KINDS)[number];
export const ProcedureKindSchema = z.enum(PROCEDURE_KINDS);

/** Standards that an office can apply to be certified in. */
export const STANDARD_IDS = ['secure-ballot-management'] as const;
export type StandardId = (typeof STANDARD_IDS)[number];
export const StandardIdSchema = z.enum(STANDARD_IDS);

/** What an office has to show. */
export const BULLETS = ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8', 'B9'] as const;
export type BulletId = (typeof BULLETS)[number];
export const BulletIdSchema = z.enum(BULLETS);

/** What a procedure can be about; each needs one that is approved and in force. */
export const TOPICS = ['organization', 'accounting', 'reconciliation', 'custody'] as const;
export type Topic = (typeof TOPICS)[number];

/** What an office is asked by those who certify it: accounting, reconciliation, who and why, review, training. */
export const QUESTIONS = ['Q1a', 'Q1b', 'Q1c', 'Q2', 'Q3'] as const;
export type QuestionId = (typeof QUESTIONS)[number];
export const QuestionIdSchema = z.enum(QUESTIONS);

/** How ballots came: the channel of a batch. */
export const CHANNELS = ['election-day', 'early', 'mail', 'provisional', 'overseas'] as const;
export type Channel = (typeof CHANNELS)[number];
export const ChannelSchema = z.enum(CHANNELS);

/** What holds ballots. */
export const CONTAINER_KINDS = ['ballot-box', 'drop-box', 'bag', 'transfer-case', 'cage', 'shelf'] as const;

export const SealReadingSchema = z.strictObject({ position: NameSchema, seal: SealSchema }).readonly();
export type SealReading = z.infer<typeof SealReadingSchema>;

export const BatchCountSchema = z.strictObject({ batch: IdSchema, cards: CountSchema }).readonly();
export type BatchCount = z.infer<typeof BatchCountSchema>;

const PlainValueSchema = z.union([CountSchema, z.string().min(1).max(2000), z.boolean()]);

/** What stands in one field of a form: a count, a word from a list, a moment, a name; of a text its digest. A blank is absent. */
export const FieldValueSchema = z.union([...PlainValueSchema.options, DigestSchema]);
export type FieldValue = z.infer<typeof FieldValueSchema>;
export const FieldsSchema = z.record(NameSchema, FieldValueSchema).readonly();
export type Fields = z.infer<typeof FieldsSchema>;
export const TablesSchema = z.record(NameSchema, listOf(FieldsSchema)).readonly();
export type Tables = z.infer<typeof TablesSchema>;

/** The same before texts were kept beside the log: they stood in it. */
export const Fields1Schema = z.record(NameSchema, PlainValueSchema).readonly();
export const Tables1Schema = z.record(NameSchema, listOf(Fields1Schema)).readonly();

/** What a room gives to everybody, once two of its people have released it. */
export const PUBLICATIONS = ['public-page', 'certification-packet'] as const;
export type PublicationName = (typeof PUBLICATIONS)[number];

export const INCIDENT_KINDS = [
  'SEAL_MISMATCH',
  'SEAL_MISREAD',
  'SEAL_DUPLICATE',
  'CONTAINER_MISSING',
  'BALLOTS_FOUND',
  'CARRIER_UNOPENED',
  'UNAUTHORIZED_ENTRY',
  'SOLO_ENTRY',
  'MISSING_SIGNATURE',
  'TIME_ANOMALY',
  'CUSTODY_GAP',
  'DEVICE_LOST',
  'COUNT_DIFFERS_FROM_MANIFEST',
  'SOURCE_CHANGED_AFTER_COMMITMENT',
  'CHAIN_BROKEN',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];
