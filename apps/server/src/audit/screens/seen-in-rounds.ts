import { isInRounds } from '@plumbline/audit';
import type { SeenVotes } from '@plumbline/documents';
import { keepNewest } from '../../keep-newest.ts';
import type { Services } from '../../services.ts';
import { loadAudit } from '../history/load-audit.ts';

const kept = keepNewest<readonly SeenVotes[]>({ bytesMax: 5_000_000, bytesOf: (seen) => JSON.stringify(seen).length });

/** What was reported and what was seen, as far as rounds are closed. Nobody counts towards a figure of an open round. */
export async function seenInRounds(services: Services, auditId: string): Promise<readonly SeenVotes[]> {
  const { audit, head } = await loadAudit(services.db, auditId);
  if (!isInRounds(audit)) return [];
  return kept.get(`${auditId} ${head.hash}`, () => services.workers.run('votes-seen', audit));
}
