import type { QueryOutput } from '@plumbline/api';
import { ManifestState } from '../forms/ManifestState.tsx';

/** What is asked and shown of the manifest in use beside the file; nothing while there is none. */
export function ManifestOfJurisdiction(props: {
  readonly local: Pick<QueryOutput<'jurisdiction'>, 'heading' | 'line' | 'slots' | 'statement'>;
}) {
  const { heading, line, slots, statement } = props.local;
  const { jurisdiction } = line;
  const registered = slots.find(({ kind }) => kind === 'manifest')?.registered;
  if (registered == null) return null;
  return (
    <ManifestState
      key={registered.sha256}
      heading={heading}
      jurisdiction={jurisdiction}
      manifest={registered.sha256}
      statement={statement}
    />
  );
}
