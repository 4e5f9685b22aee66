import { useState } from 'react';
import { formatCount } from '../formats/format-count.ts';
import { SelectField, TextField } from '../ui/Field.tsx';
import { fieldId } from '../ui/field-id.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useRecordsWords } from '../words/records-words.ts';
import type { ChosenDraft, ListedContest } from './cvr-contest-draft.ts';

type Use = 'no' | 'targeted' | 'opportunistic';
const USES: readonly Use[] = ['no', 'targeted', 'opportunistic'];

/** More contests than this are looked for by name. */
const FILTER_FROM = 8;

/** Every contest of the cast vote records, and whether it is audited. */
export function ContestsListed(props: {
  readonly listed: readonly ListedContest[];
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
      <SimpleTable
        caption={say('contests.caption')}
        roomy
        columns={[
          { name: say('contests.contest'), wordy: true },
          { name: say('contests.where'), wordy: true },
          { name: say('contests.cards'), numeric: true },
          { name: say('contests.choices'), wordy: true },
          { name: say('contests.use') },
        ]}
        rows={shown.map((contest) => ({
          key: contest.name,
          cells: [
            contest.name,
            contest.jurisdictions.join(', '),
            formatCount(contest.cards),
            contest.choices.map(({ name, votes }) => `${name} ${formatCount(votes)}`).join('; '),
            contest.ranked ? (
              say('contests.ranked')
            ) : (
              <SelectField
                key="use"
                label={say('contests.useOf', { contest: contest.name })}
                hideLabel
                name={fieldId('use', contest.name)}
                value={chosenUse(contest.name)}
                options={USES.map((use) => ({ value: use, name: say(`contests.uses.${use}`) }))}
                error={undefined}
                onChange={(value) => {
                  const use = USES.find((one) => one === value);
                  if (use !== undefined) props.onChoose(contest.name, use);
                }}
              />
            ),
          ],
        }))}
      />
    </section>
  );
}
