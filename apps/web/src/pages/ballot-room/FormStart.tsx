import { FORM_IDS, type FormId } from '@plumbline/ballot-management';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { RadioTiles } from '../../ui/RadioTiles.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { nameOfForm } from './name-of-form.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** Forms that are due, each with a button that starts it; and any other form for a place. */
export function FormStart(props: {
  readonly place: RoomPlace;
  readonly due: readonly { readonly form: FormId; readonly place: string }[];
  readonly places: readonly string[];
  readonly taken: readonly string[];
}) {
  const say = useBallotFormsWords();
  const [, changeSearch] = usePageSearch();
  const { ask, pending, problem } = useAskRoom(props.place);
  const [form, setForm] = useState('');
  const [place, setPlace] = useState('');
  const [capture, setCapture] = useState<'live' | 'paper'>('live');
  const [error, setError] = useState<string>();
  const start = async (which: FormId, where: string, how: 'live' | 'paper') => {
    const filled = freeName(`${which} ${where}`, props.taken);
    const done = await ask({ type: 'start-form', filled, form: which, place: where, capture: how });
    if (done.ok) changeSearch({ form: filled });
  };
  const submit = async () => {
    const which = FORM_IDS.find((each) => each === form);
    setError(which === undefined || place === '' ? say('forms.anotherMissing') : undefined);
    if (which !== undefined && place !== '') await start(which, place, capture);
  };
  const choose = { value: '', name: say('fill.notChosen') };
  return (
    <div className="stack-wide">
      <section className="stack">
        <h2>{say('forms.due')}</h2>
        <ProblemAlert problem={problem} />
        {props.due.length === 0 ? (
          <p className="soft">{say('forms.dueNone')}</p>
        ) : (
          <SimpleTable
            caption={say('forms.due')}
            hideCaption
            columns={[
              { name: say('forms.form'), wordy: true },
              { name: say('forms.place') },
              { name: say('forms.start') },
            ]}
            rows={props.due.map((each) => ({
              key: `${each.form} ${each.place}`,
              cells: [
                nameOfForm(say, each.form),
                ballotPlaceInWords(each.place),
                <Button
                  key="start"
                  look="second"
                  pending={pending}
                  label={say('forms.startOf', { form: each.form, place: ballotPlaceInWords(each.place) })}
                  onPress={() => void start(each.form, each.place, 'live')}
                >
                  {say('forms.start')}
                </Button>,
              ],
            }))}
          />
        )}
      </section>
      <Form look="panel form stack" onSubmit={submit}>
        <h2>{say('forms.another')}</h2>
        <SelectField
          label={say('forms.anotherForm')}
          name="start-form"
          value={form}
          error={error}
          options={[choose, ...FORM_IDS.map((each) => ({ value: each, name: nameOfForm(say, each) }))]}
          onChange={setForm}
        />
        <SelectField
          label={say('forms.anotherPlace')}
          name="start-place"
          value={place}
          error={undefined}
          options={[choose, ...props.places.map((each) => ({ value: each, name: ballotPlaceInWords(each) }))]}
          onChange={setPlace}
        />
        <RadioTiles
          legend={say('forms.capture')}
          name="start-capture"
          value={capture}
          error={undefined}
          tiles={[
            { value: 'live', name: say('forms.live') },
            { value: 'paper', name: say('forms.paper') },
          ]}
          onChange={(value) => setCapture(value === 'paper' ? 'paper' : 'live')}
        />
        <Button submits pending={pending}>
          {say('forms.another')}
        </Button>
      </Form>
    </div>
  );
}

/** A form is named for what it is and where; a second one of a place has a number. */
function freeName(name: string, taken: readonly string[]): string {
  if (!taken.includes(name)) return name;
  for (let number = 2; ; number += 1) if (!taken.includes(`${name} (${number})`)) return `${name} (${number})`;
}
