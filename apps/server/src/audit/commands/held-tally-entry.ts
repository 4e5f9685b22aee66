import { err, ok, type Result } from '@plumbline/prelude';
import { detail } from '@plumbline/words/detail-words';
import { lockChain } from '../../log/append-events.ts';
import { refuse, type ServerRefusal } from '../../road/define-command.ts';
import { TALLY_ENTRY_MS_MAX } from '../../road/session.ts';
import { type TallyStand, tallyStand } from '../../sign-in/tally-entry-rules.ts';
import { findAudit } from '../../stores/audits.ts';
import { organizationChain } from '../../stores/organizations.ts';
import type { Writer } from '../../stores/store.ts';
import { findTallyEntry, findTallyLink, type TallyEntryRow } from '../../stores/tally-entries.ts';

type HeldTallyEntry = { readonly entry: TallyEntryRow; readonly stand: TallyStand; readonly chain: string };

/** A request of this jurisdiction, which nobody else answers meanwhile: the log that says so is held. */
export async function heldTallyEntry(
  tx: Writer,
  asked: { readonly auditId: string; readonly jurisdiction: string; readonly entryId: string; readonly at: Date },
): Promise<Result<HeldTallyEntry, ServerRefusal>> {
  const { auditId, jurisdiction, entryId, at } = asked;
  const gone = err(refuse('not-found', detail('tallyEntryGone')).error);
  const audit = await findAudit(tx, auditId);
  if (audit === undefined) return gone;
  const chain = organizationChain(audit.organizationId);
  await lockChain(tx, chain);
  const entry = await findTallyEntry(tx, entryId);
  if (entry === undefined || entry.auditId !== auditId || entry.jurisdiction !== jurisdiction) return gone;
  const isLinkUsable = (await findTallyLink(tx, entry))?.usable === true;
  const stand = tallyStand(entry, { at, isLinkUsable, lastsMs: TALLY_ENTRY_MS_MAX });
  return ok({ entry, stand, chain });
}

/** Nothing is decided any more about a request that is over. */
export const TALLY_REQUEST_OVER = refuse('tally-request-over', detail('tallyRequestOver'));
