import { BULLETS, FORM_IDS, QUESTIONS } from '@plumbline/ballot-management';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useDraft } from '../../connection/use-draft.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { SelectField, TextAreaField } from '../../ui/Field.tsx';
import { useBallotApplicationWords } from '../../words/ballot-application-words.ts';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import type { Application, ApplicationProps } from './ApplicationPage.tsx';
import { FeedbackTask, feedbackTaskFields } from './FeedbackTask.tsx';
import { mayAsk } from './may-ask.ts';
import { roomAddress } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';
import { TEXT_LENGTH_MIN } from './use-text-long-enough.ts';

type About = Application['feedback'][number]['about'];
type Part = { readonly value: string; readonly name: string; readonly about: About };

const BLANK = { bullet: '', part: '', text: '', owner: '', due: '' };

/** Keeps one thing that the certifier asked for. What is typed stays on the device until it is kept. */
export function FeedbackAdd({ place, answer, application }: ApplicationProps) {
  const say = useBallotApplicationWords();
  const ofStandard = useBallotStandardWords();
  const { ask, pending, problem } = useAskRoom(place);
  const draft = useDraft(`feedback ${roomAddress(place)}`, { value: BLANK, version: null });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { bullet, part, text, owner, due } = draft.value;
  const change = (changed: Partial<typeof BLANK>) => draft.change({ ...draft.value, ...changed });
  const parts: readonly Part[] = [
    ...(['whole', 'public-page', 'figures'] as const).map((each) => ({
      value: each,
      name: say(`feedback.parts.${each}`),
      about: { part: each },
    })),
    ...answer.procedures.map((procedure) => ({
      value: `procedure ${procedure}`,
      name: say('feedback.parts.procedure', { name: procedure }),
      about: { part: 'procedure', procedure } as const,
    })),
    ...QUESTIONS.map((question) => ({
      value: `answer ${question}`,
      name: say('feedback.parts.answer', { name: ofStandard(`questions.${question}`) }),
      about: { part: 'answer', question } as const,
    })),
    ...FORM_IDS.map((form) => ({
      value: `form ${form}`,
      name: say('feedback.parts.form', { name: form }),
      about: { part: 'form', form } as const,
    })),
  ];
  const fields = feedbackTaskFields();
  const submit = async () => {
    const chosen = BULLETS.find((each) => each === bullet);
    const about = parts.find(({ value }) => value === part)?.about;
    setErrors([
      ...(chosen === undefined ? [{ name: 'feedback-bullet', message: say('feedback.bulletMissing') }] : []),
      ...(about === undefined ? [{ name: 'feedback-part', message: say('feedback.partMissing') }] : []),
      ...(text.trim().length < TEXT_LENGTH_MIN ? [{ name: 'feedback-text', message: say('feedback.textShort') }] : []),
      ...(owner === '' ? [{ name: fields.owner, message: say('feedback.ownerMissing') }] : []),
      ...(due === '' ? [{ name: fields.due, message: say('feedback.dueMissing') }] : []),
    ]);
    if (chosen === undefined || about === undefined || owner === '' || due === '') return;
    if (text.trim().length < TEXT_LENGTH_MIN) return;
    const { standard } = application;
    const said = { standard, bullet: chosen, about, text: text.trim(), owner, due };
    if ((await ask({ type: 'record-feedback', ...said })).ok) draft.forget();
  };
  const isWithCertifier = ['submitted', 'feedback', 'resubmitted'].includes(application.state);
  const whyNot = () => {
    if (!mayAsk(answer.heading, 'record-feedback')) return say('feedback.mayNot');
    return isWithCertifier ? undefined : say('feedback.notSubmitted');
  };
  const choose = { value: '', name: say('feedback.choose') };
  return (
    <details className="act-fold" open={draft.isChanged || undefined}>
      <summary>{say('feedback.add')}</summary>
      <Form look="form stack" onSubmit={submit}>
        <p className="quiet">{say('feedback.addSays')}</p>
        <FormErrors errors={errors} />
        <SelectField
          label={say('feedback.addBullet')}
          name="feedback-bullet"
          value={bullet}
          error={errorOf(errors, 'feedback-bullet')}
          options={[
            choose,
            ...BULLETS.map((each) => ({ value: each, name: `${each} ${ofStandard(`bullets.${each}`)}` })),
          ]}
          onChange={(value) => change({ bullet: value })}
        />
        <SelectField
          label={say('feedback.addPart')}
          name="feedback-part"
          value={part}
          error={errorOf(errors, 'feedback-part')}
          options={[choose, ...parts.map(({ value, name }) => ({ value, name }))]}
          onChange={(value) => change({ part: value })}
        />
        <TextAreaField
          label={say('feedback.addText')}
          hint={say('feedback.textHint')}
          name="feedback-text"
          value={text}
          maxLength={5000}
          error={errorOf(errors, 'feedback-text')}
          onChange={(value) => change({ text: value })}
        />
        <FeedbackTask people={answer.people} value={{ owner, due }} errors={errors} onChange={change} />
        <ProblemAlert problem={problem} />
        <Button submits look="second" pending={pending} reason={whyNot()}>
          {say('feedback.addSubmit')}
        </Button>
      </Form>
    </details>
  );
}
