import { ballotRecordsAddress } from '@plumbline/api';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { useBallotRecordsWords } from '../../words/ballot-records-words.ts';
import { mayAsk } from './may-ask.ts';
import { PacketFile } from './PacketFile.tsx';
import type { RecordsAnswer, RecordsProps } from './RecordsPage.tsx';
import { recordsInWords } from './records-in-words.ts';
import { useAskRoom } from './use-ask-room.ts';
import { WithdrawFold } from './WithdrawFold.tsx';

type Proposed = NonNullable<RecordsAnswer['answers'][number]['proposed']>;

/** What one person proposed for requests, and waits for the other. */
export function RecordsWaiting({ place, answer }: RecordsProps) {
  return answer.answers.map(
    ({ request, proposed }) =>
      proposed !== null && (
        <Waiting key={request} place={place} answer={answer} request={request} proposed={proposed} />
      ),
  );
}

type WaitingProps = RecordsProps & { readonly request: string; readonly proposed: Proposed };

function Waiting({ place, answer, request, proposed }: WaitingProps) {
  const say = useBallotRecordsWords();
  const { ask, pending, problem } = useAskRoom(place);
  const { by, at, records, file, isYours } = proposed;
  const whyNot = () => {
    if (isYours) return say('waiting.isYours');
    return mayAsk(answer.heading, 'release-records-answer') ? undefined : say('waiting.onlyDirector');
  };
  return (
    <section className="panel stack">
      <h2>{say('waiting.title')}</h2>
      <p>{say('waiting.says', { people: by.join(', '), request, time: formatTime(at) })}</p>
      <p>{recordsInWords(say, records)}</p>
      <p className="breakable">
        <PacketFile file={file} />{' '}
        <a href={ballotRecordsAddress({ ...place, sha256: file.sha256 })} download>
          {say('waiting.look')}
        </a>
      </p>
      <ProblemAlert problem={problem} />
      <div>
        <Button
          pending={pending}
          reason={whyNot()}
          label={say('waiting.releaseOf', { request })}
          onPress={() =>
            // The digest came from the same server, which gave it as one.
            void ask({ type: 'release-records-answer', request, file })
          }
        >
          {say('waiting.release')}
        </Button>
      </div>
      <TakeBack place={place} answer={answer} request={request} proposed={proposed} />
    </section>
  );
}

function TakeBack({ place, answer, request }: WaitingProps) {
  const say = useBallotRecordsWords();
  return (
    <WithdrawFold
      place={place}
      name={`records-reason ${request}`}
      act={(reason) => ({ type: 'withdraw-records-answer', request, reason })}
      words={{
        title: say('waiting.takeBackOf', { request }),
        reason: say('waiting.reason'),
        hint: say('waiting.reasonHint'),
        short: say('waiting.reasonShort'),
        submit: say('waiting.takeBack'),
      }}
      look="second"
      whyNot={mayAsk(answer.heading, 'withdraw-records-answer') ? undefined : say('waiting.mayNot')}
    />
  );
}
