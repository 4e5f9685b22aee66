import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import { packetAddress } from './packet-address.ts';
import { publicationOf } from './publication-of.ts';
import type { RoomPlace } from './room-place.ts';
import type { StandardAnswer } from './StandardPage.tsx';
import { useAskRoom } from './use-ask-room.ts';

/** The packet for a certifier: built and proposed by one as a file, released by another who has looked at that file. */
export function PacketRelease(props: { readonly place: RoomPlace; readonly answer: StandardAnswer }) {
  const say = useBallotStandardWords();
  const { place, answer } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const { proposed, released, isPublisher, isDirector } = publicationOf(answer, 'certification-packet');
  // What waits is shown to those who propose and release.
  const looks = isPublisher || isDirector;
  const of = { publication: 'certification-packet' } as const;
  const whyNotRelease = () => {
    if (!isDirector) return say('publication.onlyDirector');
    return proposed === null ? say('packet.nothingProposed') : undefined;
  };
  return (
    <section className="panel stack">
      <h2>{say('packet.title')}</h2>
      <p>{say('packet.says')}</p>
      {proposed !== null && (
        <p>
          {say('packet.proposed', { people: proposed.by.join(', '), time: formatTime(proposed.at) })}{' '}
          {looks && <a href={packetAddress(place, 'proposed')}>{say('packet.look')}</a>}{' '}
          <span className="quiet">{proposed.file?.sha256.slice(0, 16)}</span>
        </p>
      )}
      {released !== null && (
        <p>
          {say('packet.released', {
            people: [...released.proposedBy, ...released.by].join(', '),
            time: formatTime(released.at),
          })}{' '}
          <a href={packetAddress(place, 'released')}>{say('packet.download')}</a>{' '}
          <span className="quiet">{released.file?.sha256.slice(0, 16)}</span>
        </p>
      )}
      <ProblemAlert problem={problem} />
      <div className="row">
        <Button
          look="second"
          pending={pending}
          reason={isPublisher ? undefined : say('packet.onlyPublisher')}
          onPress={() => void ask({ type: 'propose-publication', ...of, file: null })}
        >
          {say('packet.build')}
        </Button>
        <Button
          pending={pending}
          reason={whyNotRelease()}
          onPress={() =>
            // The digest came from the same server, which gave it as one.
            void ask({ type: 'release-publication', ...of, file: (proposed?.file ?? null) as never })
          }
        >
          {say('packet.release')}
        </Button>
      </div>
    </section>
  );
}
