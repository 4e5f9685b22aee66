import type { QueryOutput } from '@plumbline/api';
import { type AuditPossible, type Extent, type OfficeFacts, type RequirementMet, whichAudit } from '@plumbline/audit';
import { useState } from 'react';
import { useAsk } from '../connection/use-ask.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { type AdvisorWords, useAdvisorWords } from '../words/advisor-words.ts';
import { useAuditWords } from '../words/audit-words.ts';
import { type AdvisorTyped, advisorContest } from './advisor-contest.ts';

type Sizes = QueryOutput<'planner-sizes'>['types'];

const QUESTIONS = ['independentCounts', 'votesByBatch', 'cvrs', 'scanOrder', 'imprints'] as const;
const EXTENTS = ['everywhere', 'in-part', 'nowhere'] as const satisfies readonly Extent[];
const NOTHING_KNOWN: OfficeFacts = {
  independentCounts: 'nowhere',
  votesByBatch: 'nowhere',
  cvrs: 'nowhere',
  scanOrder: 'nowhere',
  imprints: 'nowhere',
};

/** Five questions, and the types of audit side by side: what each requires, what of it is missing, and the work it takes. */
export function WhichAudit() {
  const say = useAdvisorWords();
  const [facts, setFacts] = useState(NOTHING_KNOWN);
  const [typed, setTyped] = useState<AdvisorTyped>({ ballots: '1,000,000', margin: '4', limit: '5' });
  const [isOpen, setOpen] = useState(false);
  const contest = advisorContest(typed);
  const sizes = useAsk(
    'planner-sizes',
    { contest: contest?.text ?? '', limitPercent: contest?.limit ?? 0 },
    { enabled: isOpen && contest !== undefined },
  );
  const types = whichAudit(facts);
  const figure = (name: keyof AdvisorTyped) => (
    <TextField
      label={say(name)}
      name={`advisor-${name}`}
      numeric
      value={typed[name]}
      error={undefined}
      onChange={(text) => setTyped({ ...typed, [name]: text })}
    />
  );
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('title')}</summary>
      <div className="stack">
        <p>{say('lead')}</p>
        {QUESTIONS.map((question) => (
          <SelectField
            key={question}
            label={say(`questions.${question}`)}
            name={`advisor-${question}`}
            hint={question === 'independentCounts' ? say('hints.independentCounts') : undefined}
            value={facts[question]}
            error={undefined}
            options={EXTENTS.map((extent) => ({ value: extent, name: say(`extents.${extent}`) }))}
            onChange={(value) => {
              const extent = EXTENTS.find((one) => one === value);
              if (extent !== undefined) setFacts({ ...facts, [question]: extent });
            }}
          />
        ))}
        <div className="figures">
          {figure('ballots')}
          {figure('margin')}
          {figure('limit')}
        </div>
        {contest === undefined && <p role="status">{say('wrong')}</p>}
        <TypesSideBySide types={types} sizes={sizes.data?.types ?? []} />
        <p className="quiet small">{say('rough')}</p>
      </div>
    </details>
  );
}

function TypesSideBySide(props: { readonly types: readonly AuditPossible[]; readonly sizes: Sizes }) {
  const say = useAdvisorWords();
  const sayAudit = useAuditWords();
  return (
    <SimpleTable
      caption={say('result')}
      columns={[
        { name: say('type') },
        { name: say('fits') },
        { name: say('requires'), wordy: true },
        { name: say('work') },
      ]}
      rows={props.types.map((one) => ({
        key: one.type,
        cells: [
          sayAudit(`kinds.${one.type}.name`),
          say(one.isPossible ? 'yes' : 'no'),
          <Requirements key="requires" requirements={one.requirements} />,
          workInWords(one, props, say),
        ],
      }))}
    />
  );
}

function Requirements(props: { readonly requirements: readonly RequirementMet[] }) {
  const say = useAdvisorWords();
  return (
    <ul className="steps-list">
      {props.requirements.map((one) => (
        <li key={one.requirement}>
          {say('line', { what: nameOf(one, say), state: say(one.isMet ? 'met' : 'missing') })}
        </li>
      ))}
    </ul>
  );
}

function nameOf({ requirement, needs }: RequirementMet, say: AdvisorWords): string {
  const isPart = needs === 'in-part' && (requirement === 'cvrs' || requirement === 'cards-findable');
  return isPart ? say(`inPart.${requirement}`) : say(`everywhere.${requirement}`);
}

/** What a type takes; of one that draws in two ways, between what each of them alone would take. */
function workInWords(
  { type, workBetween }: AuditPossible,
  { sizes }: { readonly sizes: Sizes },
  say: AdvisorWords,
): string {
  if (sizes.length === 0) return '–';
  const sizeOf = (wanted: AuditPossible['type']) => sizes.find((one) => one.type === wanted)?.size ?? undefined;
  if (workBetween !== null) {
    const [least, most] = workBetween.map(sizeOf);
    if (least === undefined) return say('all');
    return most === undefined ? say('betweenAll', { least }) : say('between', { least, most });
  }
  const size = sizeOf(type);
  if (size === undefined) return say('all');
  const draws = sizes.find((one) => one.type === type)?.draws;
  return say(draws === 'batches' ? 'batchesOf' : 'ballotsOf', { count: size });
}
