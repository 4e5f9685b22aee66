import type { OrganizationEvent } from '../office/project-organization.ts';
import type { LogAddition } from '../road/define-command.ts';
import { findAudit } from '../stores/audits.ts';
import { sendNews } from '../stores/news.ts';
import { organizationChain } from '../stores/organizations.ts';
import { findSession } from '../stores/sessions.ts';
import type { Writer } from '../stores/store.ts';
import { findTallyEntry, type TallyEntryRow } from '../stores/tally-entries.ts';

/** What the log says where the people at a computer, which asked to enter tallies, end that themselves. */
export async function endOwnTallyEntry(tx: Writer, sessionDigest: string | undefined): Promise<readonly LogAddition[]> {
  const session = sessionDigest === undefined ? undefined : await findSession(tx, sessionDigest);
  if (session?.subject.kind !== 'tally-entry') return [];
  const entry = await findTallyEntry(tx, session.subject.entryId);
  if (entry === undefined || (entry.state !== 'waiting' && entry.state !== 'confirmed')) return [];
  const audit = await findAudit(tx, entry.auditId);
  if (audit === undefined) return [];
  const { auditId, jurisdiction, round, entryId } = entry;
  const ended: OrganizationEvent = { type: 'tally-entry-ended', auditId, jurisdiction, round, entryId };
  await tellOfTallyEntries(tx, entry);
  return [{ chain: organizationChain(audit.organizationId), events: [ended] }];
}

/** Whoever looks at the requests of a jurisdiction, or waits for an answer, looks again. */
export function tellOfTallyEntries(tx: Writer, place: Pick<TallyEntryRow, 'auditId' | 'jurisdiction'>): Promise<void> {
  const { auditId, jurisdiction } = place;
  return sendNews(tx, { auditId, jurisdiction, board: null, number: null });
}
