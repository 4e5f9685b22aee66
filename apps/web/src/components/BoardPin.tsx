import { type QueryOutput, showBoardPin } from '@plumbline/api';
import { useState } from 'react';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useOfficeWords } from '../words/office-words.ts';
import { BoardRenewal } from './BoardRenewal.tsx';

type Local = QueryOutput<'jurisdiction'>;

/** The PIN of a board: hidden until somebody asks, because the desk may be seen by others, and made anew on request. */
export function BoardPin(props: {
  readonly board: Local['boards'][number];
  readonly place: { readonly auditId: string; readonly jurisdiction: string };
  readonly abilities: Local['heading']['abilities'];
  readonly onReplaced: () => void;
}) {
  const say = useOfficeWords();
  const { board: line, place } = props;
  const { board, pin } = line;
  const replace = useSend('replace-board-pin');
  const [isShown, setShown] = useState(false);
  if (pin === null) return null;
  return (
    <div className="row">
      {isShown && <span className="code nowrap">{showBoardPin(pin.digits)}</span>}
      <Button
        look="quiet"
        label={say(isShown ? 'boards.hidePinNamed' : 'boards.showPinNamed', { board })}
        onPress={() => setShown(!isShown)}
      >
        {say(isShown ? 'boards.hidePin' : 'boards.showPin')}
      </Button>
      {pin.isLocked && <Tag tone="red">{say('boards.pinLocked')}</Tag>}
      {props.abilities['replace-board-pin']?.allowed && (
        <BoardRenewal
          what="pin"
          board={board}
          sending={replace}
          onRenew={() => void replace.run({ ...place, board }).then((answer) => answer.ok && props.onReplaced())}
        />
      )}
    </div>
  );
}
