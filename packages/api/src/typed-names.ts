import { z } from 'zod';

/** The name of a person as somebody typed it. */
export const PersonNameSchema = z.string().trim().min(1).max(100);

/** The same for records that observers read: an address is none. */
export const OnlyNameSchema = PersonNameSchema.refine((name) => !name.includes('@'));
