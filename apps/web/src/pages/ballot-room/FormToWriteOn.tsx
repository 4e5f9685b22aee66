import { ballotDocumentAddress } from '@plumbline/api';
import { FORM_IDS, type FormId } from '@plumbline/ballot-management';
import { useState } from 'react';
import { SelectField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { nameOfForm } from './name-of-form.ts';
import type { RoomPlace } from './room-place.ts';

/** Any form as a sheet of paper to write on. */
export function FormToWriteOn({ place }: { readonly place: RoomPlace }) {
  const say = useBallotFormsWords();
  const [form, setForm] = useState<FormId>('F-04');
  return (
    <section className="panel stack no-print">
      <h2>{say('forms.onPaper')}</h2>
      <p>{say('forms.onPaperSays')}</p>
      <SelectField
        label={say('forms.form')}
        name="form-to-print"
        value={form}
        error={undefined}
        options={FORM_IDS.map((one) => ({ value: one, name: nameOfForm(say, one) }))}
        onChange={(chosen) => setForm(FORM_IDS.find((one) => one === chosen) ?? form)}
      />
      <p>
        <a
          className="usa-button usa-button--outline"
          href={ballotDocumentAddress({ ...place, what: 'empty-form', form })}
          download
        >
          {say('forms.printEmpty', { form })}
        </a>
      </p>
    </section>
  );
}
