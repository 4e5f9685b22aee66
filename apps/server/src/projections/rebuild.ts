import type { BrokenEntry } from '@plumbline/record';
import { eventOf } from '@plumbline/record';
import { readParticipants } from '../audit/inputs/read-participants.ts';
import type { ProjectionNeeds } from '../audit/projections/project-audit.ts';
import { checkStoredChain } from '../log/check-stored-chain.ts';
import { listChains, readLog } from '../log/read-log.ts';
import { type OrganizationEvent, projectOrganizationEvent } from '../office/project-organization.ts';
import type { Services } from '../services.ts';
import {
  beginScratchProjections,
  compareProjections,
  type ProjectionDifference,
  storeScratchProjections,
} from '../stores/projection-tables.ts';
import type { Writer } from '../stores/store.ts';
import { project } from './project.ts';

export type RebuildReport = {
  readonly chains: number;
  readonly entries: number;
  /** Chains that are not what they were sealed as. Nothing is rebuilt from a log that is broken. */
  readonly broken: readonly {
    readonly chain: string;
    readonly what: string;
    readonly entry: BrokenEntry | undefined;
  }[];
  readonly differences: readonly ProjectionDifference[];
};

/**
 * Recomputes the projections from the log, beside those that are stored, and says where the two differ. With `repair`,
 * what is stored becomes what the log says.
 */
export async function rebuildProjections(
  services: Services,
  { repair }: { readonly repair: boolean },
): Promise<RebuildReport> {
  return services.db.transaction().execute(async (tx) => {
    await beginScratchProjections(tx);
    const { entries, broken, chains } = await checkChains(tx);
    if (broken.length > 0) return { chains: chains.length, entries, broken, differences: [] };
    await projectAll(services, tx, chains);
    const differences = await compareProjections(tx);
    if (repair && differences.length > 0) await storeScratchProjections(tx);
    return { chains: chains.length, entries, broken, differences };
  });
}

const AGAIN: ReadonlySet<OrganizationEvent['type']> = new Set(['board-link-replaced', 'jurisdictions-listed']);

type Chain = Awaited<ReturnType<typeof listChains>>[number];

async function checkChains(tx: Writer) {
  const chains = await listChains(tx);
  const broken: RebuildReport['broken'][number][] = [];
  let entries = 0;
  for (const chain of chains) {
    const checked = await checkStoredChain(tx, chain);
    if (checked.broken !== undefined) broken.push({ chain: chain.id, what: checked.broken, entry: checked.entry });
    entries += checked.entries;
  }
  return { chains, entries, broken };
}

// Audits are added by their organization, so organizations come first, and fieldwork belongs to an audit, so it comes last.
// Links are replaced in the log of the organization but made in that of fieldwork, and jurisdictions are listed in the log of an audit that is older than its election, so both
// are done again at the end, in their order. Each sets a link, or a list, to what it says, whatever it was; and all lists that
// an audit's own log is asked for are older than those of the organization that name the same audit.
async function projectAll(services: Services, tx: Writer, chains: readonly Chain[]): Promise<void> {
  const { secret, blobs } = services;
  const needs: ProjectionNeeds = { secret, participants: (file) => readParticipants(blobs, file) };
  const organizations = chains.filter(({ kind }) => kind === 'organization');
  const fieldwork = chains.filter(({ kind }) => kind === 'fieldwork');
  const others = chains.filter(({ kind }) => kind !== 'organization' && kind !== 'fieldwork');
  for (const { id } of [...organizations, ...others, ...fieldwork]) await project(needs, tx, id, 1);
  for (const { id: chain } of organizations) {
    for (const entry of await readLog(tx, chain)) {
      const { event, body } = eventOf<OrganizationEvent>(entry);
      if (!AGAIN.has(event.type)) continue;
      await projectOrganizationEvent(needs, tx, event, { at: new Date(body.at), chain });
    }
  }
}
