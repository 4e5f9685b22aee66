import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import type { ApplicationProps } from './ApplicationPage.tsx';
import { mayAsk } from './may-ask.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Says from when until when the certifier has certified the office. */
export function ApplicationCertify({ place, answer, application }: ApplicationProps) {
  const say = useBallotApplicationWords();
  const { ask, pending, problem } = useAskRoom(place);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { standard, state, feedback } = application;
  const isWithCertifier = state === 'submitted' || state === 'resubmitted' || state === 'feedback';
  const whyNot = () => {
    if (!mayAsk(answer.heading, 'propose-application-step')) return say('submit.onlyPublisher');
    return feedback.some(({ isOpen }) => isOpen) ? say('submit.openFirst') : undefined;
  };
  const propose = async () => {
    const blank = [
      ...(from === '' ? [{ name: 'certified-from', message: say('certify.dayMissing') }] : []),
      ...(until === '' ? [{ name: 'certified-until', message: say('certify.dayMissing') }] : []),
    ];
    const isOrder = blank.length > 0 || from <= until;
    const found = isOrder ? blank : [{ name: 'certified-until', message: say('certify.order') }];
    setErrors(found);
    if (found.length > 0) return;
    await ask({ type: 'propose-application-step', standard, step: { step: 'certify', from, until } });
  };
  return (
    <section className="panel stack">
      <h2>{say('certify.title')}</h2>
      <p>{say('certify.says')}</p>
      {!isWithCertifier && <p className="quiet">{say('certify.notSubmitted')}</p>}
      {isWithCertifier && (
        <Form look="form stack" onSubmit={propose}>
          <FormErrors errors={errors} />
          <TextField
            label={say('certify.from')}
            name="certified-from"
            type="date"
            value={from}
            error={errorOf(errors, 'certified-from')}
            onChange={setFrom}
          />
          <TextField
            label={say('certify.until')}
            name="certified-until"
            type="date"
            value={until}
            error={errorOf(errors, 'certified-until')}
            onChange={setUntil}
          />
          <ProblemAlert problem={problem} />
          <Button submits look="second" pending={pending} reason={whyNot()}>
            {say('certify.propose')}
          </Button>
        </Form>
      )}
    </section>
  );
}
