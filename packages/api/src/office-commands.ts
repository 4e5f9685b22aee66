import { NameSchema } from '@plumbline/election';
import { z } from 'zod';
import { Done, InAudit } from './asked-of.ts';
import { AuditMethodSchema, AuditTypeSchema, ElectionDescriptionSchema } from './audit-heading.ts';
import { HelpContactSchema } from './help-contact.ts';
import { NOTICE_HOURS_MAX } from './notices.ts';
import { OwnWordsSchema } from './own-words.ts';
import { PersonNameSchema } from './typed-names.ts';

/** Four hours. */
const SUPPORT_MINUTES_MAX = 240;
/** Of whom an audit is: a new election, or one of the organization's. */
const ElectionChoiceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new'), ...ElectionDescriptionSchema.shape }),
  z.object({
    kind: z.literal('existing'),
    electionId: z.uuid(),
    /**
     * The audit of the election whose jurisdictions, managers and manifests the new one starts with; null for none. Absent: the
     * newest that has a list of participants.
     */
    startsFrom: z.uuid().nullable().optional(),
  }),
]);

/** What administrators send of their office and of the people in it. */
export const officeCommands = {
  /** By an administrator, for another of the office who has lost theirs: all factors, codes and sessions of that person end. */
  'reset-second-factor': { input: z.object({ organizationId: z.string(), personId: z.uuid() }), output: Done },
  /** By an administrator: all sessions of a person of the office, but the one this is sent with. */
  'end-sessions-of-person': {
    input: z.object({ organizationId: z.string(), personId: z.uuid() }),
    output: z.object({ ended: z.number().int() }),
  },

  /** By an administrator: lets somebody of the support of the server in, to read or also to repair, for at most four hours. */
  'consent-to-support': {
    input: z.object({
      organizationId: z.string(),
      personId: z.uuid(),
      mode: z.enum(['read', 'act']),
      minutes: z.number().int().min(1).max(SUPPORT_MINUTES_MAX),
    }),
    output: z.object({ until: z.iso.datetime() }),
  },
  /** Before its time. Sessions that were open under it are refused from then on. */
  'end-support-consent': { input: z.object({ organizationId: z.string(), consentId: z.uuid() }), output: Done },
  /** By an administrator: whom the people of the office call; null for nobody any more. It stands on every page and in every mail. */
  'set-help-contact': {
    input: z.object({ organizationId: z.string(), contact: HelpContactSchema.nullable() }),
    output: Done,
  },
  /** By an administrator: the office has no map of its own any more. */
  'remove-office-map': { input: z.object({ organizationId: z.string() }), output: Done },
  /** By an administrator: which of our nouns the office calls otherwise; those it does not name keep our word. */
  'set-own-words': { input: z.object({ organizationId: z.string(), words: OwnWordsSchema }), output: Done },
  /** After how many hours without a beginning managers and administrators of an audit are told. */
  'choose-notice-hours': {
    input: InAudit.extend({ hours: z.number().int().min(1).max(NOTICE_HOURS_MAX) }),
    output: Done,
  },

  'create-audit': {
    input: z.object({
      organizationId: z.string(),
      name: NameSchema,
      auditType: AuditTypeSchema,
      method: AuditMethodSchema,
      compatibility: z.boolean(),
      /** Held to practise: it is called so wherever it is named, and nothing of it is published. */
      practice: z.boolean().default(false),
      /** Without one, the audit gets a new election that is called as it is. */
      election: ElectionChoiceSchema.optional(),
      /** Whether commitment, seed and conclusion take two administrators. */
      twoPersons: z.boolean().default(true),
    }),
    output: z.object({ auditId: z.uuid() }),
  },
  /** What the office says of an election from now on. */
  'change-election': { input: z.object({ electionId: z.uuid(), ...ElectionDescriptionSchema.shape }), output: Done },
  'delete-audit': { input: InAudit, output: Done },
  /** By an administrator: somebody may watch the audit, read only, for so many days from now. They are told by mail. */
  'invite-observer': {
    input: InAudit.extend({
      email: z.email().max(254),
      name: PersonNameSchema,
      days: z.number().int().min(1).max(365),
    }),
    output: z.object({ until: z.iso.datetime() }),
  },
  /** They read nothing more of the audit from then on. */
  'end-observer': { input: InAudit.extend({ personId: z.uuid() }), output: Done },
  /** Everybody may read the page of the audit, until it is withdrawn. */
  'publish-audit-page': { input: InAudit, output: Done },
  'withdraw-audit-page': { input: InAudit, output: Done },
} as const;
