import type { Problem } from '@plumbline/api';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import { ProblemAlert } from './ProblemAlert.tsx';

/** Makes the link or the PIN of a board anew, after a question: whoever is at work with the old one is put out. */
export function BoardRenewal(props: {
  readonly what: 'link' | 'pin';
  readonly board: string;
  readonly sending: { readonly pending: boolean; readonly problem: Problem | undefined };
  readonly onRenew: () => void;
}) {
  const say = useOfficeWords();
  const [isAsked, setAsked] = useState(false);
  const { what, board, sending } = props;
  const named = say(`boards.renewal.${what}.named`, { board });
  const renew = () => {
    setAsked(false);
    props.onRenew();
  };
  return (
    <>
      <Button look="quiet" label={named} pending={sending.pending} onPress={() => setAsked(true)}>
        {say(`boards.renewal.${what}.renew`)}
      </Button>
      {isAsked && (
        <Dialog title={named} onClose={() => setAsked(false)}>
          <p>{say(`boards.renewal.${what}.says`)}</p>
          <p>{say('boards.renewal.kept')}</p>
          <div className="row">
            <Button onPress={renew}>{say(`boards.renewal.${what}.yes`)}</Button>
            <Button look="second" onPress={() => setAsked(false)}>
              {say('boards.renewal.no')}
            </Button>
          </div>
        </Dialog>
      )}
      <ProblemAlert problem={sending.problem} />
    </>
  );
}
