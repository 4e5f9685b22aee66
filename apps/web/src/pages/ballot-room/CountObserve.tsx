import { COUNT_SOURCES, UNITS } from '@plumbline/ballot-management';
import { accountPlaceInWords, countSourceInWords, lineInWords } from '@plumbline/words/ballot-accounts-words';
import { formUnitWord } from '@plumbline/words/form-words';
import { useState } from 'react';
import { SelectField } from '../../ui/Field.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { ActForm, type KeptOnDevice } from './ActForm.tsx';
import { linesAt } from './lines-at.ts';
import type { RoomPlace } from './room-place.ts';

/** A count that stands on no form, with its source, its method and who watched. */
export function CountObserve(props: {
  readonly place: RoomPlace;
  readonly answer: {
    readonly places: readonly string[];
    readonly people: readonly { readonly person: string; readonly name: string }[];
  };
  /** Where it is kept on the device. */
  readonly through?: KeptOnDevice & { readonly done: string };
}) {
  const say = useBallotCustodyWords();
  const { place, answer } = props;
  const [chosen, setChosen] = useState<string>();
  const at = chosen ?? answer.places[0];
  if (at === undefined) return null;
  const lines = linesAt(at);
  return (
    <section className="stack">
      <SelectField
        label={say('counts.observe.place')}
        name="count-place"
        value={at}
        error={undefined}
        options={answer.places.map((value) => ({ value, name: accountPlaceInWords(value) }))}
        onChange={setChosen}
      />
      <ActForm
        key={at}
        place={place}
        title={say('counts.observe.title')}
        lead={say('counts.observe.lead')}
        button={say('counts.observe.submit')}
        done={props.through?.done ?? say('counts.observe.done')}
        {...(props.through ? { through: props.through } : {})}
        fields={[
          {
            name: 'line',
            kind: 'choice',
            label: say('counts.observe.line'),
            options: lines.map((value) => ({ value, name: lineInWords(value) })),
          },
          {
            name: 'unit',
            kind: 'choice',
            label: say('counts.observe.unit'),
            options: UNITS.map((value) => ({ value, name: formUnitWord(value) })),
          },
          { name: 'value', kind: 'count', label: say('counts.observe.value') },
          {
            name: 'source',
            kind: 'choice',
            label: say('counts.observe.source'),
            options: COUNT_SOURCES.map((value) => ({ value, name: countSourceInWords(value) })),
          },
          { name: 'method', kind: 'text', label: say('counts.observe.method'), optional: true },
          {
            name: 'witness',
            kind: 'choice',
            label: say('counts.observe.witness'),
            optional: true,
            options: [
              { value: '', name: say('counts.observe.noWitness') },
              ...answer.people.map(({ person, name }) => ({ value: person, name })),
            ],
          },
        ]}
        asks={({ text, textOrNull, count }) => {
          const unit = UNITS.find((one) => one === text('unit'));
          const source = COUNT_SOURCES.find((one) => one === text('source'));
          if (unit === undefined || source === undefined) return [];
          const witness = textOrNull('witness');
          return [
            {
              type: 'observe-count',
              place: at,
              line: text('line'),
              unit,
              value: count('value'),
              source,
              method: textOrNull('method'),
              witnesses: witness === null ? [] : [witness],
            },
          ];
        }}
      />
    </section>
  );
}
