import type { QueryOutput } from '@plumbline/api';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { Button } from '../../ui/Button.tsx';
import { useBallotRecordsWords } from '../../words/ballot-records-words.ts';
import { mayAsk } from './may-ask.ts';
import { RecordsGivenOut } from './RecordsGivenOut.tsx';
import { RecordsNew } from './RecordsNew.tsx';
import { RecordsWaiting } from './RecordsWaiting.tsx';
import { RoomFiles } from './RoomFiles.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

export type RecordsAnswer = QueryOutput<'ballot-records'>;
export type RecordsProps = { readonly place: RoomPlace; readonly answer: RecordsAnswer };

/** Records that somebody asked for: chosen, looked at, made in the background, proposed by one person and released by another. */
export function RecordsPage(props: { readonly place: RoomPlace }) {
  const say = useBallotRecordsWords();
  const { place } = props;
  const asked = useAsk('ballot-records', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <RecordsWaiting place={place} answer={answer} />
          <RecordsNew place={place} answer={answer} />
          <Made place={place} answer={answer} />
          <RecordsGivenOut place={place} answer={answer} />
        </div>
      )}
    </RoomPage>
  );
}

/** The answers that are being made and that are kept, each to be proposed. */
function Made({ place, answer }: RecordsProps) {
  const say = useBallotRecordsWords();
  const { ask, pending, problem } = useAskRoom(place);
  const reason = mayAsk(answer.heading, 'propose-records-answer') ? undefined : say('form.onlyPublisher');
  return (
    <div className="stack">
      <ProblemAlert problem={problem} />
      <RoomFiles
        place={place}
        of={['records-answer']}
        act={{
          name: say('kept.act'),
          of: ({ fileId, name, file }) =>
            file.what === 'records-answer' && (
              <Button
                look="second"
                pending={pending}
                reason={reason}
                label={say('kept.proposeOf', { request: file.request, name })}
                onPress={() => void ask({ type: 'propose-records-answer', kept: fileId, answer: null })}
              >
                {say('kept.propose')}
              </Button>
            ),
        }}
      />
    </div>
  );
}
