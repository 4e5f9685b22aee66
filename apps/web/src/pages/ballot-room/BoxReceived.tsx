import { formOf } from '@plumbline/ballot-management';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { formatCount } from '../../formats/format-count.ts';
import { draftOfForm, filledOfDraft } from '../../forms/room-form-draft.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { type ReceiveProps, receivedFields } from './BoxReceive.tsx';
import type { FormAnswer } from './FormPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { StepHead } from './StepHead.tsx';
import { signedCount } from './signed-count.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Both counts agree: the receivers sign, and what was counted at the box stands beside it only then. */
export function BoxReceived(props: {
  readonly place: RoomPlace;
  readonly answer: FormAnswer;
  readonly name: string;
  readonly isComplete: boolean;
  /** As long as it is not signed. */
  readonly finish?: ReceiveProps & { readonly forget: () => void };
}) {
  const say = useBallotBoxesWords();
  const { place, answer, name, finish } = props;
  if (finish !== undefined) return <Finish {...finish} />;
  const { filled, versions } = answer.form;
  const fields = versions.at(-1)?.fields ?? {};
  const { countedAtReceipt: came, countedAtRetrieval: left } = fields;
  return (
    <section className="task stack">
      {typeof came === 'number' && <h2>{say('count.doneTitle', { count: came })}</h2>}
      <Alert kind={props.isComplete ? 'success' : 'warning'}>
        <p>{props.isComplete ? say('count.doneSays', { name }) : say('count.notComplete')}</p>
      </Alert>
      {typeof came === 'number' && typeof left === 'number' && (
        <dl className="facts">
          <dt>{say('count.field')}</dt>
          <dd>{formatCount(left)}</dd>
          <dt>{say('count.difference')}</dt>
          <dd>{signedCount(came - left)}</dd>
        </dl>
      )}
      <Link to={roomAddress(place, 'forms')} search={{ form: filled }}>
        {say('list.toForm', { name })}
      </Link>
    </section>
  );
}

function Finish(props: ReceiveProps & { readonly forget: () => void }) {
  const say = useBallotBoxesWords();
  const { place, answer, name, receiving, receivers, forget } = props;
  const { filled, versions } = answer.form;
  const { ask, pending, problem } = useAskRoom(place);
  const [done, setDone] = useState<readonly string[]>([]);
  const count = receiving.counted ?? 0;
  const finish = async () => {
    const definition = formOf('F-10');
    const draft = draftOfForm(definition, versions.at(-1) ?? { fields: {}, tables: {} }, answer.zone);
    const typed = { ...draft, fields: { ...draft.fields, ...receivedFields(props, say('seal.noSeal')) } };
    const people = receivers.map(({ person }) => person);
    const asks = [
      {
        type: 'enter-form',
        filled,
        ...filledOfDraft(definition, typed, answer.zone).filled,
        counters: people,
        witnesses: [],
        custodians: people,
      },
      { type: 'sign-form', filled },
      { type: 'complete-form', filled, isUnexplained: false },
    ] as const;
    for (const each of asks) {
      if (done.includes(each.type)) continue;
      if (!(await ask(each)).ok) return;
      setDone((before) => [...before, each.type]);
    }
    forget();
  };
  return (
    <section className="task stack">
      <StepHead
        of={name}
        step={4}
        steps={4}
        title={say('count.finishTitle')}
        lead={say('count.finishLead', { count })}
      />
      <ProblemAlert problem={problem} />
      <Button pending={pending} onPress={() => void finish()}>
        {say('count.finish')}
      </Button>
    </section>
  );
}
