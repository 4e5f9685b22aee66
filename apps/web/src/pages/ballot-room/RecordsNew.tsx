import { RECORD_KINDS, type RecordKind, RequestNumberSchema } from '@plumbline/ballot-management';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useDraft } from '../../connection/use-draft.ts';
import { useSend } from '../../connection/use-send.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextField } from '../../ui/Field.tsx';
import { useBallotRecordsWords } from '../../words/ballot-records-words.ts';
import { mayAsk } from './may-ask.ts';
import type { RecordsProps } from './RecordsPage.tsx';
import { RecordsPreview } from './RecordsPreview.tsx';
import { roomAddress } from './room-place.ts';

const BLANK = { request: '', askedOn: '', kinds: ['forms'] as readonly RecordKind[], place: '', from: '', until: '' };

/** Chooses records for a request, shows what is given of them and what stays, and has the answer made. What is typed stays on the device until it is made. */
export function RecordsNew({ place, answer }: RecordsProps) {
  const say = useBallotRecordsWords();
  const make = useSend('make-ballot-file');
  const draft = useDraft(`records ${roomAddress(place)}`, { value: BLANK, version: null });
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isOrdered, setOrdered] = useState(false);
  const { request, askedOn, kinds, place: at, from, until } = draft.value;
  const change = (changed: Partial<typeof BLANK>) => {
    setOrdered(false);
    draft.change({ ...draft.value, ...changed });
  };
  const isOutOfOrder = from !== '' && until !== '' && until < from;
  const whyNot = mayAsk(answer.heading, 'propose-records-answer') ? undefined : say('form.onlyPublisher');
  const submit = async () => {
    const wrong = (isWrong: boolean, name: string, message: string) => (isWrong ? [{ name, message }] : []);
    const number = request.trim();
    const found = [
      ...wrong(!RequestNumberSchema.safeParse(number).success, 'records-request', say('form.requestWrong')),
      ...wrong(askedOn === '', 'records-asked-on', say('form.askedOnMissing')),
      ...wrong(askedOn > answer.heading.today, 'records-asked-on', say('form.askedOnLater')),
      ...wrong(kinds.length === 0, `records-${RECORD_KINDS[0]}`, say('form.kindsMissing')),
      ...wrong(isOutOfOrder, 'records-until', say('form.order')),
    ];
    setErrors(found);
    if (found.length > 0) return;
    const days = { from: from === '' ? null : from, until: until === '' ? null : until };
    const chosen = RECORD_KINDS.filter((kind) => kinds.includes(kind));
    const records = { kinds: chosen, place: at === '' ? null : at, ...days };
    const made = await make.run({ ...place, file: { what: 'records-answer', request: number, askedOn, records } });
    if (!made.ok) return;
    draft.forget();
    setOrdered(true);
  };
  return (
    <section className="panel stack">
      <h2>{say('form.title')}</h2>
      <p>{say('form.says')}</p>
      <Form look="form stack" onSubmit={submit}>
        <FormErrors errors={errors} />
        <TextField
          label={say('form.request')}
          hint={say('form.requestHint')}
          name="records-request"
          maxLength={40}
          value={request}
          error={errorOf(errors, 'records-request')}
          onChange={(value) => change({ request: value })}
        />
        <TextField
          label={say('form.askedOn')}
          name="records-asked-on"
          type="date"
          value={askedOn}
          error={errorOf(errors, 'records-asked-on')}
          onChange={(value) => change({ askedOn: value })}
        />
        <fieldset className="usa-fieldset">
          <legend className="usa-legend">{say('form.kinds')}</legend>
          {RECORD_KINDS.map((kind) => (
            <CheckboxField
              key={kind}
              name={`records-${kind}`}
              label={say(`kinds.${kind}`)}
              checked={kinds.includes(kind)}
              onChange={(isChosen) =>
                change({ kinds: isChosen ? [...kinds, kind] : kinds.filter((each) => each !== kind) })
              }
            />
          ))}
        </fieldset>
        <SelectField
          label={say('form.place')}
          hint={say('form.placeHint')}
          name="records-place"
          value={at}
          error={undefined}
          options={[
            { value: '', name: say('everyPlace') },
            ...answer.places.map((value) => ({ value, name: ballotPlaceInWords(value) })),
          ]}
          onChange={(value) => change({ place: value })}
        />
        <TextField
          label={say('form.from')}
          hint={say('form.daysHint')}
          name="records-from"
          type="date"
          value={from}
          error={undefined}
          onChange={(value) => change({ from: value })}
        />
        <TextField
          label={say('form.until')}
          hint={say('form.daysHint')}
          name="records-until"
          type="date"
          value={until}
          error={errorOf(errors, 'records-until')}
          onChange={(value) => change({ until: value })}
        />
        <RecordsPreview place={place} kinds={kinds} at={at} from={from} until={isOutOfOrder ? '' : until} />
        <ProblemAlert problem={make.problem} />
        <Button submits pending={make.pending} reason={whyNot}>
          {say('form.make')}
        </Button>
        <p role="status">{isOrdered && say('form.made')}</p>
      </Form>
    </section>
  );
}
