import { err, ok } from '@plumbline/prelude';
import { filesNeeded } from '../kinds/files-needed.ts';
import { kindOf } from '../kinds/kinds.ts';
import type { CommandOf } from '../state/audit-command.ts';
import type { BegunAudit } from '../state/audit-state.ts';
import { participatingJurisdictions } from '../state/audit-view.ts';
import { type BatchNamed, canBeMatched, cardOrdersOf } from '../state/card-order.ts';
import type { Decision } from '../state/decision.ts';
import type { Planned } from '../state/plan.ts';
import type { CardsUnmatched, StatementFinding } from '../state/plan-finding.ts';

/** It is said of the manifest that is in use, and of batches in it whose cards are compared with cast vote records. */
export function decideCardOrder({ plan, files }: BegunAudit, command: CommandOf<'state-card-order'>): Decision {
  const { jurisdiction, manifest, all, otherwise, batchesCompared } = command;
  if (!plan.jurisdictions.some((known) => known.name === jurisdiction)) {
    return err({ code: 'unknown-jurisdiction', jurisdiction });
  }
  const inUse = files.find((file) => file.kind === 'manifest' && file.jurisdiction === jurisdiction);
  if (inUse === undefined) return err({ code: 'manifest-needed-first', jurisdiction });
  if (inUse.sha256 !== manifest) return err({ code: 'manifest-replaced', jurisdiction });
  const known = new Set(batchesCompared.map(keyOf));
  const unknown = otherwise.filter((one) => !known.has(keyOf(one)));
  if (unknown.length > 0) {
    return err({ code: 'batches-not-compared', jurisdiction, batches: unknown.map(batchInShort) });
  }
  const keys = otherwise.map(keyOf);
  const twice = otherwise.find((one, place) => keys.indexOf(keyOf(one)) !== place);
  if (twice !== undefined) return err({ code: 'batch-said-twice', jurisdiction, batch: batchInShort(twice) });
  return ok([{ type: 'card-order-stated', jurisdiction, orders: { manifest, all, otherwise } }]);
}

function keyOf({ tabulator, batch }: BatchNamed): string {
  return JSON.stringify([tabulator, batch]);
}

function batchInShort({ tabulator, batch }: BatchNamed): string {
  return tabulator === null ? batch : `${tabulator} ${batch}`;
}

/**
 * Batches whose cards cannot be matched with their cast vote records (CVRs): to be confirmed. Whatever card is fetched for a place, the
 * overstatements of all cards together are the same for every pairing of cards and CVRs, so that wrong cards cost work and never confirm
 * a wrong outcome.
 */
export function orderFindings({ plan }: Planned): readonly StatementFinding[] {
  const places = participatingJurisdictions(plan).flatMap((jurisdiction): CardsUnmatched[] => {
    const orders = cardOrdersOf(plan, jurisdiction);
    if (orders === undefined) return [];
    const isMost = !canBeMatched(orders.all);
    const others = orders.otherwise.filter(({ order }) => canBeMatched(order) === isMost).map(batchInShort);
    if (!isMost && others.length === 0) return [];
    return [{ jurisdiction, which: isMost ? 'all-but' : 'these', batches: others }];
  });
  return places.length === 0 ? [] : [{ finding: 'cards-not-matched', places }];
}

/** Jurisdictions that have to send cast vote records, and of whose cards nobody has said how they lie. */
export function ordersUnstated(audit: Planned): readonly string[] {
  const { plan, files } = audit;
  if (!kindOf(plan).files.includes('cvrs')) return [];
  const withManifest = new Set(files.flatMap((file) => (file.kind === 'manifest' ? (file.jurisdiction ?? []) : [])));
  return participatingJurisdictions(plan).filter(
    (name) =>
      withManifest.has(name) && filesNeeded(audit, name).includes('cvrs') && cardOrdersOf(plan, name) === undefined,
  );
}
