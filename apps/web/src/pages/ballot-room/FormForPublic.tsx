import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextAreaField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { FormAnswer } from './FormPage.tsx';
import { mayAsk } from './may-ask.ts';
import type { RoomPlace } from './room-place.ts';
import { FoldedAsk } from './TrainingForms.tsx';
import { useAskRoom } from './use-ask-room.ts';

type Version = FormAnswer['form']['versions'][number];

const SENTENCE_LENGTH_MAX = 500;

/** Why an approved form was put right, as everybody is told it: written by one, reviewed by another. Of the newest version that puts something right. */
export function FormForPublic({ place, answer }: { readonly place: RoomPlace; readonly answer: FormAnswer }) {
  const { form, heading } = answer;
  const say = useBallotFormsWords();
  const version = correctionIn(form.versions);
  if (version === undefined || form.isHidden || form.state === 'void') return null;
  const { publicReason: written } = version;
  return (
    <section className="panel stack">
      <h2>{say('form.publicReason', { version: version.version })}</h2>
      <p>{say('form.publicReasonLead')}</p>
      {written === null ? (
        <p>{say('form.publicReasonNone')}</p>
      ) : (
        <>
          <blockquote>{written.en ?? say('form.redacted')}</blockquote>
          <blockquote lang="es">{written.es ?? say('form.redacted')}</blockquote>
          <p>
            {say('form.publicReasonBy', { people: written.writtenBy.join(', ') })}{' '}
            {written.reviewedBy.length > 0
              ? say('form.publicReasonReviewed', { people: written.reviewedBy.join(', ') })
              : say('form.publicReasonWaits')}
          </p>
        </>
      )}
      {written !== null && written.reviewedBy.length === 0 && mayAsk(heading, 'review-correction-reason') && (
        <Review place={place} filled={form.filled} version={version.version} read={written.read} />
      )}
      {mayAsk(heading, 'write-correction-reason') && (
        <Write place={place} filled={form.filled} version={version.version} />
      )}
    </section>
  );
}

/** The newest version after one that was approved. */
function correctionIn(versions: readonly Version[]): Version | undefined {
  const first = versions.findIndex(({ approved }) => approved !== null);
  return first < 0 ? undefined : versions.slice(first + 1).at(-1);
}

type Of = { readonly place: RoomPlace; readonly filled: string; readonly version: number };

function Review(props: Of & { readonly read: NonNullable<Version['publicReason']>['read'] }) {
  const say = useBallotFormsWords();
  const { place, ...said } = props;
  const { ask, pending, problem } = useAskRoom(place);
  return (
    <div className="stack">
      <ProblemAlert problem={problem} />
      <Button look="second" pending={pending} onPress={() => void ask({ type: 'review-correction-reason', ...said })}>
        {say('form.publicReasonReview')}
      </Button>
    </div>
  );
}

function Write({ place, filled, version }: Of) {
  const say = useBallotFormsWords();
  const [en, setEnglish] = useState('');
  const [es, setSpanish] = useState('');
  const reason = { en: en.trim(), es: es.trim() };
  const isWhole = reason.en !== '' && reason.es !== '';
  return (
    <FoldedAsk
      place={place}
      title={say('form.publicReasonWrite')}
      submit={say('form.publicReasonKeep')}
      ask={isWhole ? { type: 'write-correction-reason', filled, version, reason } : undefined}
      onDone={() => {
        setEnglish('');
        setSpanish('');
      }}
    >
      <TextAreaField
        label={say('form.publicReasonEnglish')}
        name="public-reason-en"
        maxLength={SENTENCE_LENGTH_MAX}
        value={en}
        error={undefined}
        onChange={setEnglish}
      />
      <TextAreaField
        label={say('form.publicReasonSpanish')}
        name="public-reason-es"
        maxLength={SENTENCE_LENGTH_MAX}
        value={es}
        error={undefined}
        onChange={setSpanish}
      />
    </FoldedAsk>
  );
}
