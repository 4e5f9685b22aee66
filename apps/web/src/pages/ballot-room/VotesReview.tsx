import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotVotesWords } from '../../words/ballot-votes-words.ts';
import { ActForm } from './ActForm.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';
import type { VotesBatch } from './VotesPage.tsx';

/** What waits for the second person: approved as it is shown, the batches that are found, or sent back with a reason. */
export function VotesReview(props: {
  readonly place: RoomPlace;
  readonly batches: readonly VotesBatch[];
  readonly found: readonly VotesBatch[];
}) {
  const say = useBallotVotesWords();
  const { place, batches, found } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [approved, setApproved] = useState<number>();
  const waiting = found.filter(({ mayReview }) => mayReview);
  const approve = async () => {
    setApproved(undefined);
    const reports = waiting.map(({ batch, report }) => ({ batch, report }));
    if ((await ask({ type: 'approve-votes', reports })).ok) setApproved(reports.length);
  };
  return (
    <section className="panel stack">
      <h2>{say('review.title')}</h2>
      <p>{say('review.says')}</p>
      <ProblemAlert problem={problem} />
      <p role="status">
        {approved === undefined
          ? waiting.length === 0
            ? say('review.nothing')
            : say('review.waiting', { count: waiting.length })
          : say('review.done', { count: approved })}
      </p>
      {waiting.length > 0 && (
        <>
          {found.length < batches.length && <p className="quiet">{say('review.onlyFound')}</p>}
          <Button pending={pending} onPress={() => void approve()}>
            {say('review.approve', { count: waiting.length })}
          </Button>
          <ActForm
            place={place}
            title={say('back.title')}
            lead={say('back.lead')}
            button={say('back.submit')}
            done={say('back.done')}
            fields={[
              {
                name: 'batch',
                kind: 'choice',
                label: say('back.batch'),
                options: waiting.map(({ batch, name }) => ({ value: batch, name })),
              },
              { name: 'reason', kind: 'text', label: say('back.reason') },
            ]}
            asks={({ text }) => {
              const reports = waiting
                .filter(({ batch }) => batch === text('batch'))
                .map(({ batch, report }) => ({ batch, report }));
              return [{ type: 'return-votes', reports, reason: text('reason') }];
            }}
          />
        </>
      )}
    </section>
  );
}
