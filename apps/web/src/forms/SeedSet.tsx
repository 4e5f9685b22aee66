import type { AuditHeading } from '@plumbline/api';
import { parseSeed, type SeedProblem } from '@plumbline/election';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { ProposesOnly } from '../components/ProposesOnly.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';

const CUSTOMARY_LENGTH = 20;

/** What is typed so far. The page holds it, so that going to the projector and back loses no digit. */
export type SeedTyped = { readonly seed: string; readonly again: string };

/** The digits of the dice, typed twice, exactly as they were called out, and shown as the log will have them. */
export function SeedSet(props: {
  readonly heading: AuditHeading;
  readonly typed: SeedTyped;
  readonly onType: (typed: SeedTyped) => void;
}) {
  const say = useSetupWords();
  const { auditId, abilities } = props.heading;
  const { seed, again } = props.typed;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const set = useSend('set-seed');
  const ability = abilities['set-seed'];
  const submit = async () => {
    const found: FieldError[] = [];
    const retyped = parseSeed(again);
    if (!kept.ok) found.push({ name: 'seed', message: inWords(kept.error) });
    else if (!retyped.ok || retyped.value !== kept.value) {
      found.push({ name: 'seed-again', message: say('seed.mismatch') });
    }
    setErrors(found);
    if (kept.ok && found.length === 0) await set.run({ auditId, seed: kept.value });
  };
  const kept = parseSeed(seed);
  const inWords = (problem: SeedProblem) =>
    problem.code === 'not-to-be-retyped'
      ? say('seed.odd', { character: problem.character })
      : say(problem.code === 'blank' ? 'seed.missing' : 'seed.tooLong');
  const count = kept.ok ? kept.value.length : 0;
  return (
    <Form look="panel form seed-form" onSubmit={submit}>
      <FormErrors errors={errors} />
      <TextField
        label={say('seed.label')}
        name="seed"
        hint={say('seed.hint')}
        maxLength={100}
        wide
        value={seed}
        error={errorOf(errors, 'seed')}
        onChange={(changed) => props.onType({ seed: changed, again })}
      />
      {kept.ok && (
        <div aria-live="polite">
          <p className="small">{say(count < CUSTOMARY_LENGTH ? 'seed.short' : 'seed.long', { count })}</p>
          <p className="small">{say('seed.asKept')}</p>
          <p className="seed-shown">{kept.value}</p>
        </div>
      )}
      <TextField
        label={say('seed.again')}
        name="seed-again"
        maxLength={100}
        wide
        value={again}
        error={errorOf(errors, 'seed-again')}
        onChange={(changed) => props.onType({ seed, again: changed })}
      />
      <h2 className="seed-what">{say('seed.what')}</h2>
      <ul className="steps-list">
        <li>{say('seed.whatLines.sealed')}</li>
        <li>{say('seed.whatLines.forever')}</li>
      </ul>
      <ProposesOnly heading={props.heading} />
      <ProblemAlert problem={set.problem} />
      <Button submits pending={set.pending} reason={reasonAgainst(ability)}>
        {say('seed.submit')}
      </Button>
    </Form>
  );
}
