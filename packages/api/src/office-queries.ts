import { z } from 'zod';
import { InOffice } from './asked-of.ts';
import { TimeSchema } from './audit-heading.ts';
import { HelpContactSchema } from './help-contact.ts';
import { OfficeLogLineSchema } from './log-lines.ts';
import { OfficeMapSchema } from './office-map.ts';
import { OwnWordsSchema } from './own-words.ts';
import { OfferableFactorSchema } from './second-factor.ts';
import { SessionSchema } from './session-shown.ts';

const OfficeSchema = z.object({ organizationId: z.string(), name: z.string() });

/** What an administrator is told of the office. */
export const officeQueries = {
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
  /** For an administrator: the map of the office, and the jurisdictions of its elections that it should name. */
  'office-map': {
    input: InOffice,
    output: z.object({
      organization: OfficeSchema,
      map: OfficeMapSchema.extend({
        name: z.string(),
        bytes: z.number().int(),
        sha256: z.string(),
        by: z.string(),
        at: TimeSchema,
        /** How many features of the file are no areas. */
        leftOut: z.number().int(),
      }).nullable(),
      elections: z.array(z.object({ electionId: z.string(), name: z.string(), jurisdictions: z.array(z.string()) })),
    }),
  },
  /** For an administrator: the words of the office. */
  'office-own-words': {
    input: InOffice,
    output: z.object({ organization: OfficeSchema, words: OwnWordsSchema }),
  },
} as const;
