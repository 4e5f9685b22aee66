import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { formatDay, formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { ApplicationProps } from './ApplicationPage.tsx';
import { mayAsk } from './may-ask.ts';
import { PacketFile } from './PacketFile.tsx';
import { useAskRoom } from './use-ask-room.ts';

/** What one person said of the application, and waits for the other. */
export function ApplicationProposed({ place, answer, application }: ApplicationProps) {
  const say = useBallotApplicationWords();
  const { ask, pending, problem } = useAskRoom(place);
  const { standard, proposed } = application;
  if (proposed === null) return null;
  const { step, by, at, isYours } = proposed;
  const who = { people: by.join(', '), time: formatTime(at) };
  const whyNot = () => {
    if (isYours) return say('proposed.isYours');
    return mayAsk(answer.heading, 'confirm-application-step') ? undefined : say('proposed.onlyDirector');
  };
  return (
    <section className="panel stack">
      <h2>{say('proposed.title')}</h2>
      {step.step === 'submit' ? (
        <p>
          {say('proposed.submit', who)} <PacketFile file={step.file} />
        </p>
      ) : (
        <p>{say('proposed.certify', { ...who, from: formatDay(step.from), until: formatDay(step.until) })}</p>
      )}
      <ProblemAlert problem={problem} />
      <Button
        pending={pending}
        reason={whyNot()}
        onPress={() => void ask({ type: 'confirm-application-step', standard, step })}
      >
        {say('proposed.confirm')}
      </Button>
    </section>
  );
}
