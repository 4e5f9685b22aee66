import type { PrintContext } from '@plumbline/documents';
import { canonicalJson } from '@plumbline/record';
import type { Services } from '../../services.ts';
import { electionIdOf } from '../../stores/audits.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { placesToFetch, remadeToFetch } from './remade-to-fetch.ts';
import { roomPlanToPrint } from './room-plan-to-print.ts';

/**
 * What stands on papers of a jurisdiction and in no log of the audit: what the office has planned for its room, and which remade ballots lie in
 * the batches to fetch. `stand` is another text after each change of either.
 */
export async function printedBesides(
  services: Pick<Services, 'db' | 'now'>,
  { auditId, audit }: Pick<BegunHistory, 'auditId' | 'audit'>,
  jurisdiction: string | undefined,
): Promise<{ readonly besides: Pick<PrintContext, 'roomPlan' | 'remade'>; readonly stand: string }> {
  const { roomPlan, stand } = await roomPlanToPrint(services, auditId, jurisdiction);
  if (jurisdiction === undefined) return { besides: {}, stand };
  const { db } = services;
  const electionId = await electionIdOf(db, auditId);
  const places = placesToFetch(audit, jurisdiction);
  const found = electionId && (await remadeToFetch(db, audit, { electionId, jurisdiction, places }));
  const remade = found ? found.batches : [];
  return {
    besides: { ...(roomPlan && { roomPlan }), remade },
    stand: remade.length === 0 ? stand : `${stand} ${canonicalJson(remade)}`,
  };
}
