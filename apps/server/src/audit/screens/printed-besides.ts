import type { PrintContext } from '@plumbline/documents';
import { canonicalJson } from '@plumbline/record';
import type { Services } from '../../services.ts';
import { electionIdOf } from '../../stores/audits.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { placesToFetch, remadeToFetch } from './remade-to-fetch.ts';
import { roomPlanToPrint } from './room-plan-to-print.ts';
import { storedToFetch } from './stored-to-fetch.ts';

/**
 * What stands on papers of a jurisdiction and in no log of the audit: what the office has planned for its room, which remade ballots lie in
 * the batches to fetch, and where these are kept. `stand` is another text after each change of any.
 */
export async function printedBesides(
  services: Pick<Services, 'db' | 'now'>,
  { auditId, audit }: Pick<BegunHistory, 'auditId' | 'audit'>,
  jurisdiction: string | undefined,
): Promise<{ readonly besides: Pick<PrintContext, 'roomPlan' | 'remade' | 'stored'>; readonly stand: string }> {
  const { roomPlan, stand } = await roomPlanToPrint(services, auditId, jurisdiction);
  if (jurisdiction === undefined) return { besides: {}, stand };
  const { db } = services;
  const electionId = await electionIdOf(db, auditId);
  const places = placesToFetch(audit, jurisdiction);
  const found = electionId && (await remadeToFetch(db, audit, { electionId, jurisdiction, places }));
  const remade = found ? found.batches : [];
  const stored = await storedToFetch(db, audit, { electionId, jurisdiction });
  const ofRoom = [remade, stored ?? []].filter(({ length }) => length > 0);
  return {
    besides: { ...(roomPlan && { roomPlan }), remade, stored },
    stand: [stand, ...ofRoom.map((one) => canonicalJson(one))].join(' '),
  };
}
