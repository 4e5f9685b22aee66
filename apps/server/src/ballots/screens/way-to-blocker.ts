import type { Batch, ManifestBlocker, OpenRoom } from '@plumbline/ballot-management';
import { entriesOf, lookUp } from '@plumbline/prelude';

/** A page of the room with what is to be found on it: where a thing is put right. */
export type WayThere = { readonly page: string; readonly search: Readonly<Record<string, string>> };

/** Where whatever keeps a manifest from being final is put right: the form itself, the place, the batch, the container. */
export function wayToBlocker(room: OpenRoom, blocker: ManifestBlocker): WayThere {
  switch (blocker.what) {
    case 'form-not-approved': {
      const filled = formOfBatch(room, lookUp(room.batches, blocker.batch), blocker.form);
      return { page: 'forms', search: filled === undefined ? { kind: blocker.form } : { form: filled } };
    }
    case 'unit-not-reconciled':
    case 'difference-of-county':
      return { page: 'reconciliation', search: { find: blocker.place } };
    case 'total-differs':
      return { page: 'reconciliation', search: { find: 'E20' } };
    case 'container-not-ready': {
      const isApart = blocker.why === 'quarantined' || blocker.why === 'missing';
      if (isApart) return { page: 'inventory', search: {} };
      const page = blocker.why === 'out' ? 'station' : 'containers';
      return { page, search: { container: blocker.container } };
    }
    case 'incident-open':
      return { page: 'incidents', search: {} };
    case 'devices-disagree':
      return { page: 'devices', search: {} };
    case 'batch-name-repeated':
      return { page: 'batches', search: { find: blocker.name } };
    case 'figures-hidden':
      return { page: 'review', search: {} };
    case 'nothing-to-list':
      return { page: 'batches', search: {} };
    default:
      return { page: 'batches', search: { find: blocker.batch } };
  }
}

/** The newest form of a kind that says the figures of a batch: of itself, of where it was counted, or of its container. */
function formOfBatch(room: OpenRoom, batch: Batch | undefined, form: string): string | undefined {
  if (batch === undefined) return undefined;
  const { countedAt, accountedAt, container } = batch;
  const places = [countedAt, accountedAt, `container:${container ?? ''}`];
  const found = [...entriesOf(room.forms)].filter(
    ([, record]) => record.form === form && record.state !== 'void' && places.includes(record.place),
  );
  return found.at(-1)?.[0];
}
