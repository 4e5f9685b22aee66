import { useState } from 'react';
import { SelectField, TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { useRecordsWords } from '../words/records-words.ts';
import type { ChosenDraft, ListedContest } from './cvr-contest-draft.ts';
import { RecordedContests } from './RecordedContests.tsx';

type Use = 'no' | 'targeted' | 'opportunistic';
const USES: readonly Use[] = ['no', 'targeted', 'opportunistic'];

/** More contests than this are looked for by name. */
const FILTER_FROM = 8;

/** Every contest of the cast vote records, and whether it is audited. */
export function ContestsListed(props: {
  readonly listed: readonly ListedContest[];
  /** Where they are from another list than the cast vote records. */
  readonly caption?: string | undefined;
  readonly chosen: readonly ChosenDraft[];
  readonly onChoose: (contest: string, use: Use) => void;
}) {
  const say = useRecordsWords();
  const { listed, chosen } = props;
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = listed.filter(({ name }) => name.toLowerCase().includes(wanted));
  const chosenUse = (name: string): Use => {
    const draft = chosen.find((one) => one.name === name);
    if (draft === undefined) return 'no';
    return draft.targeted ? 'targeted' : 'opportunistic';
  };
  return (
    <section className="stack">
      {listed.length >= FILTER_FROM && (
        <TextField
          label={say('contests.filter')}
          name="contest-filter"
          type="search"
          value={filter}
          error={undefined}
          onChange={setFilter}
        />
      )}
      {shown.length === 0 && <p className="quiet">{say('contests.noneShown')}</p>}
      <RecordedContests
        contests={shown}
        caption={props.caption}
        takesRanked
        use={({ name }) => (
          <SelectField
            key="use"
            label={say('contests.useOf', { contest: name })}
            hideLabel
            name={fieldId('use', name)}
            value={chosenUse(name)}
            options={USES.map((use) => ({ value: use, name: say(`contests.uses.${use}`) }))}
            error={undefined}
            onChange={(value) => {
              const use = USES.find((one) => one === value);
              if (use !== undefined) props.onChoose(name, use);
            }}
          />
        )}
      />
    </section>
  );
}
