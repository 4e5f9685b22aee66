import type { Ability, QueryOutput } from '@plumbline/api';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField, TextField } from '../ui/Field.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useHomeWords } from '../words/home-words.ts';
import { useTwoPersonsWords } from '../words/two-persons-words.ts';
import { ElectionChoice } from './ElectionChoice.tsx';
import { electionOf, newElection } from './election-draft.ts';
import { WhichAudit } from './WhichAudit.tsx';

type Home = QueryOutput<'home'>;
type AuditKind = Home['auditTypes'][number];
type Method = AuditKind['methods'][number];

/** A new audit: its name, its type, and whether it repeats the behaviour of earlier software. */
export function AuditCreate(props: {
  readonly organization: Home['organizations'][number];
  readonly types: readonly AuditKind[];
  readonly ability: Ability;
}) {
  const say = useHomeWords();
  const sayAudit = useAuditWords();
  const sayTwo = useTwoPersonsWords();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [election, setElection] = useState(newElection(props.organization));
  const [chosen, setChosen] = useState<AuditKind | undefined>(props.types[0]);
  const [methodChosen, setMethodChosen] = useState<Method>();
  const method = chosen?.methods.find((one) => one === methodChosen) ?? chosen?.methods[0];
  const [compatible, setCompatible] = useState(false);
  const [practice, setPractice] = useState(false);
  const [twoPersons, setTwoPersons] = useState(true);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const create = useSend('create-audit');
  const submit = async () => {
    const missing = name.trim() === '';
    setErrors(missing ? [{ name: 'audit-name', message: say('create.nameMissing') }] : []);
    if (missing || chosen === undefined || method === undefined) return;
    const answer = await create.run({
      organizationId: props.organization.organizationId,
      name: name.trim(),
      auditType: chosen.type,
      method,
      compatibility: compatible,
      practice,
      twoPersons,
      election: electionOf(election, name.trim()),
    });
    if (answer.ok) void navigate({ to: '/audits/$auditId', params: { auditId: answer.value.auditId } });
  };
  return (
    <Form look="panel" onSubmit={submit}>
      <h2>{say('create.title')}</h2>
      <FormErrors errors={errors} />
      <TextField
        label={say('create.name')}
        name="audit-name"
        hint={say('create.nameHint')}
        maxLength={200}
        value={name}
        error={errorOf(errors, 'audit-name')}
        onChange={setName}
      />
      <ElectionChoice organization={props.organization} draft={election} onChange={setElection} />
      <WhichAudit />
      <RadioTiles
        legend={say('create.type')}
        name="audit-type"
        value={chosen?.type ?? ''}
        error={undefined}
        tiles={props.types.map(({ type }) => ({
          value: type,
          name: sayAudit(`kinds.${type}.name`),
          says: sayAudit(`kinds.${type}.says`),
        }))}
        onChange={(value) => setChosen(props.types.find(({ type }) => type === value))}
      />
      {chosen && chosen.methods.length > 1 ? (
        <RadioTiles
          legend={say('create.methods')}
          name="audit-method"
          value={method ?? ''}
          error={undefined}
          tiles={chosen.methods.map((one) => ({
            value: one,
            name: sayAudit(`methods.${one}.name`),
            says: sayAudit(`methods.${one}.says`),
          }))}
          onChange={(value) => setMethodChosen(chosen.methods.find((one) => one === value))}
        />
      ) : (
        method && <p className="small quiet">{say('create.method', { method: sayAudit(`methods.${method}.name`) })}</p>
      )}
      <CheckboxField
        label={say('create.practice')}
        name="practice"
        checked={practice}
        hint={say('create.practiceSays')}
        onChange={setPractice}
      />
      <CheckboxField
        label={say('create.compatibility')}
        name="compatibility"
        checked={compatible}
        hint={say('create.compatibilitySays')}
        onChange={setCompatible}
      />
      <CheckboxField
        label={sayTwo('createLabel')}
        name="two-persons"
        checked={twoPersons}
        hint={sayTwo('createSays')}
        onChange={setTwoPersons}
      />
      <ProblemAlert problem={create.problem} />
      <Button submits pending={create.pending} reason={props.ability.allowed ? undefined : props.ability.reason}>
        {say('create.submit')}
      </Button>
    </Form>
  );
}
