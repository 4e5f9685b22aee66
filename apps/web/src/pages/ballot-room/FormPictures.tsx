import { useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

/** A second person compares a form that was copied from paper with its pictures, whose fingerprints go into the record. */
export function FormPictures(props: {
  readonly place: RoomPlace;
  readonly filled: string;
  readonly isVerified: boolean;
}) {
  const say = useBallotFormsWords();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [error, setError] = useState<string>();
  const { ask, pending, problem } = useAskRoom(props.place);
  if (props.isVerified) return <p>{say('form.verified')}</p>;
  const submit = async () => {
    setError(files.length === 0 ? say('form.picturesMissing') : undefined);
    if (files.length === 0) return;
    const pages = await Promise.all(files.map(fingerprintOf));
    await ask({ type: 'verify-image', filled: props.filled, pages });
  };
  return (
    <Form look="form stack" onSubmit={submit}>
      <h3>{say('form.verify')}</h3>
      <p>{say('form.verifyLead')}</p>
      <div className={error ? 'usa-form-group usa-form-group--error' : 'usa-form-group'}>
        <label className="usa-label" htmlFor="form-pictures">
          {say('form.pictures')}
        </label>
        {error && <span className="usa-error-message">{error}</span>}
        <input
          id="form-pictures"
          className="usa-file-input"
          type="file"
          accept="image/*"
          multiple
          onChange={(event) => setFiles([...(event.target.files ?? [])])}
        />
      </div>
      <ProblemAlert problem={problem} />
      <Button look="second" submits pending={pending}>
        {say('form.verify')}
      </Button>
    </Form>
  );
}
