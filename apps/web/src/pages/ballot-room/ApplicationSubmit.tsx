import { Link } from '@tanstack/react-router';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { ApplicationProps } from './ApplicationPage.tsx';
import { mayAsk } from './may-ask.ts';
import { PacketFile } from './PacketFile.tsx';
import { packetAddress } from './packet-address.ts';
import { roomAddress } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Says that the released packet was given to the certifier; not while the certifier has it. */
export function ApplicationSubmit({ place, answer, application }: ApplicationProps) {
  const say = useBallotApplicationWords();
  const { ask, pending, problem } = useAskRoom(place);
  const { standard, state, submissions, feedback } = application;
  const { packet, notShown } = answer;
  const isAgain = state === 'feedback';
  const whyNot = () => {
    if (!mayAsk(answer.heading, 'propose-application-step')) return say('submit.onlyPublisher');
    if (feedback.some(({ isOpen }) => isOpen)) return say('submit.openFirst');
    if (state === 'submitted' || state === 'resubmitted') return say('submit.withCertifier');
    if (packet === null) return say('submit.noPacket');
    return submissions.at(-1)?.file.sha256 === packet.sha256 ? say('submit.sameFile') : undefined;
  };
  return (
    <section className="panel stack">
      <h2>{say('submit.title')}</h2>
      <p>{say('submit.says')}</p>
      {packet === null ? (
        <p>
          {say('submit.noPacket')} <Link to={roomAddress(place, 'standard')}>{say('submit.toStandard')}</Link>
        </p>
      ) : (
        <p>
          {say('submit.packet')} <PacketFile file={packet} />{' '}
          <a href={packetAddress(place, 'released')}>{say('submit.look')}</a>
        </p>
      )}
      {notShown > 0 && <p>{say('submit.notShown', { count: notShown })}</p>}
      <ProblemAlert problem={problem} />
      <Button
        pending={pending}
        reason={whyNot()}
        onPress={() => void ask({ type: 'propose-application-step', standard, step: { step: 'submit' } })}
      >
        {say(isAgain ? 'submit.again' : 'submit.propose')}
      </Button>
    </section>
  );
}
