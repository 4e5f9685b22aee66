import { useState } from 'react';
import type { AtBoard } from '../../components/BoardFrame.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { BatchDecide, Kinds, type SentBatch } from '../../forms/BatchDecide.tsx';
import { MembersName } from '../../forms/MembersName.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBoardWords } from '../../words/board-words.ts';

/** The review team's table where batches are counted: the batches of which it was sent cards, and the decision on one. */
export function ReviewBatches(board: AtBoard) {
  const say = useBoardWords();
  const { answer, place } = board;
  const { batches = [] } = answer;
  const [opened, setOpened] = useState<string>();
  const [saved, setSaved] = useState<string>();
  if (answer.members.length === 0 && batches.length > 0) return <MembersName {...board} />;
  const chosen = batches.find(({ batch }) => batch === opened);
  const open = (batch: string) => {
    setSaved(undefined);
    setOpened(batch);
  };
  return (
    <Swap of={chosen?.batch ?? ''}>
      <div className="stack-wide">
        <div className="stack">
          <PageTitle>{say('table.title', { board: place.board })}</PageTitle>
          <p>{say(batches.length === 0 ? 'review.batches.none' : 'review.batches.lead')}</p>
          {saved !== undefined && <Alert kind="success">{say('review.batches.saved', { batch: saved })}</Alert>}
        </div>
        {chosen === undefined ? (
          <ul className="stack plain-list">
            {batches.map((sent) => (
              <li key={sent.batch} className="panel">
                <Waiting sent={sent} ability={answer.abilities['review-batch']} onOpen={() => open(sent.batch)} />
              </li>
            ))}
          </ul>
        ) : (
          <BatchDecide
            key={chosen.batch}
            place={place}
            contests={answer.contests}
            sent={chosen}
            onPressed={board.onPressed}
            onSaved={() => {
              setOpened(undefined);
              setSaved(chosen.batch);
            }}
            onBack={() => setOpened(undefined)}
          />
        )}
      </div>
    </Swap>
  );
}

function Waiting(props: {
  readonly sent: SentBatch;
  readonly ability: AtBoard['answer']['abilities'][string] | undefined;
  readonly onOpen: () => void;
}) {
  const say = useBoardWords();
  const { sent, ability, onOpen } = props;
  const { batch, decision } = sent;
  const isOpen = decision === null;
  return (
    <div className="stack">
      <h2 className="breakable">{batch}</h2>
      <p className="row">
        <span className="strong">{say('review.batches.cards', { count: sent.sent })}</span>
        <Tag tone={isOpen ? 'amber' : 'green'}>{say(isOpen ? 'review.batches.waiting' : 'review.batches.decided')}</Tag>
      </p>
      <Kinds sent={sent} />
      {ability?.allowed === true ? (
        <div className="board-actions">
          <button
            type="button"
            className={isOpen ? 'big-button big-button-main' : 'big-button'}
            aria-label={say(isOpen ? 'review.batches.decideNamed' : 'review.batches.correctNamed', { batch })}
            onClick={onOpen}
          >
            {say(isOpen ? 'review.batches.decide' : 'review.batches.correct')}
          </button>
        </div>
      ) : (
        ability !== undefined && <p>{ability.reason}</p>
      )}
    </div>
  );
}
