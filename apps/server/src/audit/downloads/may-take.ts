import type { FileAsked } from '@plumbline/api';
import type { Actor } from '../../policy/actor.ts';
import { can } from '../../policy/can.ts';
import type { Scope } from '../../policy/scope.ts';
import type { AuditFileJob } from '../../stores/file-jobs.ts';
import type { KeptReport } from '../../stores/kept-reports.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { watches } from '../screens/withheld-entries.ts';
import { downloadOf, permissionOfFile } from './download-asked.ts';

type Asking = { readonly actor: Actor; readonly scope: Scope; readonly history: BegunHistory };

const WHAT = {
  audit: 'audit-report',
  discrepancies: 'discrepancy-report',
  'reported-results': 'reported-results',
  document: 'document',
} as const;

/** Whether somebody may have a file that was made: as if it were asked for now, in the form with addresses or without that their role reads. */
export function mayTake(asking: Asking, kept: KeptReport): boolean {
  const { withAddresses, place } = kept;
  const file = { withAddresses, jurisdiction: place.jurisdiction };
  if (kept.kind !== 'document') return mayHave(asking, { ...file, what: WHAT[kept.kind] });
  // Written where documents are kept.
  const { document } = JSON.parse(kept.asked) as Pick<Extract<FileAsked, { what: 'document' }>, 'document'>;
  return mayHave(asking, { ...file, what: 'document', document });
}

/** The same of one that is being made. */
export function maySeeJob(asking: Asking, job: AuditFileJob): boolean {
  const { withAddresses, place, file } = job;
  const { document } = downloadOf(file).asked;
  return mayHave(asking, { withAddresses, jurisdiction: place.jurisdiction, what: file.what, document });
}

function mayHave(
  { actor, scope, history }: Asking,
  file: Parameters<typeof permissionOfFile>[0] &
    Pick<KeptReport, 'withAddresses'> & { readonly jurisdiction: string | null },
): boolean {
  if (scope.kind !== 'audit' && scope.kind !== 'jurisdiction') return false;
  const { organizationId, electionId, auditId } = scope;
  const { jurisdiction } = file;
  const audit = { organizationId, electionId, auditId };
  const place =
    jurisdiction === null
      ? ({ kind: 'audit', ...audit } as const)
      : ({ kind: 'jurisdiction', ...audit, jurisdiction } as const);
  const role = can(actor, permissionOfFile(file, jurisdiction), place);
  if (role === undefined || file.withAddresses !== (role !== 'observer')) return false;
  return !watches(role) || isFinished(history, file);
}

/** Whoever watches reads nothing of work that is not finished. */
function isFinished(
  history: BegunHistory,
  { what, jurisdiction }: { readonly what: FileAsked['what']; readonly jurisdiction: string | null },
): boolean {
  if (what === 'document') return true;
  const { definition } = downloadOf({ what, as: 'csv' });
  return definition.saysUnfinished({ history, jurisdiction: jurisdiction ?? undefined }) === undefined;
}
