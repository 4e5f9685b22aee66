import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { errorOf } from '../../ui/ErrorSummary.tsx';
import { TextAreaField } from '../../ui/Field.tsx';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import { publicationOf } from './publication-of.ts';
import type { RoomPlace } from './room-place.ts';
import type { StandardAnswer } from './StandardPage.tsx';
import { useAskRoom } from './use-ask-room.ts';

const REASON_LENGTH_MIN = 20;

/** The public page: one proposes it, somebody else releases it, either takes it back with a reason. */
export function PublicPageRelease(props: { readonly place: RoomPlace; readonly answer: StandardAnswer }) {
  const say = useBallotStandardWords();
  const { place, answer } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const { proposed, released, isPublisher, isDirector } = publicationOf(answer, 'public-page');
  const of = { publication: 'public-page', file: null } as const;
  const whyNotPropose = () => {
    if (!isPublisher) return say('publication.onlyPublisher');
    if (released !== null) return say('publication.isReleased');
    return proposed === null ? undefined : say('publication.waits');
  };
  const whyNotRelease = () => {
    if (!isDirector) return say('publication.onlyDirector');
    if (proposed !== null) return undefined;
    return released === null ? say('publication.nothingProposed') : say('publication.isReleased');
  };
  const isOut = proposed !== null || released !== null;
  return (
    <section className="panel stack">
      <h2>{say('publication.title')}</h2>
      <p>{say('publication.says')}</p>
      {!isOut && <p className="quiet">{say('publication.nothing')}</p>}
      {proposed !== null && (
        <p>{say('publication.proposed', { people: proposed.by.join(', '), time: formatTime(proposed.at) })}</p>
      )}
      {released !== null && (
        <p>
          {say('publication.released', {
            people: [...released.proposedBy, ...released.by].join(', '),
            time: formatTime(released.at),
          })}
        </p>
      )}
      <p className="row">
        {(['en', 'es'] as const).map((language) => (
          <a key={language} href={pageAddress(place, language, released !== null)} target="_blank" rel="noreferrer">
            {say(language === 'en' ? 'publication.look' : 'publication.lookSpanish')}
          </a>
        ))}
      </p>
      <ProblemAlert problem={problem} />
      <div className="row">
        <Button
          look="second"
          pending={pending}
          reason={whyNotPropose()}
          onPress={() => void ask({ type: 'propose-publication', ...of })}
        >
          {say('publication.propose')}
        </Button>
        <Button
          pending={pending}
          reason={whyNotRelease()}
          onPress={() => void ask({ type: 'release-publication', ...of })}
        >
          {say('publication.release')}
        </Button>
      </div>
      {isOut && (isPublisher || isDirector) && <Withdraw place={place} />}
    </section>
  );
}

/** What everybody reads; before it is released, the same page for whoever may read the room. */
function pageAddress(place: RoomPlace, language: 'en' | 'es', isReleased: boolean): string {
  const { electionId, jurisdiction } = place;
  return isReleased
    ? `/public/ballots/${electionId}/${encodeURIComponent(jurisdiction)}/${language}`
    : `/api/ballot-public-page?${new URLSearchParams({ electionId, jurisdiction, language })}`;
}

function Withdraw({ place }: { readonly place: RoomPlace }) {
  const say = useBallotStandardWords();
  const { ask, pending, problem } = useAskRoom(place);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const errors = isShort ? [{ name: 'publication-reason', message: say('publication.reasonMissing') }] : [];
  const submit = async () => {
    const text = reason.trim();
    setShort(text.length < REASON_LENGTH_MIN);
    if (text.length < REASON_LENGTH_MIN) return;
    await ask({ type: 'withdraw-publication', publication: 'public-page', reason: text });
  };
  return (
    <details className="act-fold">
      <summary>{say('publication.withdraw')}</summary>
      <Form look="form stack" onSubmit={submit}>
        <FormErrors errors={errors} />
        <TextAreaField
          label={say('publication.reason')}
          hint={say('publication.reasonHint')}
          name="publication-reason"
          value={reason}
          maxLength={2000}
          error={errorOf(errors, 'publication-reason')}
          onChange={setReason}
        />
        <ProblemAlert problem={problem} />
        <Button submits pending={pending}>
          {say('publication.withdraw')}
        </Button>
      </Form>
    </details>
  );
}
