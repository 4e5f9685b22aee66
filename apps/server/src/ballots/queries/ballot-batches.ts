import {
  type CountingPlace,
  countingPlace,
  mailBatchesOf,
  newestReport,
  type OpenRoom,
  reconciliationOf,
  type Site,
  standsAt,
} from '@plumbline/ballot-management';
import { compareNaturally } from '@plumbline/election';
import { lookUp, ok } from '@plumbline/prelude';
import { UNIT_LABEL_STOCKS } from '../../printing/label-stocks.ts';
import { valuesOf } from '../screens/people-named.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** Every batch that was not split or merged, and where it is. */
export const ballotBatches = defineRoomQuery({
  name: 'ballot-batches',

  async show({ room, seen }) {
    const { figures } = reconciliationOf(room);
    const batches = valuesOf(room.batches)
      .filter(({ became }) => became.length === 0)
      .map(({ deletedTabulatorBatches: _, became: __, hasCvrs: ___, ...batch }) => {
        const container = lookUp(room.containers, batch.container ?? '');
        const at = container === undefined ? null : standsAt(container);
        const counted = figures.at(batch.countedAt, 'handCount')?.value ?? null;
        const votes = newestReport(seen.whole, batch.batch)?.state.is ?? ('none' as const);
        return { ...batch, counted, votes, area: at?.area ?? null, slot: at?.slot ?? null };
      })
      .toSorted((a, b) => compareNaturally(a.batch, b.batch));
    const containers = valuesOf(room.containers).map(({ container }) => container);
    const labelStocks = UNIT_LABEL_STOCKS.map(({ name }) => name);
    const inOrder = containers.toSorted(compareNaturally);
    const mail = mailBatchesOf(room).map(({ became, from, equations, ...batch }) => {
      return { ...batch, became: [...became], from: [...from], equations: [...equations] };
    });
    return ok({ batches, places: [...placesToCount(room)], mail, containers: inOrder, labelStocks });
  },
});

/** Wherever batches of the room can be counted. */
function placesToCount(room: OpenRoom): readonly CountingPlace[] {
  return valuesOf(room.sites)
    .toSorted((a, b) => compareNaturally(a.site, b.site))
    .flatMap((site) => site.tabulators.flatMap((tabulator) => placesOf(site, tabulator)));
}

function placesOf(site: Site, tabulator: string): readonly CountingPlace[] {
  const days = site.kind === 'early-voting' ? site.days : [null];
  return days.map((day) => countingPlace(site, { day, tabulator }));
}
