import type { AskedSizes, BegunAudit, ContestSizes, PreviewLine, SampleRefusal, Workload } from '@plumbline/audit';
import { plansRounds } from '@plumbline/audit';
import type { Result } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { sha256OfText } from '../../log/append-events.ts';
import type { Services } from '../../services.ts';
import { keepComputing } from './keep-computing.ts';
import { scanInParts } from './scan-in-parts.ts';

const sizes = keepComputing<readonly ContestSizes[]>({ bytesMax: 5_000_000 });
const previews = keepComputing<Result<readonly PreviewLine[], SampleRefusal>>({ bytesMax: 20_000_000 });

/** Sizes for the next round. Computed again only when something they depend on has changed. */
export function sampleSizesOf(services: Services, audit: BegunAudit): Promise<readonly ContestSizes[] | 'computing'> {
  return sizes.soon(keyOfAudit(audit), () => services.workers.run('sample-sizes', audit));
}

/** The same, however long it takes. */
export function sampleSizesInFull(services: Services, audit: BegunAudit): Promise<readonly ContestSizes[]> {
  return sizes.inFull(keyOfAudit(audit), () => services.workers.run('sample-sizes', audit));
}

/** What a draw of these sizes would ask of each jurisdiction. */
export function samplePreviewOf(
  services: Services,
  audit: BegunAudit,
  sizes: AskedSizes,
): Promise<Result<readonly PreviewLine[], SampleRefusal> | 'computing'> {
  const key = `${keyOfAudit(audit)} ${canonicalJson(sizes)}`;
  return previews.soon(key, async () => {
    const order = { audit, ...sizes };
    return services.workers.run('preview-sample', { ...order, ...(await scanInParts(services, order)) });
  });
}

const workloads = keepComputing<Workload>({ bytesMax: 10_000_000 });

/** What the first round is likely to cost. The times that people expect change nothing of it. */
export function workloadSoon(services: Services, audit: BegunAudit): Promise<Workload | 'computing'> {
  return workloads.soon(keyOfAudit(audit), () => services.workers.run('workload', audit));
}

const keys = new WeakMap<BegunAudit, string>();

/** Everything an audit holds goes into its sizes and draws, but not how far it is in committing to them. */
export function keyOfAudit(audit: BegunAudit): string {
  const known = keys.get(audit);
  if (known !== undefined) return known;
  const { phase, workTimes: _, ...rest } = audit;
  // While planning, sizes of a first round are proposed; later each round has the one that was planned.
  const proposes = phase === 'planning' && plansRounds(audit.plan);
  const key = sha256OfText(canonicalJson({ ...rest, commitment: null, proposes }));
  keys.set(audit, key);
  return key;
}
