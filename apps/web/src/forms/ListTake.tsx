import {
  type Ability,
  type AuditHeading,
  documentAddress,
  type ListPartShown,
  type QueryOutput,
  retrievalListAddress,
} from '@plumbline/api';
import { useState } from 'react';
import { Answered } from '../components/Answered.tsx';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useAsk } from '../connection/use-ask.ts';
import { useDraft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import { formatClock } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { type OfficeWords, useOfficeWords } from '../words/office-words.ts';

type Parts = QueryOutput<'list-parts'>;
type Way = Parts['taken'][number]['way'];
type Place = { readonly heading: AuditHeading; readonly jurisdiction: string; readonly ability: Ability };

const WAYS = ['printed', 'downloaded', 'mailed'] as const;
const WHOLE = '';

/** Hands out the list of what was drawn, or a part of it, to somebody who is named; and says who took which. */
export function ListTake(props: Place) {
  const say = useOfficeWords();
  const { auditId } = props.heading;
  const asked = useAsk('list-parts', { auditId, jurisdiction: props.jurisdiction });
  return (
    <Answered asked={asked} lines={3}>
      {(parts) => (
        <>
          <details>
            <summary>{say('list.title')}</summary>
            <Taking {...props} parts={parts} />
          </details>
          <Taken parts={parts} />
        </>
      )}
    </Answered>
  );
}

const NOTHING: { readonly part: string; readonly person: string; readonly way: Way; readonly email: string } = {
  part: WHOLE,
  person: '',
  way: 'printed',
  email: '',
};

function Taking(props: Place & { readonly parts: Parts }) {
  const say = useOfficeWords();
  const { heading, jurisdiction, ability, parts } = props;
  const { auditId } = heading;
  const typing = useDraft(`list ${auditId} ${jurisdiction} ${heading.round}`, { value: NOTHING, version: null });
  const typed = typing.value;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [given, setGiven] = useState<Given>();
  const take = useSend('take-list');
  const change = (changed: Partial<typeof NOTHING>) => typing.change({ ...typed, ...changed });
  const chosen = parts.parts.find((part) => keyOf(part) === typed.part);
  const submit = async () => {
    const person = typed.person.trim();
    const email = typed.email.trim();
    const missing = [
      ...(person === '' ? [{ name: 'list-person', message: say('list.personMissing') }] : []),
      ...(typed.way === 'mailed' && !/.@./.test(email)
        ? [{ name: 'list-email', message: say('list.emailMissing') }]
        : []),
    ];
    setErrors(missing);
    if (missing.length > 0) return;
    const part = chosen === undefined ? null : { by: chosen.by, name: chosen.name };
    const way = typed.way === 'mailed' ? { by: typed.way, email } : { by: typed.way };
    const answer = await take.run({ auditId, jurisdiction, part, person, way });
    if (!answer.ok) return;
    typing.forget();
    setGiven({ part, person, way: typed.way });
  };
  return (
    <Form look="stack form" onSubmit={submit}>
      <p>{say('list.says')}</p>
      <FormErrors errors={errors} />
      {parts.parts.length > 0 && (
        <SelectField
          label={say('list.part')}
          name="list-part"
          value={chosen === undefined ? WHOLE : typed.part}
          error={undefined}
          options={[
            { value: WHOLE, name: say('list.whole', { units: parts.units }) },
            ...parts.parts.map((part) => ({ value: keyOf(part), name: partInWords(part, part.units, say) })),
          ]}
          onChange={(part) => change({ part })}
        />
      )}
      <TextField
        label={say('list.person')}
        hint={say('list.personHint')}
        name="list-person"
        maxLength={100}
        value={typed.person}
        error={errorOf(errors, 'list-person')}
        onChange={(person) => change({ person })}
      />
      <RadioTiles
        legend={say('list.way')}
        name="list-way"
        value={typed.way}
        error={undefined}
        tiles={WAYS.map((way) => ({ value: way, name: say(`list.ways.${way}`) }))}
        onChange={(value) => change({ way: WAYS.find((way) => way === value) ?? 'printed' })}
      />
      {typed.way === 'mailed' && (
        <TextField
          label={say('list.email')}
          hint={say('list.emailHint')}
          name="list-email"
          type="email"
          maxLength={254}
          value={typed.email}
          error={errorOf(errors, 'list-email')}
          onChange={(email) => change({ email })}
        />
      )}
      <ProblemAlert problem={take.problem} />
      <Button submits pending={take.pending} reason={reasonAgainst(ability)}>
        {say('list.submit')}
      </Button>
      {given !== undefined && <GivenList {...props} given={given} />}
    </Form>
  );
}

type Given = { readonly part: ListPartShown | null; readonly person: string; readonly way: Way };

/** That it is noted, and the list itself where it is not on its way by mail. */
function GivenList(props: Place & { readonly given: Given }) {
  const say = useOfficeWords();
  const { heading, jurisdiction, given } = props;
  const { part, person, way } = given;
  const place = { auditId: heading.auditId, jurisdiction, part };
  const isBatches = heading.fieldwork === 'batches';
  const href =
    way === 'printed'
      ? documentAddress({ ...place, document: isBatches ? 'batch-retrieval-list' : 'ballot-retrieval-list' })
      : retrievalListAddress(place);
  return (
    <Alert kind="success">
      <p>{say(way === 'mailed' ? 'list.mailed' : 'list.noted', { person })}</p>
      {way !== 'mailed' && (
        <a href={href} download>
          {say(way === 'printed' ? 'round.printed' : 'round.download')}
          {part !== null && `: ${partInWords(part, undefined, say)}`}
        </a>
      )}
    </Alert>
  );
}

function Taken(props: { readonly parts: Parts }) {
  const say = useOfficeWords();
  const { taken } = props.parts;
  if (taken.length === 0) return null;
  return (
    <SimpleTable
      caption={say('list.takenTitle')}
      tight
      columns={[
        { name: say('list.when') },
        { name: say('list.who') },
        { name: say('list.part') },
        { name: say('list.how') },
      ]}
      rows={taken.map(({ at, person, part, way }, index) => ({
        key: `${at} ${index}`,
        cells: [
          formatClock(at),
          person,
          part === null ? say('list.wholeShort') : partInWords(part, undefined, say),
          say(`list.ways.${way}`),
        ],
      }))}
    />
  );
}

function keyOf({ by, name }: ListPartShown): string {
  return `${by} ${name}`;
}

/** A part by what it is called, with how much it holds where that is known. */
function partInWords({ by, name }: ListPartShown, units: number | undefined, say: OfficeWords): string {
  if (units === undefined) {
    if (name === '') return say(by === 'container' ? 'list.noContainerShort' : 'list.noTabulatorShort');
    return say(`list.${by}Short`, { name });
  }
  if (name === '') return say(by === 'container' ? 'list.noContainer' : 'list.noTabulator', { units });
  return say(`list.${by}`, { name, units });
}
