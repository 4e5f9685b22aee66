import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { SelectField } from '../../ui/Field.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { CarrierOpen } from './CarrierOpen.tsx';
import { CarriersExpect } from './CarriersExpect.tsx';
import { CarriersStruck } from './CarriersStruck.tsx';
import { CarriersTable } from './CarriersTable.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { SiteClose } from './SiteClose.tsx';

export type CarriersAnswer = QueryOutput<'ballot-carriers'>;
export type SiteCarriers = CarriersAnswer['sites'][number];
export type ShownCarrier = SiteCarriers['carriers'][number];

/** The sealed carriers of a site: expected, opened by two who have read their seals, and what is not opened named when the site is closed. */
export function CarriersPage({ place }: { readonly place: RoomPlace }) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  const asked = useAsk('ballot-carriers', place);
  const [{ site: chosen, carrier: opening }, change] = usePageSearch();
  return (
    <RoomPage place={place} title={sayRoom('pages.carriers')} lead={say('carriers.lead')} asked={asked}>
      {({ sites, areas }) => {
        const site = sites.find((one) => one.site === chosen) ?? sites.find(waits) ?? sites[0];
        if (site === undefined) return <p>{say('carriers.noSites')}</p>;
        const carrier = site.carriers.find((one) => one.carrier === opening && one.opened === null);
        return (
          <div className="stack-wide">
            <SelectField
              label={say('carriers.site')}
              name="carriers-site"
              value={site.site}
              error={undefined}
              options={sites.map((one) => ({ value: one.site, name: one.site }))}
              onChange={(value) => change({ site: value, carrier: undefined })}
            />
            <CarriersTable site={site} onOpen={(name) => change({ site: site.site, carrier: name })} />
            {carrier !== undefined && site.closed === null && (
              <CarrierOpen key={carrier.carrier} place={place} site={site.site} carrier={carrier} areas={areas} />
            )}
            <CarriersStruck struck={site.struck} />
            {site.closed === null && <CarriersExpect key={site.site} place={place} site={site} />}
            <SiteClose place={place} site={site} />
          </div>
        );
      }}
    </RoomPage>
  );
}

/** Whether a site still has a carrier to open. */
function waits({ carriers, closed }: SiteCarriers): boolean {
  return closed === null && carriers.some(({ opened }) => opened === null);
}
