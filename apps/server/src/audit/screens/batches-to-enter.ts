import {
  type AuditedBatch,
  type AuditInRounds,
  batchesInReview,
  besideIn,
  fieldworkIn,
  isInRounds,
} from '@plumbline/audit';
import { entriesOf, lookUp } from '@plumbline/prelude';
import type { Actor } from '../../policy/actor.ts';
import type { Services } from '../../services.ts';
import { namesOfPeople } from '../../stores/people.ts';
import { withoutAddresses } from '../../stores/people-in-log.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { type BatchesView, sampledBatches } from './sampled-batches.ts';

/** The batches of a jurisdiction with what was entered of them, and by whom; none where no batches are counted. */
export async function batchesToEnter(
  services: Services,
  { audit }: BegunHistory,
  {
    withAddresses,
    viewer,
    ...seen
  }: {
    readonly jurisdiction: string;
    readonly visible: boolean;
    readonly withAddresses: boolean;
    readonly viewer: Actor;
  },
) {
  if (!isInRounds(audit) || fieldworkIn(audit.plan) !== 'batches') return [];
  const inputs = await services.inputFiles.ofJurisdiction(audit, seen.jurisdiction);
  const ids = entered(audit, seen.jurisdiction)
    .flatMap(([, { by }]) => by)
    .filter(isPersonId);
  const known = await namesOfPeople(services.db, [...new Set(ids)]);
  const names = withAddresses ? known : withoutAddresses(known);
  return sampledBatches({
    audit,
    inputs,
    ...seen,
    viewer: makersAt(viewer),
    nameOf: (id) => names.get(id) ?? (withAddresses ? id : ''),
  });
}

/** Who would make an entry there, as an entry names them; nobody for a board and whoever only reads. */
function makersAt(viewer: Actor): BatchesView['viewer'] {
  if (viewer.kind === 'tally-entry') return { enteredBy: viewer.entryId, people: viewer.grants[0].people };
  return { enteredBy: viewer.kind === 'person' ? viewer.personId : '' };
}

/** People have identifiers of ours; what was repeated from files has none. */
export function isPersonId(id: string): boolean {
  return /^[0-9a-f-]{36}$/.test(id);
}

/** Which entry of each batch is the newest. */
export function batchVersions({ audit }: BegunHistory, jurisdiction: string): Record<string, number> {
  if (!isInRounds(audit)) return {};
  return Object.fromEntries(entered(audit, jurisdiction).map(([batch, { revision }]) => [batch, revision]));
}

/** What was entered of the batches of a jurisdiction, by name: also where cards of a batch still wait for the review team, or two entries stand. */
function entered(audit: AuditInRounds, jurisdiction: string): readonly (readonly [string, Entered])[] {
  const known = new Map<string, Entered>();
  const byOf = (one: AuditedBatch) => [one, ...besideIn(one)].map(({ enteredBy }) => enteredBy);
  for (const [batch, counted] of entriesOf(lookUp(audit.results.batches, jurisdiction))) {
    known.set(batch, { revision: counted.revision, by: byOf(counted) });
  }
  for (const [batch, { entry }] of entriesOf(batchesInReview(audit, jurisdiction))) {
    if (entry !== undefined) known.set(batch, { revision: entry.revision, by: byOf(entry) });
  }
  for (const [batch, { revision, standing }] of entriesOf(lookUp(audit.results.contestedBatches, jurisdiction))) {
    known.set(batch, { revision, by: standing.map(({ enteredBy }) => enteredBy) });
  }
  return [...known];
}

/** How often a batch was entered, and by whom what stands of it. */
type Entered = { readonly revision: number; readonly by: readonly string[] };
