import {
  type BallotBatch,
  type BallotCandidates,
  candidatesUpTo,
  joinCandidates,
  prefixMaxOf,
  scanPools,
} from '@plumbline/statistics';
import { kindOf } from '../kinds/kinds.ts';
import { type AuditInputs, jurisdictionsOf } from '../state/audit-inputs.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { drawsOf, phantomDrawsOf, roundsOf } from '../state/audit-view.ts';

/**
 * What has to be looked for among the listed cards before a sample is drawn: for each set of jurisdictions that contests
 * share, how many cards with the least tickets. Plain data, for threads that divide the manifests among them.
 */
export type CardScan = {
  readonly seed: string;
  readonly pools: readonly { readonly jurisdictions: readonly string[]; readonly keep: number }[];
  /** In the order in which their batches are lined up. */
  readonly jurisdictions: readonly string[];
};

/** A part of the manifests, as one of so many parts; and the prefixes above which others found enough, by pool. */
export type ScanShare = {
  readonly part: number;
  readonly of: number;
  readonly prefixMax?: readonly number[];
  /** Hears what share of the part is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/** What a draw of these sizes has to look for. No pools where nothing is drawn so. */
export function planScan(audit: BegunAudit, sampleSizes: Readonly<Record<string, number>>): CardScan {
  const { plan } = audit;
  const seed = ('seed' in audit ? audit.seed : null) ?? '';
  const pools = new Map<string, CardScan['pools'][number]>();
  const rounds = roundsOf(audit);
  const drawnFor = plan.contests.filter(({ name }) => sampleSizes[name] !== undefined);
  for (const contest of kindOf(plan).scansManifests(plan) ? drawnFor : []) {
    const jurisdictions = jurisdictionsOf(plan, contest);
    const before = drawsOf(contest, rounds).length + phantomDrawsOf(contest, rounds).length;
    const key = JSON.stringify(jurisdictions);
    const keep = Math.max(pools.get(key)?.keep ?? 0, before + (sampleSizes[contest.name] ?? 0));
    pools.set(key, { jurisdictions, keep });
  }
  const wanted = [...pools.values()];
  const jurisdictions = [...new Set(wanted.flatMap((pool) => pool.jurisdictions))];
  return { seed, pools: wanted, jurisdictions };
}

/** Scans one part of the manifests. Every card is hashed once, for however many contests it may be drawn. */
export function scanCards(scan: CardScan, inputs: AuditInputs, share: ScanShare): readonly BallotCandidates[] {
  const { seed, pools, jurisdictions } = scan;
  const batches = batchesOfScan(scan, inputs);
  const bounds = [share.part, share.part + 1].map((part) => Math.floor((part * batches.length) / share.of));
  const [fromBatch = 0, toBatch = 0] = bounds;
  let cards = 0;
  for (const { ballots } of batches.slice(fromBatch, toBatch)) cards += ballots;
  const members = pools.map((pool) => new Set(pool.jurisdictions));
  return scanPools({
    seed,
    batches,
    fromBatch,
    toBatch,
    pools: pools.map(({ keep }, place) => ({
      keep,
      holds:
        members[place]?.size === jurisdictions.length
          ? () => true
          : (batch) => members[place]?.has(batches[batch]?.jurisdiction ?? '') === true,
      ...(share.prefixMax?.[place] !== undefined && { prefixMax: share.prefixMax[place] }),
    })),
    ...(share.onProgress !== undefined && { onScanned: (scanned: number) => share.onProgress?.(scanned / cards) }),
  });
}

/** The batches in which the scanned cards are, in the order that the candidates' places count. */
export function batchesOfScan(
  { jurisdictions }: CardScan,
  { manifests }: AuditInputs,
): readonly (BallotBatch & { readonly ballots: number })[] {
  return jurisdictions.flatMap((jurisdiction) =>
    (manifests.get(jurisdiction)?.batches ?? []).map(({ tabulator, name: batch, ballots }) => {
      return { jurisdiction, tabulator, batch, ballots };
    }),
  );
}

/** What parts of the manifests have given so far, and what the next need not give any more. */
export type FoundSoFar = {
  readonly add: (candidates: readonly BallotCandidates[]) => void;
  /** By pool: for `ScanShare`. */
  readonly prefixMax: () => readonly number[];
  readonly candidates: () => readonly BallotCandidates[];
};

/** Nothing found yet. */
export function foundSoFar({ pools }: CardScan): FoundSoFar {
  let found = pools.map(() => joinCandidates([]));
  let bounds = pools.map(() => Number.POSITIVE_INFINITY);
  return {
    add(candidates) {
      const joined = found.map((before, place) => joinCandidates([before, candidates[place] ?? joinCandidates([])]));
      bounds = joined.map((all, place) => prefixMaxOf(all, pools[place]?.keep ?? 0));
      found = joined.map((all, place) => candidatesUpTo(all, bounds[place] ?? Number.POSITIVE_INFINITY));
    },
    prefixMax: () => bounds,
    candidates: () => found,
  };
}
