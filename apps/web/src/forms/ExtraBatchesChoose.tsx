import type { CommandInput, QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { useSend } from '../connection/use-send.ts';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckboxField, SelectField, TextAreaField, TextField } from '../ui/Field.tsx';
import { useExtraWords } from '../words/extra-words.ts';
import { linesOfBatches } from './lines-of-batches.ts';

type Place = CommandInput<'choose-extra-batches'>['required'][number];
type Answer = QueryOutput<'batches-to-require'>;

function isSame(a: Place, b: Place): boolean {
  return a.jurisdiction === b.jurisdiction && a.batch === b.batch;
}

/** Batches are marked in the list of a jurisdiction, or pasted; nothing is kept before it is saved. */
export function ExtraBatchesChoose(props: {
  readonly answer: Answer;
  readonly find: string;
  readonly onSearch: (search: { readonly jurisdiction?: string; readonly find: string }) => void;
}) {
  const say = useExtraWords();
  const { answer } = props;
  const { heading, plan } = answer;
  const before = plan.extraBatches ?? { required: [], onePerJurisdiction: false };
  const [typed, setTyped] = useState<{ readonly required: readonly Place[]; readonly onePerJurisdiction: boolean }>();
  const [saved, setSaved] = useState(false);
  const choose = useSend('choose-extra-batches');
  const chosen = typed ?? before;
  const change = (part: Partial<typeof chosen>) => {
    setSaved(false);
    choose.forget();
    setTyped({ ...chosen, ...part });
  };
  const mark = (place: Place, isMarked: boolean) => {
    const others = chosen.required.filter((one) => !isSame(one, place));
    change({ required: isMarked ? [...others, place] : others });
  };
  const submit = async () => {
    const sent = await choose.run({
      auditId: heading.auditId,
      required: [...chosen.required],
      onePerJurisdiction: chosen.onePerJurisdiction,
    });
    setSaved(sent.ok);
    if (sent.ok) setTyped(undefined);
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <CheckboxField
        label={say('onePerJurisdiction')}
        hint={say('onePerJurisdictionHint')}
        name="one-per-jurisdiction"
        checked={chosen.onePerJurisdiction}
        onChange={(onePerJurisdiction) => change({ onePerJurisdiction })}
      />
      <h2>{say('required')}</h2>
      <p>{say('requiredSays')}</p>
      <BatchList answer={answer} find={props.find} required={chosen.required} onSearch={props.onSearch} onMark={mark} />
      <PastedLines
        jurisdictions={plan.jurisdictions.map(({ name }) => name)}
        onAdd={(places) => {
          const added = places.filter((place) => !chosen.required.some((one) => isSame(one, place)));
          change({ required: [...chosen.required, ...added] });
        }}
      />
      <Marked required={chosen.required} onRemove={(place) => mark(place, false)} />
      <ProblemAlert problem={choose.problem} />
      {saved && <Alert kind="success">{say('saved')}</Alert>}
      <Button submits pending={choose.pending} reason={reasonAgainst(heading.abilities['choose-extra-batches'])}>
        {say('save')}
      </Button>
      <UnsavedGuard when={typed !== undefined && !choose.pending} onLeave={() => setTyped(undefined)} />
    </Form>
  );
}

function BatchList(props: {
  readonly answer: Answer;
  readonly find: string;
  readonly required: readonly Place[];
  readonly onSearch: (search: { readonly jurisdiction?: string; readonly find: string }) => void;
  readonly onMark: (place: Place, isMarked: boolean) => void;
}) {
  const say = useExtraWords();
  const { answer, find, required } = props;
  const { jurisdiction, jurisdictions, batches, found } = answer;
  if (jurisdiction === null) return <p className="quiet">{say('noManifests')}</p>;
  return (
    <fieldset className="stack">
      <legend className="visually-hidden">{say('list')}</legend>
      <SelectField
        label={say('jurisdiction')}
        name="jurisdiction"
        value={jurisdiction}
        error={undefined}
        options={jurisdictions.map((name) => ({ value: name, name }))}
        onChange={(name) => props.onSearch({ jurisdiction: name, find: '' })}
      />
      <TextField
        label={say('find')}
        name="find"
        type="search"
        value={find}
        error={undefined}
        onChange={(text) => props.onSearch({ jurisdiction, find: text })}
      />
      {batches.length === 0 && <p>{say('nothingFound')}</p>}
      <div className="extra-list">
        {batches.map(({ batch, ballots }) => (
          <CheckboxField
            key={batch}
            label={say('batch', { batch, count: ballots })}
            name={`require ${batch}`}
            checked={required.some((one) => isSame(one, { jurisdiction, batch }))}
            onChange={(isMarked) => props.onMark({ jurisdiction, batch }, isMarked)}
          />
        ))}
      </div>
      {found > batches.length && (
        <p className="quiet small">{say('more', { shown: formatCount(batches.length), all: formatCount(found) })}</p>
      )}
    </fieldset>
  );
}

function PastedLines(props: {
  readonly jurisdictions: readonly string[];
  readonly onAdd: (places: readonly Place[]) => void;
}) {
  const say = useExtraWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string>();
  const add = () => {
    const { places, wrong } = linesOfBatches(text, props.jurisdictions);
    const isEmpty = places.length === 0 && wrong.length === 0;
    setError(
      isEmpty ? say('pasteMissing') : wrong.length > 0 ? say('pasteWrong', { lines: wrong.join(', ') }) : undefined,
    );
    if (isEmpty || wrong.length > 0) return;
    props.onAdd(places);
    setText('');
  };
  return (
    <details>
      <summary>{say('paste')}</summary>
      <div className="stack">
        <TextAreaField
          label={say('pasteLabel')}
          hint={say('pasteHint')}
          name="pasted"
          value={text}
          error={error}
          onChange={setText}
        />
        <Button look="second" onPress={add}>
          {say('pasteAdd')}
        </Button>
      </div>
    </details>
  );
}

function Marked(props: { readonly required: readonly Place[]; readonly onRemove: (place: Place) => void }) {
  const say = useExtraWords();
  const { required } = props;
  return (
    <section className="stack" aria-label={say('markedLabel')}>
      <h3>{say('marked', { count: required.length })}</h3>
      {required.length > 0 && (
        <ul className="steps-list">
          {required.map((place) => (
            <li key={`${place.jurisdiction}\n${place.batch}`}>
              {say('place', place)}{' '}
              <Button look="quiet" label={say('removeNamed', place)} onPress={() => props.onRemove(place)}>
                {say('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
