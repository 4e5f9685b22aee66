import { type ReactNode, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useTallyEntryWords } from '../words/tally-entry-words.ts';

/** Takes tallies from this device that were not sent, after a question. `beside`: what can be done with them instead. */
export function TalliesRemove(props: {
  readonly count: number;
  readonly onRemove: () => void;
  readonly beside?: ReactNode;
}) {
  const say = useTallyEntryWords();
  const [isAsking, setAsking] = useState(false);
  return (
    // The question comes in the place of the button: a second tap meant for that answers nothing.
    <Swap of={isAsking ? 'question' : 'button'}>
      {isAsking ? (
        <div className="stack">
          <p className="strong">{say('refused.removeSays', { count: props.count })}</p>
          <div className="row">
            <Button look="danger" onPress={props.onRemove}>
              {say('refused.removeYes')}
            </Button>
            <Button look="second" onPress={() => setAsking(false)}>
              {say('refused.removeNo')}
            </Button>
          </div>
        </div>
      ) : (
        <div className="row">
          {props.beside}
          <Button look="second" onPress={() => setAsking(true)}>
            {say('refused.remove')}
          </Button>
        </div>
      )}
    </Swap>
  );
}
