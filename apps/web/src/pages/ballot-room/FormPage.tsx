import { ballotDocumentAddress, type QueryOutput } from '@plumbline/api';
import { formOf } from '@plumbline/ballot-management';
import { ballotPlaceInWords } from '@plumbline/words/form-words';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { FormAmend } from './FormAmend.tsx';
import { FormEntries } from './FormEntries.tsx';
import { FormForPublic } from './FormForPublic.tsx';
import { FormHistory } from './FormHistory.tsx';
import { FormLateStatements } from './FormLateStatements.tsx';
import { FormRetyped } from './FormRetyped.tsx';
import { FormReview } from './FormReview.tsx';
import { FormUnits } from './FormUnits.tsx';
import { FormWork } from './FormWork.tsx';
import { FORM_TONES } from './form-tones.ts';
import { nameOfForm } from './name-of-form.ts';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';

export type FormAnswer = QueryOutput<'ballot-form'>;

/** One form: what can be done with it now, what was filled in, and every version of it. */
export function FormPage(props: { readonly place: RoomPlace; readonly filled: string }) {
  const say = useBallotFormsWords();
  const { place, filled } = props;
  const asked = useAsk('ballot-form', { ...place, filled });
  const form = asked.data?.form;
  return (
    <RoomPage
      place={place}
      title={form === undefined ? filled : `${nameOfForm(say, form.form)}: ${ballotPlaceInWords(form.place)}`}
      lead={<Link to={roomAddress(place, 'forms')}>{say('forms.back')}</Link>}
      asked={asked}
    >
      {(answer) => (
        <div className="stack-wide">
          <FormFacts place={place} form={answer.form} />
          <Returned form={answer.form} />
          <Lacking form={answer.form} />
          <FormRetyped answer={answer} />
          <FormLateStatements form={answer.form} />
          <Doing place={place} answer={answer} />
          <FormForPublic place={place} answer={answer} />
          <FormHistory form={answer.form} people={answer.people} />
        </div>
      )}
    </RoomPage>
  );
}

function FormFacts({ place, form }: { readonly place: RoomPlace; readonly form: FormAnswer['form'] }) {
  const say = useBallotFormsWords();
  const { filled } = form;
  return (
    <div className="row">
      <Tag tone={FORM_TONES[form.state]}>{say(`states.${form.state}`)}</Tag>
      <span>{say('form.version', { version: form.version })}</span>
      {form.procedure !== null && <span className="soft">{say('form.procedure', form.procedure)}</span>}
      <span className="soft">{form.preparedBy.join(', ')}</span>
      {!form.isHidden && form.versions.every(({ withheld }) => withheld.length === 0) && (
        <a className="no-print" href={ballotDocumentAddress({ ...place, what: 'filled-form', filled })} download>
          {say('forms.printFilled')}
        </a>
      )}
    </div>
  );
}

/** What a reviewer asked to be looked at, while that is being done. */
function Returned({ form }: { readonly form: FormAnswer['form'] }) {
  const say = useBallotFormsWords();
  const last = form.returns.at(-1);
  if (last === undefined || (form.state !== 'returned' && form.state !== 'draft')) return null;
  return (
    <Alert kind="warning" title={say('form.returned', { by: `${last.by.join(', ')}, ${formatTime(last.at)}` })}>
      <ul>
        {last.reasons.map(({ field, reason }) => (
          <li key={field}>{reason ?? say(form.withheld.length > 0 ? 'review.hidden' : 'form.redacted')}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** Which signature is missing and since when, while the form waits for it. */
function Lacking({ form }: { readonly form: FormAnswer['form'] }) {
  const say = useBallotFormsWords();
  const { lacking, state } = form;
  if (lacking === null || state !== 'draft') return null;
  const signedBy = form.versions.at(-1)?.signedBy ?? [];
  return (
    <Alert kind="warning" title={say('form.lacking', { at: formatTime(lacking.since) })}>
      <p>{say('form.lackingSays')}</p>
      {signedBy.length > 0 && <p>{say('form.lackingSigned', { people: signedBy.join(', ') })}</p>}
      {lacking.named.length > 0 && <p>{say('form.lackingNamed', { people: lacking.named.join(', ') })}</p>}
    </Alert>
  );
}

function Doing(props: { readonly place: RoomPlace; readonly answer: FormAnswer }) {
  const say = useBallotFormsWords();
  const { place, answer } = props;
  const definition = formOf(answer.form.form);
  const { isHidden, state } = answer.form;
  if (isHidden && state !== 'complete' && state !== 'in-review') {
    return (
      <Alert kind="info" title={say('form.hidden')}>
        <p>{say('form.hiddenSays')}</p>
      </Alert>
    );
  }
  switch (answer.form.state) {
    case 'draft':
    case 'returned':
      return <FormWork place={place} answer={answer} definition={definition} key={answer.form.version} />;
    case 'complete':
    case 'in-review':
      return <FormReview place={place} answer={answer} definition={definition} />;
    case 'approved':
      return (
        <>
          <FormEntries answer={answer} definition={definition} />
          <FormUnits place={place} worksheet={answer.worksheet} isHidden={isHidden} />
          <FormAmend place={place} answer={answer} definition={definition} />
        </>
      );
    case 'void':
      return <FormEntries answer={answer} definition={definition} />;
  }
}
