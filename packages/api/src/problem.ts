import { z } from 'zod';

/** A problem as the client receives it: RFC 9457 `application/problem+json`. */
export const ProblemSchema = z.object({
  type: z.string(),
  /** What happened. */
  title: z.string(),
  status: z.number().int(),
  /** What to do. */
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  /** Fields that need attention: `path` as in the input, such as `contests.0.choices.1.votes`. */
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  /** Where a ballot room refused: which of its rules, as `BallotRefusal` names them. */
  refusal: z.string().optional(),
});
export type Problem = z.infer<typeof ProblemSchema>;
