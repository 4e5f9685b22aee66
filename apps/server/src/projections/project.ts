import { type ProjectionNeeds, projectAudit } from '../audit/projections/project-audit.ts';
import { eventOf, readLog } from '../log/read-log.ts';
import { auditOfChain } from '../stores/news.ts';
import type { Writer } from '../stores/store.ts';
import { type OrganizationEvent, projectOrganizationEvent } from './project-organization.ts';

/**
 * Brings the projections up to date with the entries of a chain from number `from` on. They are read back from the log,
 * so that what is stored is what the log says, whether it was said just now or years ago.
 */
export async function project(needs: ProjectionNeeds, tx: Writer, chain: string, from: number): Promise<void> {
  const entries = await readLog(tx, chain, { from });
  const auditId = auditOfChain(chain);
  if (auditId !== undefined) return projectAudit(needs, tx, auditId, entries);
  for (const entry of entries) {
    const { event, body } = eventOf<OrganizationEvent>(entry);
    await projectOrganizationEvent(needs, tx, event, { at: new Date(body.at), chain });
  }
}
