import type { OfficeFacts } from '@plumbline/audit';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import { useAdvisorWords } from '../words/advisor-words.ts';
import { FactsAsked } from './FactsAsked.tsx';

/** What single jurisdictions answer otherwise than the office does for all, by name. */
export type FactsByName = Readonly<Record<string, OfficeFacts>>;

/** The jurisdictions in which the answers are other ones: chosen one by one, since most are like the rest. */
export function FactsByJurisdiction(props: {
  readonly jurisdictions: readonly string[];
  readonly office: OfficeFacts;
  readonly own: FactsByName;
  readonly onChange: (own: FactsByName) => void;
}) {
  const say = useAdvisorWords();
  const { jurisdictions, office, own, onChange } = props;
  const [chosen, setChosen] = useState('');
  const like = jurisdictions.filter((name) => own[name] === undefined);
  const others = jurisdictions.filter((name) => own[name] !== undefined);
  const next = like.includes(chosen) ? chosen : (like[0] ?? '');
  const without = (name: string) => Object.fromEntries(Object.entries(own).filter(([one]) => one !== name));
  return (
    <section className="stack" aria-label={say('own.title')}>
      <h3>{say('own.title')}</h3>
      <p>{say('own.lead')}</p>
      {others.map((name) => (
        <fieldset key={name} className="usa-fieldset stack">
          <legend className="usa-legend strong">{name}</legend>
          <FactsAsked
            prefix={`advisor-own-${jurisdictions.indexOf(name)}`}
            facts={own[name] ?? office}
            onChange={(facts) => onChange({ ...own, [name]: facts })}
          />
          <div>
            <Button look="quiet" label={say('own.removeNamed', { name })} onPress={() => onChange(without(name))}>
              {say('own.remove')}
            </Button>
          </div>
        </fieldset>
      ))}
      {like.length > 0 && (
        <>
          <SelectField
            label={say('own.choose')}
            name="advisor-jurisdiction"
            value={next}
            error={undefined}
            options={like.map((name) => ({ value: name, name }))}
            onChange={setChosen}
          />
          <div>
            <Button look="second" onPress={() => onChange({ ...own, [next]: office })}>
              {say('own.add')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
