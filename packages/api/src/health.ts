import { z } from 'zod';

/**
 * What `GET /api/health` answers, to anybody: with status 200, or 503 where requests cannot be carried out or jobs are not.
 * `attention`: somebody who looks after the server should look.
 */
export const HealthSchema = z.object({
  status: z.enum(['ok', 'attention']),
  version: z.string(),
  database: z.enum(['ok', 'away']),
  /** `low`: no file is taken any more; `full`: nothing that has to be kept is. `unknown`: the system does not say. */
  disk: z.enum(['ok', 'low', 'full', 'unknown']),
  /** `none`: no process runs jobs; `behind`: one has waited for a quarter of an hour. */
  jobs: z.enum(['ok', 'none', 'behind', 'unknown']),
});
export type Health = z.infer<typeof HealthSchema>;
