import type { Problem } from '@plumbline/api';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

/** Has a file made in the background, and says that it was asked for. */
export function OrderButton(props: {
  readonly make: { readonly pending: boolean; readonly problem: Problem | undefined };
  /** Answers whether it was taken. */
  readonly onOrder: () => Promise<boolean>;
  /** What the file is called. */
  readonly name: string;
  /** What stands on the button, where it is not the name. */
  readonly word?: string | undefined;
}) {
  const say = useRoundsWords();
  const [ordered, setOrdered] = useState(false);
  const { make, onOrder, name, word } = props;
  const order = async () => setOrdered(await onOrder());
  return (
    <>
      <Button
        look="second"
        pending={make.pending}
        label={say('making.orderNamed', {
          name: word === undefined || word === name ? name : say('making.form', { name, form: word }),
        })}
        onPress={() => void order()}
      >
        {word ?? say('making.order')}
      </Button>
      <span role="status">{ordered && say('making.ordered')}</span>
      <ProblemAlert problem={make.problem} />
    </>
  );
}
