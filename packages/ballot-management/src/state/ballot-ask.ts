import type { SaltedText } from '@plumbline/audit';
import { Sha256Schema } from '@plumbline/election';
import { assert, lookUp } from '@plumbline/prelude';
import { z } from 'zod';
import { saltedForm } from '../forms/form-texts.ts';
import { formOf } from '../forms/forms.ts';
import { PROFILES } from '../profiles/profiles.ts';
import { StepAskedSchema } from './application.ts';
import type { Asked, Asking, BallotCommand, Founder } from './ballot-command.ts';
import { BALLOT_EVENT_SCHEMAS, type BallotEvent, ContestVotesSchema } from './ballot-event.ts';
import { DigestSchema, IdSchema, INCIDENT_KINDS, InstantSchema, listOf } from './nouns.ts';
import { RECORDS_ANSWER } from './records-answer.ts';
import type { BallotRoom, FormRecord } from './room.ts';
import { newestVersion } from './room-view.ts';

/** What is asked as people send it: texts as they were typed, and neither who asks nor when. */
type AsTyped<T> = T extends SaltedText
  ? string
  : T extends string | number | boolean | null
    ? T
    : T extends readonly (infer Element)[]
      ? readonly AsTyped<Element>[]
      : T extends object
        ? { readonly [Key in keyof T]: AsTyped<T[Key]> }
        : T;

type Opening = {
  readonly electionDay: string;
  readonly profile: string;
  readonly director: Asked['open-room']['director'];
  readonly second?: Founder | null;
};

/**
 * What somebody asks of a ballot room from outside: one of its commands by name, with what it says. Whose accounts ask and when is for
 * the server to say. A room is opened with the name of its profile.
 */
export type BallotAsk = {
  readonly [Type in keyof Asked]: { readonly type: Type } & (Type extends 'open-room' ? Opening : AsTyped<Asked[Type]>);
}[keyof Asked];

/** An ask of one type. */
export type BallotAskOf<Type extends BallotAsk['type']> = Extract<BallotAsk, { readonly type: Type }>;

/** The event that says what is asked, what of it the room knows itself, and what is asked besides. */
type Source = {
  readonly event: BallotEvent['type'];
  readonly left?: readonly string[];
  readonly besides?: Readonly<Record<string, z.ZodType>>;
};

const HAVING_READ = { timesEntered: z.int().min(0).optional() };
const INCIDENT = { incident: IdSchema } as const;

const FounderSchema = z.strictObject({ person: IdSchema, name: IdSchema, signIn: IdSchema }).readonly();
const SOURCES: Readonly<Record<keyof Asked, Source>> = {
  'open-room': {
    event: 'room-opened',
    left: ['election', 'jurisdiction', 'profile', 'version'],
    besides: { profile: z.enum(PROFILES.map(({ profile }) => profile)), second: FounderSchema.nullish() },
  },
  'set-certification-day': { event: 'certification-day-set' },
  'confirm-grants': { event: 'grant-confirmed', left: ['proposal'], besides: { proposals: listOf(IdSchema) } },
  'withdraw-grant': { event: 'grant-withdrawn' },
  'define-style': { event: 'style-defined' },
  'register-site': { event: 'site-registered' },
  'enrol-person': { event: 'person-enrolled' },
  'add-sign-in': { event: 'sign-in-added' },
  'take-oath': { event: 'oath-taken' },
  'assign-duty': { event: 'duty-assigned' },
  'end-duty': { event: 'duty-ended' },
  'publish-course': { event: 'course-published' },
  'record-training': { event: 'training-attended' },
  'override-training': { event: 'training-overridden' },
  'draft-procedure': { event: 'procedure-drafted', left: ['eventVersion'] },
  'approve-procedure': { event: 'procedure-approved' },
  'assign-question': { event: 'question-assigned' },
  'expect-cards': { event: 'cards-expected' },
  'adopt-batch-plan': { event: 'batch-plan-adopted', left: ['lots'], besides: { seen: Sha256Schema } },
  'observe-count': { event: 'count-observed' },
  'send-transfer': { event: 'transfer-sent', besides: { container: IdSchema.nullable() } },
  'receive-transfer': { event: 'transfer-received' },
  'recount-transfer': { event: 'transfer-recounted' },
  'convert-unit': { event: 'unit-converted' },
  'create-batch': { event: 'batch-created' },
  'rename-batch': { event: 'batch-renamed' },
  'rescan-batch': { event: 'batch-rescanned', left: ['deleted'] },
  'split-batch': { event: 'batch-split' },
  'merge-batches': { event: 'batches-merged' },
  'place-batch': { event: 'batch-placed' },
  'take-batch-out': { event: 'batch-taken-out', left: ['container'] },
  'report-votes': { event: 'votes-reported' },
  'approve-votes': { event: 'votes-approved' },
  'return-votes': { event: 'votes-returned' },
  'create-container': { event: 'container-created' },
  'register-area': { event: 'area-registered' },
  'authorize-area': { event: 'area-authorized' },
  'enter-area': { event: 'area-entered' },
  'leave-area': { event: 'area-left' },
  'take-custody': { event: 'custody-taken', left: ['from'] },
  'store-container': { event: 'container-stored' },
  'open-container': { event: 'container-opened', left: ['removed'] },
  'quarantine-container': { event: 'container-quarantined', besides: { kind: z.enum(INCIDENT_KINDS) } },
  'report-missing': { event: 'container-missing' },
  'report-found': { event: 'container-found' },
  'recount-container': { event: 'container-recounted' },
  'release-container': { event: 'container-released' },
  'receive-seals': { event: 'seals-received' },
  'issue-seals': { event: 'seals-issued' },
  'apply-seal': { event: 'seal-applied' },
  'read-seals': { event: 'seals-read', left: ['agrees'], besides: INCIDENT },
  'void-seal': { event: 'seal-voided' },
  'resolve-seal-claim': { event: 'seal-claim-resolved' },
  'take-inventory': { event: 'inventory-taken' },
  'start-form': { event: 'form-started', left: ['procedure'] },
  'enter-form': { event: 'form-entered', left: ['version'], besides: HAVING_READ },
  'sign-form': { event: 'form-signed', left: ['version'], besides: HAVING_READ },
  'verify-image': { event: 'form-image-verified', left: ['version'] },
  'make-late-statement': {
    event: 'late-statement-made',
    left: ['version', 'about'],
    besides: { about: InstantSchema, ...HAVING_READ },
  },
  'complete-form': { event: 'form-completed', left: ['version'], besides: HAVING_READ },
  'begin-review': { event: 'review-begun', left: ['version'] },
  'reenter-line': { event: 'line-reentered' },
  'return-form': { event: 'form-returned' },
  'approve-form': {
    event: 'form-approved',
    left: ['version', 'verdicts', 'isExternal'],
    besides: { seen: listOf(IdSchema) },
  },
  'amend-form': { event: 'form-amended', left: ['version', 'eventVersion'] },
  'void-form': { event: 'form-voided' },
  'write-correction-reason': { event: 'correction-reason-written' },
  'review-correction-reason': {
    event: 'correction-reason-reviewed',
    besides: { read: z.strictObject({ en: Sha256Schema, es: Sha256Schema }).readonly() },
  },
  'explain-difference': { event: 'difference-explained' },
  'withdraw-explanation': { event: 'explanation-withdrawn' },
  'confirm-explanation': { event: 'explanation-confirmed' },
  'take-step': { event: 'step-taken' },
  'accept-difference': { event: 'difference-accepted', left: ['residual'] },
  'reopen-reconciliation': { event: 'reconciliation-reopened' },
  'expect-carriers': { event: 'carriers-expected', left: ['version'] },
  'open-carrier': { event: 'carrier-opened', left: ['version'] },
  'strike-carrier': { event: 'carrier-struck' },
  'close-site': {
    event: 'site-closed',
    left: ['openIssues'],
    besides: { withOpenIssues: z.boolean(), over: z.array(IdSchema).readonly().optional(), ...INCIDENT },
  },
  'open-incident': { event: 'incident-opened' },
  'notify-of-incident': { event: 'incident-notified' },
  'write-incident-text': { event: 'incident-text-written' },
  'review-incident-text': { event: 'incident-text-reviewed', besides: { digest: Sha256Schema } },
  'close-incident': { event: 'incident-closed' },
  'enrol-device': { event: 'device-enrolled', left: ['signIns'] },
  'revoke-device': { event: 'device-revoked' },
  'settle-device-conflict': { event: 'device-conflict-settled', left: ['again'] },
  'check-out': { event: 'container-checked-out', left: ['out'] },
  'count-back': { event: 'container-counted-back' },
  'resecure-container': { event: 'container-resecured', left: ['batches'] },
  'check-in': {
    event: 'container-checked-in',
    besides: { isPaperworkComplete: z.boolean(), isEntered: z.boolean() },
  },
  'report-audit-count': { event: 'audit-count-reported', left: ['version', 'listed', 'incident'], besides: INCIDENT },
  'report-recount': {
    event: 'recount-reported',
    left: ['cardsBefore', 'before', 'beforeFrom'],
    besides: { before: ContestVotesSchema.nullable() },
  },
  'explain-recount': { event: 'recount-explained' },
  'approve-recounts': { event: 'recounts-approved' },
  'return-recounts': { event: 'recounts-returned' },
  'freeze-manifest': { event: 'manifest-frozen', left: ['version', 'cards', 'batches'] },
  'clear-procedure': { event: 'procedure-cleared' },
  // A file is proposed by the server that made it, and by nobody who only names its digest.
  'propose-publication': {
    event: 'publication-proposed',
    left: ['file'],
    besides: { file: z.null() },
  },
  'release-publication': { event: 'publication-released' },
  'withdraw-publication': { event: 'publication-withdrawn' },
  // The same of an answer to a records request: it is named by what it was kept as.
  'propose-records-answer': {
    event: 'records-answer-proposed',
    left: Object.keys(RECORDS_ANSWER),
    besides: { kept: z.uuid(), answer: z.null() },
  },
  'release-records-answer': { event: 'records-answer-released' },
  'withdraw-records-answer': { event: 'records-answer-withdrawn' },
  'propose-application-step': {
    event: 'application-step-proposed',
    left: ['standardVersion', 'step'],
    besides: { step: StepAskedSchema },
  },
  'confirm-application-step': { event: 'application-step-proposed', left: ['standardVersion'] },
  'withdraw-application': { event: 'application-withdrawn' },
  'record-feedback': { event: 'feedback-recorded', left: ['item'] },
  'assign-feedback': { event: 'feedback-assigned' },
  'answer-feedback': { event: 'feedback-answered' },
  'place-hold': { event: 'hold-placed' },
  'lift-hold': { event: 'hold-lifted' },
  'approve-destruction': { event: 'destruction-approved' },
  'destroy-containers': { event: 'containers-destroyed' },
  'transfer-containers': { event: 'containers-transferred' },
};

/** A text as it is typed, before it is hidden behind its salted digest. */
const TextSchema = z.string().trim().min(1).max(20_000);

/** The part of an event that is asked, by name; what the room knows itself is not in it. */
function askedShape({ event, left = [] }: Source): readonly (readonly [string, z.ZodType])[] {
  const shape: Readonly<Record<string, z.ZodType>> = BALLOT_EVENT_SCHEMAS[event].schema.shape;
  return Object.entries(shape).filter(([name]) => name !== 'by' && name !== 'at' && !left.includes(name));
}

/** The same schema with a text wherever the event holds the digest of one. */
function asTyped(schema: z.ZodType): z.ZodType {
  if (schema === DigestSchema) return TextSchema;
  if (!holdsDigest(schema)) return schema;
  if (schema instanceof z.ZodReadonly) return asTyped(inner(schema)).readonly();
  if (schema instanceof z.ZodNullable) return asTyped(inner(schema)).nullable();
  if (schema instanceof z.ZodArray) return z.array(asTyped(schema.element as z.ZodType));
  assert(schema instanceof z.ZodObject, 'a text of an event stands in an object or a list', schema.def.type);
  return z.strictObject(Object.fromEntries(fieldsOf(schema).map(([name, field]) => [name, asTyped(field)])));
}

function holdsDigest(schema: z.ZodType): boolean {
  if (schema === DigestSchema) return true;
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodNullable) return holdsDigest(inner(schema));
  if (schema instanceof z.ZodArray) return holdsDigest(schema.element as z.ZodType);
  return schema instanceof z.ZodObject && fieldsOf(schema).some(([, field]) => holdsDigest(field));
}

function inner(schema: z.ZodReadonly | z.ZodNullable): z.ZodType {
  return schema.unwrap() as z.ZodType;
}

function fieldsOf(schema: z.ZodObject): readonly (readonly [string, z.ZodType])[] {
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>);
}

const ASKS = Object.entries(SOURCES).map(([type, source]) => {
  const said = askedShape(source).map(([name, schema]) => [name, asTyped(schema)] as const);
  return z.strictObject({ type: z.literal(type), ...Object.fromEntries(said), ...source.besides });
});

/** Whatever can be asked of a ballot room, as it arrives from outside: made from the schemas of the events that say it. */
export const BallotAskSchema: z.ZodType<BallotAsk> = z.discriminatedUnion(
  'type',
  ASKS as unknown as [(typeof ASKS)[number], ...typeof ASKS],
) as unknown as z.ZodType<BallotAsk>;

/** How texts are hidden: `salt` makes a salt for one, and `kept` gives the text of a digest with the salt it has, while it is there. */
export type Salting = {
  readonly salt: (text: string) => SaltedText;
  readonly kept: (digest: string) => SaltedText | undefined;
};

/**
 * The command that is asked of a room, with whose accounts ask and when, and every text hidden behind a salt. Opening a room is put together by
 * whoever knows its election and its profile.
 */
export function commandAsked(
  room: BallotRoom,
  ask: Exclude<BallotAsk, { readonly type: 'open-room' }>,
  asking: Asking,
  { salt, kept }: Salting,
): BallotCommand {
  if (ask.type === 'enter-form' || ask.type === 'amend-form') {
    const record = formNamed(room, ask);
    const { text } = ask.type === 'amend-form' ? ask : { text: undefined };
    const entered =
      record === undefined
        ? { fields: {}, tables: {} }
        : saltedForm(formOf(record.form), ask, { before: newestVersion(record), kept, salt });
    const said = { ...ask, ...asking, ...entered };
    // The same command with salted texts.
    return (text === undefined ? said : { ...said, text: salt(text) }) as BallotCommand;
  }
  const said: Readonly<Record<string, unknown>> = ask;
  const salted = askedShape(SOURCES[ask.type]).map(
    ([name, schema]) => [name, saltIn(schema, said[name], salt)] as const,
  );
  // The properties of what is asked, each of its own type but the texts, which are salted where the event holds a digest.
  return { ...ask, ...Object.fromEntries(salted), ...asking } as unknown as BallotCommand;
}

/** The form that an ask enters or amends, as it stands: its texts keep their salts. */
export function formNamed(room: BallotRoom, ask: BallotAsk): FormRecord | undefined {
  if (room.phase !== 'open' || (ask.type !== 'enter-form' && ask.type !== 'amend-form')) return undefined;
  return lookUp(room.forms, ask.filled);
}

function saltIn(schema: z.ZodType, value: unknown, salt: (text: string) => SaltedText): unknown {
  if (schema === DigestSchema) return salt(String(value));
  if (value === null || !holdsDigest(schema)) return value;
  if (schema instanceof z.ZodReadonly || schema instanceof z.ZodNullable) return saltIn(inner(schema), value, salt);
  if (schema instanceof z.ZodArray) {
    return (value as readonly unknown[]).map((one) => saltIn(schema.element as z.ZodType, one, salt));
  }
  assert(schema instanceof z.ZodObject, 'a text of an event stands in an object or a list', schema.def.type);
  const fields = fieldsOf(schema).map(([name, field]) => {
    return [name, saltIn(field, (value as Readonly<Record<string, unknown>>)[name], salt)] as const;
  });
  return Object.fromEntries(fields);
}
