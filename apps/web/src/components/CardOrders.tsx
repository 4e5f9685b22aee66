import type { Orders } from '../forms/order-draft.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { type ManifestWords, useManifestWords } from '../words/manifest-words.ts';

/** How the cards of a jurisdiction lie, as its office says. */
export function CardOrders(props: { readonly orders: Orders }) {
  const say = useManifestWords();
  const { all, otherwise } = props.orders;
  return (
    <SimpleTable
      caption={say('order.title')}
      hideCaption
      columns={[
        { name: say('order.batch') },
        { name: say('order.scanOrderAsk'), wordy: true },
        { name: say('order.imprintAsk'), wordy: true },
        { name: say('order.firstAsk'), wordy: true },
      ]}
      rows={[
        { key: 'all', cells: [say('order.facts.all'), ...orderCells(all, say)] },
        ...otherwise.map(({ tabulator, batch, order }) => ({
          key: `${tabulator}\n${batch}`,
          cells: [tabulator === null ? batch : `${tabulator} ${batch}`, ...orderCells(order, say)],
        })),
      ]}
    />
  );
}

function orderCells({ scanOrder, imprinted, first }: Orders['all'], say: ManifestWords): readonly string[] {
  return [
    say(`order.scanOrders.${scanOrder}`),
    say(imprinted ? 'order.imprints.yes' : 'order.imprints.no'),
    say(`order.firsts.${first.end}-${first.face}`),
  ];
}
