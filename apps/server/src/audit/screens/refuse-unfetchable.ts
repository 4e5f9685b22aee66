import { type FetchedFor, unfetchableStops } from '@plumbline/documents';
import { detail } from '@plumbline/words/detail-words';
import { type Refusal, refuse } from '../../road/define-command.ts';

/**
 * Why no list is made of what is to be fetched: a container on it is missing or held apart. Whoever walked with it would open what nobody may
 * open, or come back without.
 */
export function refuseUnfetchable(of: FetchedFor): { readonly ok: false; readonly error: Refusal } | undefined {
  const containers = unfetchableStops(of).map(
    ({ container, batches }) => `${container} (${batches.map(({ batch }) => batch).join(', ')})`,
  );
  if (containers.length === 0) return undefined;
  return refuse('containers-not-to-fetch', detail('listNotMade', { containers: containers.join('; ') }));
}
