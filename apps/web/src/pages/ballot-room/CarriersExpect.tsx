import { type BallotCustodyWords, useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { ActForm } from './ActForm.tsx';
import type { SiteCarriers } from './CarriersPage.tsx';
import type { RoomPlace } from './room-place.ts';

/** Carriers that a site is to expect: those that were sent to it here, and others by the list of whoever sends them. */
export function CarriersExpect({ place, site }: { readonly place: RoomPlace; readonly site: SiteCarriers }) {
  const say = useBallotCustodyWords();
  const { sent } = site;
  const carriers = sent.map(({ container }) => container).join(', ');
  return (
    <div className="stack">
      {sent.length > 0 && (
        <ActForm
          key={carriers}
          place={place}
          title={say('carriers.takeOver.title', { count: sent.length })}
          lead={say('carriers.takeOver.lead', { carriers })}
          button={say('carriers.takeOver.submit')}
          done={say('carriers.takeOver.done')}
          isOpenAtFirst
          fields={[]}
          asks={() => [
            {
              type: 'expect-carriers',
              site: site.site,
              carriers: sent.map(({ container, envelopes }) => ({ carrier: container, envelopes, seals: [] })),
            },
          ]}
        />
      )}
      <ActForm
        place={place}
        title={say('carriers.expect.title')}
        lead={say('carriers.expect.lead')}
        button={say('carriers.expect.submit')}
        done={say('carriers.expect.done')}
        fields={[
          { name: 'carrier', kind: 'text', label: say('carriers.expect.carrier') },
          { name: 'envelopes', kind: 'count', label: say('carriers.expect.envelopes') },
          {
            name: 'seals',
            kind: 'text',
            label: say('carriers.expect.seals'),
            hint: say('carriers.expect.sealsHint'),
            optional: true,
          },
        ]}
        asks={({ text, count }) => [
          {
            type: 'expect-carriers',
            site: site.site,
            carriers: [
              { carrier: text('carrier'), envelopes: count('envelopes'), seals: sealsTyped(say, text('seals')) },
            ],
          },
        ]}
      />
    </div>
  );
}

/** Each number with where it is on the carrier, which a list of seals does not say. */
function sealsTyped(say: BallotCustodyWords, typed: string) {
  const numbers = typed
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return numbers.map((seal, at) => ({
    position: numbers.length === 1 ? say('carriers.closure') : say('carriers.closureNumber', { number: at + 1 }),
    seal,
  }));
}
