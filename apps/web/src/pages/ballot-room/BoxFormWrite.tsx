import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { formatClock } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { BoxGiveUp } from './BoxGiveUp.tsx';
import { asksForForm, formOfRetrieval, type Retrieval, type SealedAt } from './retrieval.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** A box whose ballots are on their way: form F-10 is written from what was recorded at it, by those who were there. */
export function BoxFormWrite(props: {
  readonly place: RoomPlace;
  readonly retrieval: Retrieval;
  readonly positions: SealedAt;
  /** Whether those who were there act at this device now, with a network. */
  readonly mayWrite: boolean;
  readonly onChange: (change: Partial<Retrieval>) => void;
  readonly onWritten: () => void;
  readonly onGiveUp: () => void;
}) {
  const say = useBallotBoxesWords();
  const { retrieval, positions, mayWrite } = props;
  const { box, into, departedAt } = retrieval;
  const { ask, pending, problem } = useAskRoom(props.place);
  const [isBusy, setBusy] = useState(false);
  const write = async () => {
    setBusy(true);
    const pictures = retrieval.pictures.map((picture) => say('seal.photoOf', { picture })).join('\n');
    const filled = formOfRetrieval(retrieval, positions, { noSeal: say('seal.noSeal'), pictures });
    let after = retrieval;
    for (const { name, ask: each } of asksForForm(retrieval, filled)) {
      if (after.recorded.includes(name)) continue;
      if (!(await ask(each)).ok) {
        setBusy(false);
        return props.onChange({ recorded: after.recorded });
      }
      after = { ...after, recorded: [...after.recorded, name] };
    }
    props.onWritten();
  };
  return (
    <div className="panel stack">
      <h3>{say('done.title', { container: into })}</h3>
      {departedAt !== null && <p>{say('done.says', { box, at: formatClock(departedAt) })}</p>}
      <ProblemAlert problem={problem} />
      {mayWrite ? (
        <Button pending={pending || isBusy} onPress={() => void write()}>
          {say('list.write', { box })}
        </Button>
      ) : (
        <p>{say('list.toWrite', { box })}</p>
      )}
      <BoxGiveUp retrieval={retrieval} onGiveUp={props.onGiveUp} />
    </div>
  );
}
