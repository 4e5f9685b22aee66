import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { useBallotRecountsWords } from '../../words/ballot-recounts-words.ts';
import {
  ANOTHER,
  contestTyped,
  fieldOf,
  isBeforeAsked,
  type RecountContest,
  type RecountsAnswer,
  type RecountTyped,
  recountToReport,
} from './recount-to-report.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** What stays typed for the next batch of the same recount. */
const STAYS = ['recount', 'order', 'contest', 'contestName', 'choices', 'votesAllowed'];

/** What a recount found in a batch is recorded: the fields follow from the batch and the contest. */
export function RecountReport(props: { readonly place: RoomPlace; readonly answer: RecountsAnswer }) {
  const say = useBallotRecountsWords();
  const { place, answer } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [typed, setTyped] = useState<RecountTyped>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isDone, setDone] = useState(false);
  const contest = contestTyped(typed, answer.contests);
  const common = (name: string) => ({
    name,
    value: typed[name] ?? '',
    error: errorOf(errors, name),
    onChange: (value: string) => setTyped((before) => ({ ...before, [name]: value })),
  });
  const submit = async () => {
    const read = recountToReport(say, answer, typed);
    setDone(false);
    setErrors('errors' in read ? read.errors : []);
    if ('errors' in read || !(await ask(read.ask)).ok) return;
    setDone(true);
    setTyped((before) => Object.fromEntries(Object.entries(before).filter(([name]) => STAYS.includes(name))));
  };
  const orders = answer.recounts.flatMap(({ recount }) => (recount.by === 'order' ? [recount.order] : []));
  const notChosen = { value: '', name: say('report.chosen') };
  return (
    <details className="act-fold">
      <summary>{say('report.title')}</summary>
      <Form look="form stack" onSubmit={submit}>
        <p className="quiet">{say('report.lead')}</p>
        <FormErrors errors={errors} />
        <SelectField
          {...common('recount')}
          label={say('report.recount')}
          options={[
            notChosen,
            ...answer.begun.map(({ auditId, name }) => ({ value: auditId, name })),
            ...orders.map((order) => ({ value: order, name: order })),
            { value: ANOTHER, name: say('report.another') },
          ]}
        />
        {typed.recount === ANOTHER && (
          <TextField
            {...common('order')}
            label={say('report.order')}
            hint={say('report.orderHint')}
            type="text"
            maxLength={200}
          />
        )}
        <SelectField
          {...common('batch')}
          label={say('report.batch')}
          options={[notChosen, ...answer.batches.map(({ batch, name }) => ({ value: batch, name }))]}
        />
        <SelectField
          {...common('contest')}
          label={say('report.contest')}
          options={[
            notChosen,
            ...answer.contests.map(({ name }) => ({ value: name, name })),
            { value: ANOTHER, name: say('report.anotherContest') },
          ]}
        />
        {typed.contest === ANOTHER && (
          <>
            <TextField {...common('contestName')} label={say('report.contestName')} type="text" maxLength={200} />
            <TextField {...common('votesAllowed')} label={say('report.votesAllowed')} numeric maxLength={4} />
            <TextAreaField {...common('choices')} label={say('report.choices')} maxLength={20_000} />
          </>
        )}
        {contest !== undefined && (typed.batch ?? '') !== '' && (
          <>
            <Counts when="after" contest={contest} common={common} />
            <TextField {...common('cards')} label={say('report.cards')} numeric maxLength={20} />
            {isBeforeAsked(answer, typed, contest) && <Counts when="before" contest={contest} common={common} />}
          </>
        )}
        <ProblemAlert problem={problem} />
        {isDone && (
          <Alert kind="success">
            <p>{say('report.done')}</p>
          </Alert>
        )}
        <Button submits pending={pending}>
          {say('report.submit')}
        </Button>
      </Form>
    </details>
  );
}

type Typing = {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

function Counts(props: {
  readonly when: 'before' | 'after';
  readonly contest: RecountContest;
  readonly common: (name: string) => Typing;
}) {
  const say = useBallotRecountsWords();
  const { when, contest, common } = props;
  return (
    <fieldset className="usa-fieldset stack">
      <legend className="usa-legend">{say(when === 'after' ? 'report.afterTitle' : 'report.beforeTitle')}</legend>
      {when === 'before' && <p className="quiet">{say('report.beforeLead')}</p>}
      {contest.choices.map((choice, at) => (
        <TextField key={choice} {...common(fieldOf(when, at))} label={choice} numeric maxLength={20} />
      ))}
      {(['overvotes', 'undervotes'] as const).map((what) => (
        <TextField
          key={what}
          {...common(fieldOf(when, what))}
          label={say(`report.${what}`)}
          hint={say('report.optional')}
          numeric
          maxLength={20}
        />
      ))}
    </fieldset>
  );
}
