import { NameSchema } from '@plumbline/election';
import { z } from 'zod';

/** Votes by choice, as somebody counted and typed them. */
export const VotesSchema = z.record(NameSchema, z.number().int().min(0).max(1e9));
