import { z } from 'zod';
import { AbilitiesSchema } from './abilities.ts';
import {
  AuditLineSchema,
  AuditMethodSchema,
  AuditTypeSchema,
  ElectionLineSchema,
  NextStepSchema,
  TimeSchema,
} from './audit-heading.ts';
import { HelpContactSchema } from './help-contact.ts';
import { NoticeKindSchema } from './notices.ts';
import { OwnWordsSchema } from './own-words.ts';
import { PersonSchema } from './roles.ts';
import { JurisdictionStatusSchema } from './round-progress.ts';
import { FactorKindSchema, FactorOfferSchema, NextFactorSchema, OfferableFactorSchema } from './second-factor.ts';
import { SessionSchema } from './session-shown.ts';

/** What whoever is signed in is told of themselves: session, second factors, sessions, notices, messages, start page. */
export const accountQueries = {
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
      /** The words of the office of whoever asks; none for who has to do with several offices. */
      ownWords: OwnWordsSchema,
      /** From which address mails come, so that it can be let through; null where no mail server is set. */
      mailFrom: z.string().nullable(),
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
} as const;
