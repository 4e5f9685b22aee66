import type { RoomHeading } from '@plumbline/api';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotRecountsWords } from '../../words/ballot-recounts-words.ts';
import { ActForm } from './ActForm.tsx';
import { mayAsk } from './may-ask.ts';
import type { RecountsAnswer } from './recount-to-report.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type Recount = RecountsAnswer['recounts'][number];
/** A result with the recount it is of. */
export type RecountFound = Recount['results'][number] & Pick<Recount, 'recount'>;

const namedIn = ({ recount, batch, contest, report }: RecountFound) => ({ recount, batch, contest, report });
const keyOf = (result: RecountFound) => JSON.stringify(namedIn(result));
const optionOf = (result: RecountFound) => ({ value: keyOf(result), name: `${result.name} · ${result.contest}` });

/** What is still to be done with results: say why some differ, and look at them as the second person. */
export function RecountsReview(props: {
  readonly place: RoomPlace;
  readonly heading: RoomHeading;
  readonly found: readonly RecountFound[];
  readonly isNarrowed: boolean;
}) {
  const say = useBallotRecountsWords();
  const { place, heading, found } = props;
  const unexplained = found.filter(({ needsReason }) => needsReason);
  const toReview = found.filter(({ mayReview }) => mayReview);
  return (
    <>
      {unexplained.length > 0 && mayAsk(heading, 'explain-recount') && (
        <ActForm
          place={place}
          title={say('explain.title')}
          lead={say('explain.lead')}
          button={say('explain.submit')}
          done={say('explain.done')}
          fields={[
            { name: 'result', kind: 'choice', label: say('explain.result'), options: unexplained.map(optionOf) },
            { name: 'reason', kind: 'text', label: say('explain.reason') },
          ]}
          asks={({ text }) =>
            unexplained
              .filter((result) => keyOf(result) === text('result'))
              .map((result) => ({ type: 'explain-recount', result: namedIn(result), reason: text('reason') }))
          }
        />
      )}
      {mayAsk(heading, 'approve-recounts') && <Review place={place} waiting={toReview} isNarrowed={props.isNarrowed} />}
    </>
  );
}

function Review(props: {
  readonly place: RoomPlace;
  readonly waiting: readonly RecountFound[];
  readonly isNarrowed: boolean;
}) {
  const say = useBallotRecountsWords();
  const { place, waiting, isNarrowed } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [approved, setApproved] = useState<number>();
  const ready = waiting.filter(({ needsReason }) => !needsReason);
  const approve = async () => {
    setApproved(undefined);
    if ((await ask({ type: 'approve-recounts', results: ready.map(namedIn) })).ok) setApproved(ready.length);
  };
  return (
    <section className="panel stack">
      <h2>{say('review.title')}</h2>
      <p>{say('review.says')}</p>
      <ProblemAlert problem={problem} />
      <p role="status">
        {approved !== undefined
          ? say('review.done', { count: approved })
          : waiting.length === 0
            ? say('review.nothing')
            : say('review.waiting', { count: waiting.length })}
      </p>
      {waiting.length > 0 && isNarrowed && <p className="quiet">{say('review.onlyFound')}</p>}
      {ready.length > 0 && (
        <Button pending={pending} onPress={() => void approve()}>
          {say('review.approve', { count: ready.length })}
        </Button>
      )}
      {waiting.length > 0 && (
        <ActForm
          place={place}
          title={say('back.title')}
          lead={say('back.lead')}
          button={say('back.submit')}
          done={say('back.done')}
          fields={[
            { name: 'result', kind: 'choice', label: say('back.result'), options: waiting.map(optionOf) },
            { name: 'reason', kind: 'text', label: say('back.reason') },
          ]}
          asks={({ text }) => {
            const results = waiting.filter((result) => keyOf(result) === text('result')).map(namedIn);
            return [{ type: 'return-recounts', results, reason: text('reason') }];
          }}
        />
      )}
    </section>
  );
}
