import { z } from 'zod';

/**
 * Whether the signed-in person may do something to this object now: permission and phase in one answer. The client
 * shows the button disabled with `reason`; it never derives the rule again.
 */
export const AbilitySchema = z.discriminatedUnion('allowed', [
  z.object({ allowed: z.literal(true) }),
  z.object({ allowed: z.literal(false), reason: z.string() }),
]);
export type Ability = z.infer<typeof AbilitySchema>;

/** By command name. A command that is not listed is not offered on this screen. */
export const AbilitiesSchema = z.record(z.string(), AbilitySchema);
export type Abilities = z.infer<typeof AbilitiesSchema>;
