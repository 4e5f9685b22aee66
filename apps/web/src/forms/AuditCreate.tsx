import type { Ability, CommandInput, QueryOutput } from '@plumbline/api';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorSummary, errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { CheckboxField, TextField } from '../ui/Field.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useHomeWords } from '../words/home-words.ts';

type AuditType = CommandInput<'create-audit'>['auditType'];

/** Each type of audit with the method it begins with. */
const METHOD_OF_TYPE = { 'ballot-polling': 'bravo', 'batch-comparison': 'macro' } as const satisfies Record<
  AuditType,
  CommandInput<'create-audit'>['method']
>;

const TYPES: readonly AuditType[] = ['ballot-polling', 'batch-comparison'];

/** A new audit: its name, its type, and whether it repeats the behaviour of earlier software. */
export function AuditCreate(props: {
  readonly organization: QueryOutput<'home'>['organizations'][number];
  readonly ability: Ability;
}) {
  const say = useHomeWords();
  const sayAudit = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [type, setType] = useState<AuditType>('ballot-polling');
  const [compatible, setCompatible] = useState(false);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const create = useSend('create-audit');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = name.trim() === '';
    setErrors(missing ? [{ name: 'audit-name', message: say('create.nameMissing') }] : []);
    if (missing) return;
    const answer = await create.run({
      organizationId: props.organization.organizationId,
      name: name.trim(),
      auditType: type,
      method: METHOD_OF_TYPE[type],
      compatibility: compatible,
    });
    if (answer.ok) void navigate({ to: '/audits/$auditId', params: { auditId: answer.value.auditId } });
  };
  return (
    <form className="panel" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{say('create.title')}</h2>
      <ErrorSummary title={sayAnywhere('errorSummary', { count: errors.length })} errors={errors} />
      <TextField
        label={say('create.name')}
        name="audit-name"
        hint={say('create.nameHint')}
        maxLength={200}
        value={name}
        error={errorOf(errors, 'audit-name')}
        onChange={setName}
      />
      <RadioTiles
        legend={say('create.type')}
        name="audit-type"
        value={type}
        error={undefined}
        tiles={TYPES.map((one) => ({
          value: one,
          name: sayAudit(`types.${one}`),
          says: say(`create.typeSays.${one}`),
        }))}
        onChange={(value) => {
          const chosen = TYPES.find((one) => one === value);
          if (chosen !== undefined) setType(chosen);
        }}
      />
      <p className="small quiet">{say('create.method', { method: sayAudit(`methods.${METHOD_OF_TYPE[type]}`) })}</p>
      <CheckboxField
        label={say('create.compatibility')}
        name="compatibility"
        checked={compatible}
        hint={say('create.compatibilitySays')}
        onChange={setCompatible}
      />
      <ProblemAlert problem={create.problem} />
      <Button submits pending={create.pending} reason={props.ability.allowed ? undefined : props.ability.reason}>
        {say('create.submit')}
      </Button>
    </form>
  );
}
