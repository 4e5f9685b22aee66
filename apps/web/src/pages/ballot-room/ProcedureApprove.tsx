import type { RoomHeading } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useBallotProceduresWords } from '../../words/ballot-procedures-words.ts';
import { mayAsk } from './may-ask.ts';
import type { ProcedureRead } from './ProcedurePage.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Approves a draft from a day on; whoever wrote it hears that somebody else does. */
export function ProcedureApprove(props: {
  readonly place: RoomPlace;
  readonly heading: RoomHeading;
  readonly reading: ProcedureRead;
  readonly newest: number;
}) {
  const say = useBallotProceduresWords();
  const { place, heading, reading, newest } = props;
  const { procedure, version } = reading;
  const { ask, pending, problem } = useAskRoom(place);
  const [effectiveFrom, setFrom] = useState(heading.today);
  const [isBlank, setBlank] = useState(false);
  const whyNot = () => {
    if (reading.isYours) return say('page.isYours');
    if (!mayAsk(heading, 'approve-procedure')) return say('page.mayNotApprove');
    return newest > version ? say('page.isOld') : undefined;
  };
  const approve = async () => {
    setBlank(effectiveFrom === '');
    if (effectiveFrom !== '') await ask({ type: 'approve-procedure', procedure, version, effectiveFrom });
  };
  return (
    <section className="panel stack">
      <h2>{say('page.approve')}</h2>
      <p>{say('page.approveSays')}</p>
      <Form look="form stack" onSubmit={approve}>
        <TextField
          label={say('page.from')}
          name="procedure-from"
          type="date"
          value={effectiveFrom}
          error={isBlank ? say('page.fromMissing') : undefined}
          onChange={setFrom}
        />
        <ProblemAlert problem={problem} />
        <Button submits pending={pending} reason={whyNot()}>
          {say('page.approveSubmit', { version })}
        </Button>
      </Form>
    </section>
  );
}
