import type { Extent, OfficeFacts } from '@plumbline/audit';
import { SelectField } from '../ui/Field.tsx';
import { useAdvisorWords } from '../words/advisor-words.ts';

const QUESTIONS = [
  'independentCounts',
  'votesByBatch',
  'cvrs',
  'scanOrder',
  'imprints',
] as const satisfies readonly (keyof OfficeFacts)[];
const EXTENTS = ['everywhere', 'in-part', 'nowhere'] as const satisfies readonly Extent[];

/** The five questions about ballots and records, of an office or of one jurisdiction. */
export function FactsAsked(props: {
  /** What the names of the fields begin with. */
  readonly prefix: string;
  readonly facts: OfficeFacts;
  readonly onChange: (facts: OfficeFacts) => void;
}) {
  const say = useAdvisorWords();
  const { prefix, facts, onChange } = props;
  return QUESTIONS.map((question) => (
    <SelectField
      key={question}
      label={say(`questions.${question}`)}
      name={`${prefix}-${question}`}
      hint={question === 'independentCounts' ? say('hints.independentCounts') : undefined}
      value={facts[question]}
      error={undefined}
      options={EXTENTS.map((extent) => ({ value: extent, name: say(`extents.${extent}`) }))}
      onChange={(value) => {
        const extent = EXTENTS.find((one) => one === value);
        if (extent !== undefined) onChange({ ...facts, [question]: extent });
      }}
    />
  ));
}
