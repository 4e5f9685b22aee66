import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { fingerprintOf } from './fingerprint-of.ts';

/** Takes a picture with the camera of the device. The picture stays there; its name and fingerprint go on. */
export function PictureTake(props: {
  readonly pictures: readonly string[];
  readonly onTake: (pictures: readonly string[]) => void;
}) {
  const say = useBallotBoxesWords();
  const { pictures, onTake } = props;
  return (
    <div className="usa-form-group">
      <label className="usa-label" htmlFor="seal-picture">
        {say('seal.photo')}
      </label>
      <span className="usa-hint" id="seal-picture-says">
        {say('seal.photoSays')}
      </span>
      <input
        id="seal-picture"
        className="usa-file-input"
        type="file"
        accept="image/*"
        capture="environment"
        aria-describedby="seal-picture-says"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          void Promise.all(files.map(fingerprintOf)).then(onTake);
        }}
      />
      <p role="status" className="small">
        {pictures.length > 0 && say('seal.photoTaken', { count: pictures.length })}
      </p>
    </div>
  );
}
