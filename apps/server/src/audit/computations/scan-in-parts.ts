import { type BegunAudit, type CardScan, foundSoFar, planScan } from '@plumbline/audit';
import type { BallotCandidates } from '@plumbline/statistics';
import type { Services } from '../../services.ts';

/** About a fifth of a second: nobody else's task waits longer for a thread. */
const CARDS_IN_PART = 250_000;

/** How many parts are scanned at once. The server has as many threads. */
const LANES = 2;

/** Two million cards. To start a second thread costs about as much as to scan one million. */
const PARTS_MIN = 8;

/**
 * Finds the cards that may be drawn, in parts that the threads of the pool take one after the other, so that both cores work
 * and nothing else stands still. Each part is told what those before it have found. Nothing where the cards are so few that the
 * thread that draws may scan them itself.
 */
export async function scanInParts(
  { workers }: Pick<Services, 'workers'>,
  { audit, sampleSizes }: { readonly audit: BegunAudit; readonly sampleSizes: Readonly<Record<string, number>> },
  options: { readonly onProgress?: (share: number) => void; readonly cardsInPart?: number } = {},
): Promise<{ readonly scanned?: readonly (readonly BallotCandidates[])[] }> {
  if (audit.phase === 'planning' || audit.phase === 'committed') return {};
  const scan = planScan(audit, sampleSizes);
  const parts = Math.ceil(cardsRegistered(audit, scan) / (options.cardsInPart ?? CARDS_IN_PART));
  if (scan.pools.length === 0 || parts <= PARTS_MIN) return {};
  const { plan, files } = audit;
  const found = foundSoFar(scan);
  let next = 0;
  let done = 0;
  const scanNext = async (): Promise<void> => {
    while (next < parts) {
      const part = next;
      next += 1;
      const share = { part, of: parts, prefixMax: found.prefixMax() };
      const candidates = await workers.run('scan-cards', { planned: { plan, files }, scan, share });
      found.add(candidates);
      done += 1;
      options.onProgress?.(done / parts);
    }
  };
  await Promise.all(Array.from({ length: LANES }, scanNext));
  return { scanned: [found.candidates()] };
}

function cardsRegistered({ files }: Pick<BegunAudit, 'files'>, { jurisdictions }: CardScan): number {
  const scanned = new Set<string | null>(jurisdictions);
  let cards = 0;
  for (const { jurisdiction, figures } of files) {
    if (figures.kind === 'manifest' && scanned.has(jurisdiction)) cards += figures.ballots;
  }
  return cards;
}
