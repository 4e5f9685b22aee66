import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { ActForm } from './ActForm.tsx';
import type { SiteCarriers } from './CarriersPage.tsx';
import type { RoomPlace } from './room-place.ts';

/** A site is closed by two once nothing is open; over what is open only with an incident. */
export function SiteClose({ place, site }: { readonly place: RoomPlace; readonly site: SiteCarriers }) {
  const say = useBallotCustodyWords();
  const unopened = site.carriers.filter(({ opened }) => opened === null);
  const open = [...notOpened(), ...site.issues];
  const { closed } = site;
  const close = (withOpenIssues: boolean) => () =>
    [
      {
        type: 'close-site',
        site: site.site,
        withOpenIssues,
        incident: `carriers of ${site.site}`,
        over: unopened.map(({ carrier }) => carrier),
      },
    ] as const;
  return (
    <section className="stack">
      <h2>{say('carriers.close.heading')}</h2>
      {open.length > 0 && (
        <Alert kind="warning">
          {open.map((one) => (
            <p key={one}>{one}</p>
          ))}
        </Alert>
      )}
      {unopened.length === 0 && site.carriers.length > 0 && <p>{say('carriers.allOpened')}</p>}
      {closed === null ? (
        <>
          <ActForm
            key={`close ${site.site}`}
            place={place}
            title={say('carriers.close.title', { site: site.site })}
            lead={say('carriers.close.lead')}
            button={say('carriers.close.submit')}
            done={say('carriers.close.done')}
            fields={[]}
            asks={close(false)}
          />
          {open.length > 0 && (
            <ActForm
              key={`close over ${site.site}`}
              place={place}
              title={say('carriers.close.overTitle', { site: site.site })}
              lead={say('carriers.close.overLead')}
              button={say('carriers.close.overSubmit')}
              done={say('carriers.close.done')}
              fields={[]}
              asks={close(true)}
            />
          )}
        </>
      ) : (
        <p>
          {say('carriers.close.closed', { at: formatTime(closed.at), people: closed.by.join(', ') })}{' '}
          {unopened.length > 0 && say('carriers.close.closedOver')}
        </p>
      )}
    </section>
  );

  function notOpened(): readonly string[] {
    if (unopened.length === 0) return [];
    const carriers = unopened.map(({ carrier }) => carrier).join(', ');
    const named = say('carriers.notOpened', { count: unopened.length, carriers });
    const envelopes = unopened.map((one) => one.envelopes);
    if (envelopes.includes(null)) return [named];
    const count = envelopes.reduce((sum: number, each) => sum + (each ?? 0), 0);
    return [`${named} ${say('carriers.envelopes', { count })}`];
  }
}
