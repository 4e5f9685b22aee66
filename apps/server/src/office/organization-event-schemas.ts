import { firstForm, type Proven, StrataSchema } from '@plumbline/audit';
import { CountSchema, InputFileSchema, NameSchema } from '@plumbline/election';
import { z } from 'zod';
import type { OrganizationEvent } from './project-organization.ts';

const IdSchema = z.string().min(1);
/** SHA-256, or an HMAC by it; a salt has as many digits. */
const DigestSchema = z.string().regex(/^[0-9a-f]{64}$/);
const FactorKindSchema = z.enum(['authenticator', 'passkey', 'recovery-code']);
const RoundNumberSchema = z.int().min(1);

const ELECTION = {
  electionId: IdSchema,
  name: z.string().min(1),
  date: z.string().nullable(),
  state: z.string().nullable(),
} as const;

const ROOM = { electionId: IdSchema, jurisdiction: NameSchema } as const;

const TALLY_PLACE = { auditId: IdSchema, jurisdiction: NameSchema, round: RoundNumberSchema } as const;
const BOARD_PLACE = { ...TALLY_PLACE, board: NameSchema } as const;
const TALLY_ENTRY = { ...TALLY_PLACE, entryId: IdSchema } as const;

const NAMED_FILE = InputFileSchema.unwrap().pick({ name: true, sha256: true, bytes: true }).strict();

const SCHEMAS = {
  'sign-in-code-sent': firstForm({ personId: IdSchema }),
  'organization-entered': firstForm({
    name: z.string().min(1),
    defaultState: z.string().nullable(),
    secretSha256: DigestSchema,
  }),
  'sign-in-begun': firstForm({ personId: IdSchema, by: z.enum(['code', 'account']) }),
  'signed-in': firstForm({
    personId: IdSchema,
    link: DigestSchema.optional(),
    factor: FactorKindSchema.optional(),
  }),
  'second-factor-confirmed': firstForm({ personId: IdSchema, factor: FactorKindSchema }),
  'second-factor-refused': firstForm({
    personId: IdSchema,
    factor: FactorKindSchema,
    reason: z.enum(['wrong', 'used', 'locked']),
  }),
  'second-factor-added': firstForm({
    personId: IdSchema,
    factorId: IdSchema,
    kind: z.enum(['authenticator', 'passkey']),
    factorDigest: DigestSchema,
  }),
  'second-factor-removed': firstForm({ personId: IdSchema, factorId: IdSchema }),
  'recovery-codes-made': firstForm({ personId: IdSchema, codesDigest: DigestSchema }),
  'second-factor-reset': firstForm({ personId: IdSchema }),
  'sign-in-refused': firstForm({
    personId: IdSchema,
    reason: z.enum(['wrong', 'expired', 'locked', 'unverified', 'not-administrator']),
  }),
  'guessing-noticed': firstForm({ tries: CountSchema, addresses: CountSchema }),
  'sessions-ended': firstForm({ personId: IdSchema, sessions: CountSchema }),
  'board-signed-in': firstForm({ boardId: IdSchema, link: DigestSchema.optional() }),
  'sign-in-link-made': firstForm({
    tokenSha256: DigestSchema,
    personId: IdSchema.optional(),
    boardId: IdSchema.optional(),
  }),
  'sign-in-links-withdrawn': firstForm({}),
  'administrator-added': firstForm({ personId: IdSchema, personDigest: DigestSchema.optional() }),
  'administrator-recorded': firstForm({ personId: IdSchema, personDigest: DigestSchema }),
  'ballot-room-account-added': firstForm({ ...ROOM, personId: IdSchema, personDigest: DigestSchema }),
  'observer-invited': firstForm({
    auditId: IdSchema,
    personId: IdSchema,
    personDigest: DigestSchema,
    until: z.iso.datetime(),
  }),
  'observer-ended': firstForm({ auditId: IdSchema, personId: IdSchema }),
  'audit-page-published': firstForm({ auditId: IdSchema, personId: IdSchema }),
  'audit-page-withdrawn': firstForm({ auditId: IdSchema }),
  'support-consented': firstForm({
    consentId: IdSchema,
    personId: IdSchema,
    personDigest: DigestSchema,
    mode: z.enum(['read', 'act']),
    givenBy: IdSchema,
    until: z.iso.datetime(),
  }),
  'support-ended': firstForm({ consentId: IdSchema, personId: IdSchema }),
  'help-contact-set': firstForm({
    contact: z
      .strictObject({
        name: z.string().min(1),
        telephone: z.string().min(1).nullable(),
        email: z.string().min(1).nullable(),
        hours: z.string().min(1).nullable(),
      })
      .nullable(),
  }),
  'office-map-set': firstForm({ file: NAMED_FILE, personId: IdSchema }),
  'office-map-removed': firstForm({}),
  'own-words-set': firstForm({
    /** By noun. A noun that a later version brings is kept as it is. */
    words: z.record(z.string().min(1), z.strictObject({ one: z.string().min(1), other: z.string().min(1) })),
  }),
  'joint-session-begun': firstForm({ ...ROOM, first: IdSchema, second: IdSchema }),
  'joint-session-ended': firstForm({ ...ROOM, first: IdSchema, second: IdSchema }),
  'election-created': firstForm(ELECTION),
  'election-changed': firstForm(ELECTION),
  'audit-added': firstForm({
    auditId: IdSchema,
    name: z.string().min(1),
    auditType: z.string().min(1),
    electionId: IdSchema.optional(),
  }),
  'jurisdictions-listed': firstForm({
    electionId: IdSchema,
    auditId: IdSchema,
    file: NAMED_FILE,
    jurisdictions: z.array(NameSchema),
  }),
  'audit-deleted': firstForm({ auditId: IdSchema }),
  'board-link-replaced': firstForm({ ...BOARD_PLACE, rotation: CountSchema }),
  'board-pin-replaced': firstForm({ ...BOARD_PLACE, rotation: CountSchema }),
  'board-pin-refused': firstForm({ ...BOARD_PLACE, wrong: CountSchema }),
  'tally-link-made': firstForm({ ...TALLY_PLACE, rotation: CountSchema }),
  'tally-link-closed': firstForm(TALLY_PLACE),
  'tally-entry-asked': firstForm({ ...TALLY_ENTRY, peopleDigest: DigestSchema }),
  'tally-number-refused': firstForm(TALLY_ENTRY),
  'tally-entry-confirmed': firstForm({
    ...TALLY_ENTRY,
    people: z.array(z.string().min(1)).min(1).max(2),
    salt: DigestSchema,
  }),
  'tally-entry-rejected': firstForm(TALLY_ENTRY),
  'tally-entry-ended': firstForm(TALLY_ENTRY),
  'round-launched': firstForm({
    auditId: IdSchema,
    round: RoundNumberSchema,
    sampleSizes: z.record(NameSchema, CountSchema),
    strata: StrataSchema.optional(),
  }),
} as const;

/** The schema of every event of an organization, by type, with its version: what an entry of its log may say. */
export const ORGANIZATION_EVENT_SCHEMAS: Proven<
  typeof SCHEMAS,
  { readonly present: OrganizationEvent; readonly recorded: OrganizationEvent }
> = SCHEMAS;
