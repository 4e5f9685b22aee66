import { type Extent, type OfficeFacts, whichAudit } from '@plumbline/audit';
import { useState } from 'react';
import { useAsk } from '../connection/use-ask.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { useAdvisorWords } from '../words/advisor-words.ts';
import { AuditTypesTable } from './AuditTypesTable.tsx';
import { type AdvisorTyped, advisorContest } from './advisor-contest.ts';

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
        <AuditTypesTable types={types} sizes={sizes.data?.types ?? []} />
        <p className="quiet small">{say('rough')}</p>
      </div>
    </details>
  );
}
