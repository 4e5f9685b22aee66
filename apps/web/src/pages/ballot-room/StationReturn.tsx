import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { ActForm } from './ActForm.tsx';
import type { RoomPlace } from './room-place.ts';
import { SealApply } from './SealActs.tsx';
import { StationChecks } from './StationChecks.tsx';
import type { StationAnswer } from './StationPage.tsx';

type Loan = StationAnswer['out'][number];

/** A container that comes back from a board: counted back before it is shown what went out, sealed again or emptied, and checked in. */
export function StationReturn(props: {
  readonly place: RoomPlace;
  readonly loan: Loan;
  readonly answer: StationAnswer;
}) {
  const say = useBallotCustodyWords();
  const { place, loan, answer } = props;
  const { container, board, runner, minutes, isCountedBack, isEmpty, positions, batches } = loan;
  const isSame = batches.every(
    ({ out, back, movedToReview }) => out !== null && (back ?? 0) + (movedToReview ?? 0) === out,
  );
  const isResealed = isEmpty || positions.every(({ isSealed }) => isSealed);
  return (
    <section className="panel stack" aria-label={container}>
      <h2>{say('station.comesBack', { container })}</h2>
      <p className="quiet">{say('station.from', { board, runner, minutes })}</p>
      <StationChecks
        checks={[
          { check: 'counted', isDone: isCountedBack },
          { check: 'same', isDone: isCountedBack && isSame },
          { check: 'review', isDone: isCountedBack && batches.every(({ movedToReview }) => movedToReview === 0) },
          { check: 'resealed', isDone: isResealed },
        ]}
      />
      {isCountedBack && <CountedBack batches={batches} />}
      <CountBack place={place} loan={loan} />
      {!isEmpty && <SealApply place={place} container={container} positions={positions} />}
      {isCountedBack && isSame && !isEmpty && <Resecure place={place} container={container} answer={answer} />}
      <CheckIn place={place} container={container} answer={answer} />
    </section>
  );
}

function CountedBack(props: { readonly batches: Loan['batches'] }) {
  const say = useBallotCustodyWords();
  return (
    <ul>
      {props.batches.map(({ batch, name, back, movedToReview, out }) =>
        back === null || out === null ? null : (
          <li key={batch}>
            {movedToReview === null || movedToReview === 0
              ? say('station.batchSame', { name, back, out })
              : say('station.batchMoved', { name, back, moved: movedToReview, out })}
          </li>
        ),
      )}
    </ul>
  );
}

function CountBack(props: { readonly place: RoomPlace; readonly loan: Loan }) {
  const say = useBallotCustodyWords();
  const { container, batches, isCountedBack } = props.loan;
  return (
    <ActForm
      place={props.place}
      title={say('station.countBack.title')}
      lead={say('station.countBack.lead')}
      button={say('station.countBack.submit')}
      done={say('station.countBack.done')}
      isOpenAtFirst={!isCountedBack}
      fields={batches.flatMap(({ batch, name }) => [
        { name: `cards ${batch}`, kind: 'count', label: say('station.countBack.cards', { name }) } as const,
        { name: `moved ${batch}`, kind: 'count', label: say('station.countBack.moved', { name }), value: '0' } as const,
      ])}
      asks={({ count }) => [
        {
          type: 'count-back',
          container,
          batches: batches.map(({ batch }) => ({
            batch,
            cards: count(`cards ${batch}`),
            movedToReview: count(`moved ${batch}`),
          })),
        },
      ]}
    />
  );
}

/** Containers that are here, open and empty could take what comes back. */
function Resecure(props: { readonly place: RoomPlace; readonly container: string; readonly answer: StationAnswer }) {
  const say = useBallotCustodyWords();
  const { container, answer } = props;
  const open = answer.home.filter(
    ({ holdsVoted, condition, batches, positions }) =>
      holdsVoted && condition === 'ok' && batches.length === 0 && positions.every(({ isSealed }) => !isSealed),
  );
  if (open.length === 0) return null;
  return (
    <ActForm
      place={props.place}
      title={say('station.resecure.title')}
      lead={say('station.resecure.lead')}
      button={say('station.resecure.submit')}
      done={say('station.resecure.done')}
      fields={[
        {
          name: 'into',
          kind: 'choice',
          label: say('station.resecure.into'),
          options: open.map((one) => ({ value: one.container, name: one.container })),
        },
      ]}
      asks={({ text }) => [{ type: 'resecure-container', container, into: text('into') }]}
    />
  );
}

function CheckIn(props: { readonly place: RoomPlace; readonly container: string; readonly answer: StationAnswer }) {
  const say = useBallotCustodyWords();
  const { container, answer } = props;
  return (
    <ActForm
      place={props.place}
      title={say('station.checkIn.title')}
      button={say('station.checkIn.submit')}
      done={say('station.checkIn.done')}
      fields={[
        { name: 'isPaperworkComplete', kind: 'yes', label: say('station.checkIn.paperwork') },
        { name: 'isEntered', kind: 'yes', label: say('station.checkIn.entered') },
        {
          name: 'runner',
          kind: 'choice',
          label: say('station.runner'),
          options: answer.people.map(({ person, name }) => ({ value: person, name })),
        },
      ]}
      asks={({ text, isYes }) => [
        {
          type: 'check-in',
          container,
          runner: text('runner'),
          isPaperworkComplete: isYes('isPaperworkComplete'),
          isEntered: isYes('isEntered'),
        },
      ]}
    />
  );
}
