import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type BallotCustodyWords, useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { ShownCarrier, SiteCarriers } from './CarriersPage.tsx';
import { signedCount } from './signed-count.ts';

/** Every carrier that a site expects, with what is known of it. */
export function CarriersTable(props: { readonly site: SiteCarriers; readonly onOpen: (carrier: string) => void }) {
  const say = useBallotCustodyWords();
  const { carriers, closed } = props.site;
  if (carriers.length === 0) return <p>{say('carriers.none')}</p>;
  return (
    <SimpleTable
      caption={say('carriers.carrier')}
      hideCaption
      roomy
      columns={[
        { name: say('carriers.carrier') },
        { name: say('carriers.state') },
        { name: say('carriers.expected'), numeric: true },
        { name: say('carriers.counted'), numeric: true },
        { name: say('carriers.difference'), numeric: true },
        { name: say('carriers.last'), wordy: true },
      ]}
      rows={carriers.map((carrier) => ({
        key: carrier.carrier,
        cells: [
          carrier.opened === null && closed === null ? (
            <Button
              key="open"
              look="quiet"
              label={say('carriers.openIt', { carrier: carrier.carrier })}
              onPress={() => props.onOpen(carrier.carrier)}
            >
              {carrier.carrier}
            </Button>
          ) : (
            carrier.carrier
          ),
          <CarrierTag key="state" carrier={carrier} />,
          carrier.envelopes === null ? say('carriers.countFirst') : formatCount(carrier.envelopes),
          carrier.opened === null ? '' : formatCount(carrier.opened.envelopes),
          carrier.opened === null || carrier.envelopes === null
            ? ''
            : signedCount(carrier.opened.envelopes - carrier.envelopes),
          whereLast(say, carrier),
        ],
      }))}
    />
  );
}

function CarrierTag({ carrier: { opened, seals } }: { readonly carrier: ShownCarrier }) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  if (opened !== null) return <Tag tone="green">{say('carriers.states.opened')}</Tag>;
  if (seals === null) return <Tag tone="amber">{say('carriers.states.unknown')}</Tag>;
  if (seals.condition !== 'ok') return <Tag tone="red">{sayRoom(`containers.conditions.${seals.condition}`)}</Tag>;
  if (seals.waitsForSecondReading) return <Tag tone="red">{say('carriers.states.differs')}</Tag>;
  if (areOff(seals)) return <Tag tone="red">{say('carriers.states.cut')}</Tag>;
  return <Tag tone="amber">{say(seals.readingAgrees ? 'carriers.states.read' : 'carriers.states.sealed')}</Tag>;
}

/** Whether somebody has taken the seals off a carrier elsewhere: as they were read once they are no more. */
export function areOff({ positions }: NonNullable<ShownCarrier['seals']>): boolean {
  return !positions.some(({ isSealed }) => isSealed);
}

/** Where a carrier was last, and since when; once it is opened, by whom. */
export function whereLast(say: BallotCustodyWords, { last, opened }: ShownCarrier): string {
  if (opened !== null) {
    return say('carriers.openedBy', { at: formatTime(opened.at), people: opened.by.join(', ') });
  }
  if (last === null) return say('carriers.noCustody');
  const at = formatTime(last.at);
  if (last.in === 'nowhere-known') return say('carriers.nowhere', { at });
  if (last.in === 'hands') return say('carriers.inHands', { at, people: last.people.join(', ') });
  return say('carriers.inArea', { at, where: [last.area, last.slot].filter((each) => each !== null).join(', ') });
}
