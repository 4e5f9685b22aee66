import type { FileAsked } from '@plumbline/api';
import { useState } from 'react';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

/** Has a document or report made in the background, where it would take long. */
export function FileOrder(props: {
  readonly of: { readonly auditId: string; readonly jurisdiction: string | null };
  readonly file: FileAsked;
  /** What the file is called. */
  readonly name: string;
  /** What stands on the button, where it is not the name. */
  readonly word?: string;
}) {
  const say = useRoundsWords();
  const make = useSend('make-file');
  const [ordered, setOrdered] = useState(false);
  const { of, file, name, word } = props;
  const order = async () => {
    const answer = await make.run({ ...of, file });
    setOrdered(answer.ok);
  };
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
