import type { QueryOutput } from '@plumbline/api';
import { ManifestState } from '../forms/ManifestState.tsx';
import { OrderState } from '../forms/OrderState.tsx';

/** What is asked and shown of the manifest in use beside the file; nothing while there is none. */
export function ManifestOfJurisdiction(props: {
  readonly local: Pick<
    QueryOutput<'jurisdiction'>,
    'heading' | 'line' | 'slots' | 'statement' | 'cardOrders' | 'comparesCards'
  >;
}) {
  const { heading, line, slots, statement, cardOrders, comparesCards } = props.local;
  const { jurisdiction } = line;
  const registered = slots.find(({ kind }) => kind === 'manifest')?.registered;
  if (registered == null) return null;
  const place = { heading, jurisdiction, manifest: registered.sha256 };
  return (
    <div className="stack" key={registered.sha256}>
      <ManifestState {...place} statement={statement} />
      {(comparesCards || cardOrders !== null) && <OrderState {...place} orders={cardOrders} />}
    </div>
  );
}
