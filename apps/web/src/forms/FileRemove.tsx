import type { Abilities, FileSlot } from '@plumbline/api';
import { useState } from 'react';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useFilesWords } from '../words/files-words.ts';

/** Takes a file out of the audit, after asking once. */
export function FileRemove(props: {
  readonly auditId: string;
  readonly slot: FileSlot;
  readonly abilities: Abilities;
}) {
  const say = useFilesWords();
  const remove = useSend('remove-file');
  const [asked, setAsked] = useState(false);
  const { slot, auditId, abilities } = props;
  const { kind, jurisdiction } = slot;
  const ability = abilities['remove-file'];
  // Why nothing can be changed is said once, at the button beside.
  if (kind === 'participants' || !ability?.allowed) return null;
  return (
    <Swap of={asked ? 'question' : 'offer'}>
      {asked ? (
        <div className="stack">
          <p>{say('removeSure')}</p>
          <ProblemAlert problem={remove.problem} />
          <div className="row">
            <Button
              look="danger"
              pending={remove.pending}
              onPress={() =>
                void remove.run({ auditId, jurisdiction, kind }).then((answer) => answer.ok && setAsked(false))
              }
            >
              {say('removeYes')}
            </Button>
            <Button look="quiet" onPress={() => setAsked(false)}>
              {say('removeNo')}
            </Button>
          </div>
        </div>
      ) : (
        <Button look="quiet" onPress={() => setAsked(true)}>
          {say('remove')}
        </Button>
      )}
    </Swap>
  );
}
