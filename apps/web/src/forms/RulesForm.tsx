import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { RULE_LENGTHS } from '@plumbline/api';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { Overtaken } from '../components/Overtaken.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import type { Draft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextAreaField, TextField } from '../ui/Field.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { type RulesWords, useRulesWords } from '../words/rules-words.ts';
import { RuleTextFields } from './RuleTextFields.tsx';
import {
  type CriterionDraft,
  criterionOf,
  isAboveTyped,
  type RulesDraft,
  type RulesProblem,
  readRules,
} from './rules-draft.ts';

/** Asks what the audit is held under: the statutory limit, texts with citation, and why each targeted contest was chosen. */
export function RulesForm(props: {
  readonly heading: AuditHeading;
  readonly plan: QueryOutput<'plan'>['plan'];
  readonly typing: Draft<RulesDraft, string>;
  /** Ends the typing, saved or given up. */
  readonly onEnd: (isSaved: boolean) => void;
}) {
  const say = useRulesWords();
  const sayAnywhere = useWordsEverywhere();
  const { heading, plan, typing } = props;
  const typed = typing.value;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const state = useSend('state-rules');
  const isOvertaken = typing.isOvertaken && !state.pending;
  const targets = plan.contests.flatMap(({ name, targeted }) => (targeted ? [name] : []));
  const riskLimitPercent = plan.settings?.riskLimitPercent;
  const edit = (part: Partial<RulesDraft>) => {
    state.forget();
    typing.change({ ...typed, ...part });
  };
  const submit = async () => {
    const read = readRules(typed, { targets, riskLimitPercent });
    setErrors(read.ok ? [] : read.error.map((problem) => errorFor(problem, targets, say)));
    if (!read.ok) return;
    const answer = await state.run({ auditId: heading.auditId, rules: read.value });
    if (answer.ok) props.onEnd(true);
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <p>{say('intro')}</p>
      <p>{say('public')}</p>
      <FormErrors errors={errors} />
      <TextField
        label={say('limit')}
        hint={say('limitHint')}
        name="rules-limit"
        maxLength={10}
        value={typed.limit}
        error={errorOf(errors, 'rules-limit')}
        onChange={(limit) => edit({ limit })}
      />
      {isAboveTyped(typed, riskLimitPercent) && (
        <TextAreaField
          label={say('reason')}
          hint={say('reasonHint', { limit: String(riskLimitPercent), statutory: typed.limit })}
          name="rules-reason"
          maxLength={RULE_LENGTHS.reason}
          value={typed.reason}
          error={errorOf(errors, 'rules-reason')}
          onChange={(reason) => edit({ reason })}
        />
      )}
      <RuleTextFields texts={typed.texts} errors={errors} onChange={(texts) => edit({ texts })} />
      <fieldset className="usa-fieldset stack">
        <legend className="usa-legend">{say('contests')}</legend>
        <p className="usa-hint">{say(targets.length === 0 ? 'contestsNone' : 'contestsHint')}</p>
        {targets.map((contest, place) => (
          <CriterionFields
            key={contest}
            contest={contest}
            name={criterionName(place)}
            typed={criterionOf(typed, contest)}
            errors={errors}
            onChange={(said) => edit({ chosen: { ...typed.chosen, [contest]: said } })}
          />
        ))}
      </fieldset>
      {isOvertaken && <Overtaken onShowSaved={typing.forget} onKeepMine={typing.keepMine} />}
      <ProblemAlert problem={state.problem} />
      <div className="row">
        <Button
          submits
          pending={state.pending}
          reason={
            reasonAgainst(heading.abilities['state-rules']) ??
            (isOvertaken ? sayAnywhere('overtaken.title') : undefined)
          }
        >
          {say('save')}
        </Button>
        <Button look="quiet" onPress={() => props.onEnd(false)}>
          {say('cancel')}
        </Button>
      </div>
      <UnsavedGuard when={typing.isChanged && !state.pending} onLeave={() => props.onEnd(false)} />
    </Form>
  );
}

function CriterionFields(props: {
  readonly contest: string;
  readonly name: string;
  readonly typed: CriterionDraft;
  readonly errors: readonly FieldError[];
  readonly onChange: (said: CriterionDraft) => void;
}) {
  const say = useRulesWords();
  const { contest, name, typed, errors } = props;
  return (
    <div className="rule-fields">
      <TextField
        label={say('criterionOf', { contest })}
        name={`${name}-criterion`}
        wide
        maxLength={RULE_LENGTHS.criterion}
        value={typed.criterion}
        error={errorOf(errors, `${name}-criterion`)}
        onChange={(criterion) => props.onChange({ ...typed, criterion })}
      />
      <TextField
        label={say('byOf', { contest })}
        name={`${name}-by`}
        wide
        maxLength={RULE_LENGTHS.by}
        value={typed.by}
        error={errorOf(errors, `${name}-by`)}
        onChange={(by) => props.onChange({ ...typed, by })}
      />
    </div>
  );
}

function criterionName(place: number): string {
  return `rules-contest-${place}`;
}

function errorFor(problem: RulesProblem, targets: readonly string[], say: RulesWords): FieldError {
  if (problem.wrong === 'limit') return { name: 'rules-limit', message: say('problems.limit') };
  if (problem.wrong === 'reason') return { name: 'rules-reason', message: say('problems.reason') };
  if ('contest' in problem) {
    const { contest, wrong } = problem;
    return {
      name: `${criterionName(targets.indexOf(contest))}-${wrong}`,
      message: say(`problems.${wrong}`, { contest }),
    };
  }
  const { place, wrong } = problem;
  return { name: `rules-text-${place}-${wrong}`, message: say(`problems.${wrong}`, { number: place + 1 }) };
}
