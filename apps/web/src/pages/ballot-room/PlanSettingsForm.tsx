import { CONTAINER_KINDS, PLAN_NAMINGS, PLAN_SORTS, type Site, type Storage } from '@plumbline/ballot-management';
import { CheckboxField, SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotPlanWords } from '../../words/ballot-plan-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { PlanDraft } from './plan-draft.ts';

const FACTS = [
  'independentCounts',
  'votesByBatch',
  'cvrs',
  'scanOrder',
  'imprints',
] as const satisfies readonly (keyof Storage)[];

/** What the office wants of its batches and containers, and what will be known of what lies in them. Nothing is kept before the plan is adopted. */
export function PlanSettingsForm(props: {
  readonly draft: PlanDraft;
  /** The kinds of places at which cards are expected. */
  readonly kinds: readonly Site['kind'][];
  readonly isWrong: boolean;
  readonly onChange: (draft: PlanDraft) => void;
}) {
  const say = useBallotPlanWords();
  const sayRoom = useBallotRoomWords();
  const { draft, kinds, isWrong, onChange } = props;
  const typed = (name: 'batchPrefix' | 'containerPrefix' | 'cardsPerBatch' | 'cardsPerContainer', hint?: string) => (
    <TextField
      label={say(`settings.${name}`)}
      name={`plan-${name}`}
      hint={hint}
      numeric={name === 'cardsPerBatch' || name === 'cardsPerContainer'}
      maxLength={10}
      value={draft[name]}
      error={undefined}
      onChange={(text) => onChange({ ...draft, [name]: text })}
    />
  );
  return (
    <section className="stack no-print">
      <h2>{say('settings.title')}</h2>
      <div className="figures">
        <SelectField
          label={say('settings.naming')}
          name="plan-naming"
          value={draft.naming}
          error={undefined}
          options={PLAN_NAMINGS.map((value) => ({ value, name: say(`settings.namings.${value}`) }))}
          onChange={(value) => onChange({ ...draft, naming: chosen(PLAN_NAMINGS, value) ?? draft.naming })}
        />
        {draft.naming === 'numbered' && typed('batchPrefix')}
        {typed('containerPrefix')}
        <SelectField
          label={say('settings.containerKind')}
          name="plan-containerKind"
          value={draft.containerKind}
          error={undefined}
          options={CONTAINER_KINDS.map((value) => ({ value, name: sayRoom(`containers.kinds.${value}`) }))}
          onChange={(value) => {
            onChange({ ...draft, containerKind: chosen(CONTAINER_KINDS, value) ?? draft.containerKind });
          }}
        />
        {typed('cardsPerContainer')}
        {typed('cardsPerBatch', say('settings.cardsPerBatchHint'))}
        <SelectField
          label={say('settings.sortBy')}
          name="plan-sortBy"
          value={draft.sortBy}
          error={undefined}
          hint={say('settings.sortFirst')}
          options={PLAN_SORTS.map((value) => ({ value, name: say(`settings.sorts.${value}`) }))}
          onChange={(value) => onChange({ ...draft, sortBy: chosen(PLAN_SORTS, value) ?? draft.sortBy })}
        />
      </div>
      {isWrong && <p role="alert">{say('settings.wrong')}</p>}
      {kinds.length > 0 && <p>{say('settings.storage')}</p>}
      {kinds.map((kind) => (
        <fieldset key={kind} className="usa-fieldset">
          <legend className="usa-legend">{sayRoom(`batches.site.kinds.${kind}`)}</legend>
          {FACTS.map((fact) => (
            <CheckboxField
              key={fact}
              label={say(`settings.facts.${fact}`)}
              name={`plan-${kind}-${fact}`}
              checked={draft.storage[kind][fact]}
              onChange={(isOn) => {
                const storage = { ...draft.storage[kind], [fact]: isOn };
                onChange({ ...draft, storage: { ...draft.storage, [kind]: storage } });
              }}
            />
          ))}
        </fieldset>
      ))}
    </section>
  );
}

function chosen<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((one) => one === text);
}
