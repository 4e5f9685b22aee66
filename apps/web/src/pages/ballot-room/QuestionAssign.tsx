import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { formatDay } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import { mayAsk } from './may-ask.ts';
import type { RoomPlace } from './room-place.ts';
import type { StandardAnswer } from './StandardPage.tsx';
import { useAskRoom } from './use-ask-room.ts';

type Answer = StandardAnswer['answers'][number];

/** Who sees to a question until when, and the form that says it. */
export function QuestionAssign(
  props: { readonly place: RoomPlace; readonly answer: StandardAnswer } & Pick<Answer, 'question' | 'assigned'>,
) {
  const say = useBallotStandardWords();
  const { place, answer, question, assigned } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [person, setPerson] = useState(assigned?.person ?? '');
  const [due, setDue] = useState(assigned?.due ?? '');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [personField, dueField] = [`assign-person-${question}`, `assign-due-${question}`];
  const assign = async () => {
    const found: FieldError[] = [
      ...(person === '' ? [{ name: personField, message: say('assign.personMissing') }] : []),
      ...(due === '' ? [{ name: dueField, message: say('assign.dueMissing') }] : []),
    ];
    setErrors(found);
    if (found.length === 0) await ask({ type: 'assign-question', question, person, due });
  };
  return (
    <>
      <Assigned assigned={assigned} />
      <details className="question-assign">
        <summary>{say('assign.title')}</summary>
        <Form look="form stack" onSubmit={assign}>
          <FormErrors errors={errors} />
          <SelectField
            label={say('assign.person')}
            name={personField}
            value={person}
            error={errorOf(errors, personField)}
            options={[
              { value: '', name: say('assign.choose') },
              ...answer.people.map((one) => ({ value: one.person, name: one.name })),
            ]}
            onChange={setPerson}
          />
          <TextField
            label={say('assign.due')}
            name={dueField}
            type="date"
            value={due}
            error={errorOf(errors, dueField)}
            onChange={setDue}
          />
          <ProblemAlert problem={problem} />
          <Button
            submits
            look="second"
            pending={pending}
            label={say('assign.submitOf', { question: say(`questions.${question}`) })}
            reason={mayAsk(answer.heading, 'assign-question') ? undefined : say('assign.mayNot')}
          >
            {say('assign.submit')}
          </Button>
        </Form>
      </details>
    </>
  );
}

function Assigned({ assigned }: Pick<Answer, 'assigned'>) {
  const say = useBallotStandardWords();
  if (assigned === null) return <p className="quiet">{say('assign.nobody')}</p>;
  const { name, due, isOver } = assigned;
  return (
    <p>
      <Tag tone={isOver ? 'red' : 'blue'}>
        {say(isOver ? 'assign.over' : 'assign.assigned', { name, day: formatDay(due) })}
      </Tag>
    </p>
  );
}
