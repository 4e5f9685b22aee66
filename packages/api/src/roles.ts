import { z } from 'zod';

/** Who somebody is to the audit. Absent from a permission's list means forbidden. */
export const RoleSchema = z.enum([
  'audit-administrator',
  'jurisdiction-manager',
  'audit-board',
  'tally-entry',
  'ballot-room-member',
  'observer',
  'support',
]);
export type Role = z.infer<typeof RoleSchema>;

/** The person who is signed in, as the screens show them. */
export const PersonSchema = z.discriminatedUnion('role', [
  z.object({ role: z.literal('audit-administrator'), name: z.string(), organization: z.string() }),
  z.object({ role: z.literal('jurisdiction-manager'), name: z.string() }),
  z.object({ role: z.literal('observer'), name: z.string() }),
  z.object({ role: z.literal('support'), name: z.string() }),
  z.object({
    role: z.literal('audit-board'),
    name: z.string(),
    auditId: z.string(),
    jurisdiction: z.string(),
    board: z.string(),
  }),
  /** One or two people whom a manager lets enter tallies; `name` has both. */
  z.object({ role: z.literal('tally-entry'), name: z.string(), auditId: z.string(), jurisdiction: z.string() }),
]);
export type Person = z.infer<typeof PersonSchema>;
