import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import type { Retrieval } from './retrieval.ts';

/** The way out of a box that was begun and that nobody goes on with: the device forgets it, after a question. What was recorded stays. */
export function BoxGiveUp(props: { readonly retrieval: Retrieval; readonly onGiveUp: () => void }) {
  const say = useBallotBoxesWords();
  const [isAsking, setAsking] = useState(false);
  const { box, recorded } = props.retrieval;
  return (
    <Swap of={isAsking ? 'question' : 'button'}>
      {isAsking ? (
        <div className="stack">
          <p className="strong">{say(recorded.length === 0 ? 'giveUp.nothing' : 'giveUp.says', { box })}</p>
          <div className="row">
            <Button look="danger" onPress={props.onGiveUp}>
              {say('giveUp.yes')}
            </Button>
            <Button look="second" onPress={() => setAsking(false)}>
              {say('giveUp.no')}
            </Button>
          </div>
        </div>
      ) : (
        <Button look="quiet" onPress={() => setAsking(true)}>
          {say('giveUp.open', { box })}
        </Button>
      )}
    </Swap>
  );
}
