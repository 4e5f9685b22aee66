import { Alert } from '../../ui/Alert.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import type { ShownCarrier } from './CarriersPage.tsx';
import { areOff, whereLast } from './CarriersTable.tsx';
import type { RoomPlace } from './room-place.ts';
import { ContainerStore, SealsRead } from './SealActs.tsx';

/** What is done with one carrier: its seals are read before anybody is told what was expected, then two open it and count; what was listed by mistake is struck. */
export function CarrierOpen(props: {
  readonly place: RoomPlace;
  readonly site: string;
  readonly carrier: ShownCarrier;
  readonly areas: readonly string[];
}) {
  const say = useBallotCustodyWords();
  const { place, site, areas } = props;
  const { carrier, seals } = props.carrier;
  return (
    <section className="panel stack" aria-label={carrier}>
      <h2>{carrier}</h2>
      <p>{whereLast(say, props.carrier)}</p>
      {seals === null ? (
        <Alert kind="warning">
          <p>{say('carriers.noSeal')}</p>
        </Alert>
      ) : (
        <>
          <SealsVerdict seals={seals} />
          <SealsRead
            key={`read ${seals.readings}`}
            place={place}
            container={carrier}
            positions={seals.positions}
            readings={seals.readings}
            isOpenAtFirst={!seals.isRead}
          />
          <ContainerStore place={place} container={carrier} areas={areas} />
        </>
      )}
      <ActForm
        key={`open ${seals?.isRead}`}
        place={place}
        title={say('carriers.open.title')}
        lead={say('carriers.open.lead')}
        button={say('carriers.open.submit')}
        done={say('carriers.open.done')}
        isOpenAtFirst={seals === null || seals.isRead}
        fields={[
          ...(seals === null ? [{ name: 'seal', kind: 'text', label: say('carriers.open.seal') } as const] : []),
          { name: 'envelopes', kind: 'count', label: say('carriers.open.envelopes') },
        ]}
        asks={({ textOrNull, count }) => [
          {
            type: 'open-carrier',
            site,
            carrier,
            envelopes: count('envelopes'),
            seal: seals === null ? textOrNull('seal') : null,
          },
        ]}
      />
      {props.carrier.mayStrike && (
        <ActForm
          place={place}
          title={say('carriers.strike.title')}
          lead={say('carriers.strike.lead')}
          button={say('carriers.strike.submit')}
          done={say('carriers.strike.done')}
          fields={[{ name: 'reason', kind: 'text', label: say('carriers.strike.reason') }]}
          asks={({ text }) => [{ type: 'strike-carrier', site, carrier, reason: text('reason') }]}
        />
      )}
    </section>
  );
}

function SealsVerdict({ seals }: { readonly seals: NonNullable<ShownCarrier['seals']> }) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  if (seals.condition !== 'ok') {
    return (
      <Alert kind="error" title={sayRoom(`containers.conditions.${seals.condition}`)}>
        <p>{say('carriers.heldApart')}</p>
      </Alert>
    );
  }
  if (seals.waitsForSecondReading) {
    return (
      <Alert kind="warning" title={sayRoom('containers.secondReading')}>
        <p>{sayRoom('containers.secondReadingSays')}</p>
      </Alert>
    );
  }
  if (areOff(seals)) {
    return (
      <Alert kind="warning" title={say('carriers.states.cut')}>
        <p>{say('carriers.sealsOff')}</p>
      </Alert>
    );
  }
  return (
    <Alert kind={seals.isRead ? 'success' : 'info'}>
      <p>{say(seals.isRead ? 'carriers.isRead' : 'carriers.readFirst')}</p>
    </Alert>
  );
}
