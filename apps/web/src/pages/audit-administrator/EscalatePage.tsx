import type { QueryOutput } from '@plumbline/api';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { reasonAgainst } from '../../components/reason-against.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatLimit, formatRisk } from '../../formats/format-risk.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useRoundsWords } from '../../words/rounds-words.ts';
import { isSettled, newestMeasurements } from './settled.ts';

type Progress = QueryOutput<'round-progress'>;

/** What follows when a sample did not suffice and every ballot is to be counted, and the button that does it. */
export function EscalatePage(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const { auditId } = props;
  const asked = useAsk('round-progress', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('escalate.title')} lead={say('escalate.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <Why answer={answer} />
          <Escalation answer={answer} />
        </div>
      )}
    </AdministratorPage>
  );
}

function openContests({ measurements }: Progress) {
  return newestMeasurements(measurements).filter((one) => one.targeted && !isSettled(one));
}

function Why(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const { answer } = props;
  return (
    <section className="stack">
      <h2>{say('escalate.why')}</h2>
      <p>{say('escalate.whySays', { limit: formatLimit(answer.riskLimit ?? 0) })}</p>
      <SimpleTable
        caption={say('escalate.why')}
        hideCaption
        columns={[{ name: say('result.contest') }, { name: say('result.measured'), numeric: true }]}
        rows={openContests(answer).map(({ contest, pValue }) => ({
          key: contest,
          cells: [contest, pValue === null ? say('result.outcomes.not-measured') : formatRisk(pValue)],
        }))}
      />
    </section>
  );
}

function Escalation(props: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const navigate = useNavigate();
  const { heading } = props.answer;
  const { auditId } = heading;
  const isConcluded = heading.phase === 'concluded';
  const [name, setName] = useState(say('escalate.nameOf', { name: heading.name }));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const escalate = useSend('escalate-audit');
  const submit = async () => {
    const isMissing = name.trim() === '';
    setErrors(isMissing ? [{ name: 'audit-name', message: say('escalate.nameMissing') }] : []);
    if (isMissing) return;
    const answer = await escalate.run({ auditId, name: name.trim() });
    if (answer.ok) void navigate({ to: '/audits/$auditId', params: { auditId: answer.value.auditId } });
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('escalate.what')}</h2>
      <ul className="steps-list">
        <li>{say(isConcluded ? 'escalate.lines.ended' : 'escalate.lines.ends', { name: heading.name })}</li>
        <li>{say('escalate.lines.begins', { count: openContests(props.answer).length })}</li>
        <li>{say('escalate.lines.record')}</li>
        <li>{say('escalate.lines.nobody')}</li>
      </ul>
      <FormErrors errors={errors} />
      <TextField
        label={say('escalate.name')}
        name="audit-name"
        maxLength={200}
        wide
        value={name}
        error={errorOf(errors, 'audit-name')}
        onChange={setName}
      />
      <ProblemAlert problem={escalate.problem} />
      <div className="row">
        <Button
          submits
          look={isConcluded ? 'main' : 'danger'}
          pending={escalate.pending}
          reason={reasonAgainst(heading.abilities['escalate-audit'])}
        >
          {say(isConcluded ? 'escalate.prepare' : 'escalate.submit')}
        </Button>
        <Link to="/audits/$auditId/$page" params={{ auditId, page: 'result' }}>
          {say('escalate.keep')}
        </Link>
      </div>
    </Form>
  );
}
