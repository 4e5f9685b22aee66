import type { BrokenEntry } from '@plumbline/record';
import { eventOf } from '@plumbline/record';
import { readParticipants } from '../audit/inputs/read-participants.ts';
import type { ProjectionNeeds } from '../audit/projections/project-audit.ts';
import { checkStoredChain } from '../log/check-stored-chain.ts';
import { listChains, streamLog } from '../log/read-log.ts';
import { type OrganizationEvent, projectOrganizationEvent } from '../office/project-organization.ts';
import type { Services } from '../services.ts';
import {
  beginScratchProjections,
  compareProjections,
  type ProjectionDifference,
  storeScratchProjections,
} from '../stores/projection-tables.ts';
import type { Writer } from '../stores/store.ts';
import { openProjection } from './project.ts';

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
    const chains = inOrder(await listChains(tx));
    const { entries, broken } = await checkAndProject(services, tx, chains);
    if (broken.length > 0) return { chains: chains.length, entries, broken, differences: [] };
    const differences = await compareProjections(tx);
    if (repair && differences.length > 0) await storeScratchProjections(tx);
    return { chains: chains.length, entries, broken, differences };
  });
}

const AGAIN: ReadonlySet<OrganizationEvent['type']> = new Set([
  'board-link-replaced',
  'board-pin-replaced',
  'board-pin-refused',
  'jurisdictions-listed',
]);

type Chain = Awaited<ReturnType<typeof listChains>>[number];

/** Audits are added by their organization, so organizations come first, and fieldwork belongs to an audit, so it comes last. */
function inOrder(chains: readonly Chain[]): readonly Chain[] {
  const organizations = chains.filter(({ kind }) => kind === 'organization');
  const fieldwork = chains.filter(({ kind }) => kind === 'fieldwork');
  const others = chains.filter(({ kind }) => kind !== 'organization' && kind !== 'fieldwork');
  return [...organizations, ...others, ...fieldwork];
}

/** Reads every entry once: it is checked, and projected unless something before it was broken. */
async function checkAndProject(services: Services, tx: Writer, chains: readonly Chain[]) {
  const { secret, blobs } = services;
  const needs: ProjectionNeeds = { secret, participants: (file) => readParticipants(blobs, file) };
  const broken: RebuildReport['broken'][number][] = [];
  let entries = 0;
  for (const chain of chains) {
    const projection = openProjection(needs, tx, { chain: chain.id, from: 'the-beginning' });
    const checked = await checkStoredChain(tx, chain, async (read) => {
      if (broken.length === 0) await projection.take(read.map(({ entry }) => entry));
    });
    if (checked.broken !== undefined) broken.push({ chain: chain.id, what: checked.broken, entry: checked.entry });
    if (broken.length === 0) await projection.end();
    entries += checked.entries;
  }
  if (broken.length === 0) await projectAgain(needs, tx, chains);
  return { entries, broken: broken.toSorted((a, b) => (a.chain < b.chain ? -1 : 1)) };
}

// Links are replaced in the log of the organization but made in that of fieldwork, and jurisdictions are listed in the log of an
// audit that is older than its election, so both are done again at the end, in their order. Each sets a link, or a list, to what
// it says, whatever it was; and all lists that an audit's own log is asked for are older than those of the organization that
// name the same audit.
async function projectAgain(needs: ProjectionNeeds, tx: Writer, chains: readonly Chain[]): Promise<void> {
  for (const { id: chain, kind } of chains) {
    if (kind !== 'organization') continue;
    for await (const slice of streamLog(tx, chain)) {
      for (const entry of slice) {
        const { event, body } = eventOf<OrganizationEvent>(entry);
        if (!AGAIN.has(event.type)) continue;
        await projectOrganizationEvent(needs, tx, event, { at: new Date(body.at), chain });
      }
    }
  }
}
