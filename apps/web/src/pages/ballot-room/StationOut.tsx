import { useAsk } from '../../connection/use-ask.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { ActForm } from './ActForm.tsx';
import { RecountPreview } from './RecountPreview.tsx';
import type { RoomPlace } from './room-place.ts';
import { ContainerStore, SealApply, SealsRead } from './SealActs.tsx';
import { StationChecks } from './StationChecks.tsx';
import type { StationAnswer } from './StationPage.tsx';

const PURPOSES = ['audit', 'recount'] as const;

/** A container that is here: read its seals, then give it to a board; or, just come home, put it back in its place. */
export function StationOut(props: {
  readonly place: RoomPlace;
  readonly container: StationAnswer['home'][number];
  readonly answer: StationAnswer;
}) {
  const say = useBallotCustodyWords();
  const sayRoom = useBallotRoomWords();
  const { place, answer } = props;
  const { container, area, slot, condition, positions, readings, readingAgrees, waitsForSecondReading, expected } =
    props.container;
  const stored = useAsk('ballot-storage', place, { enabled: area === null });
  const isSealed = positions.length > 0 && positions.every((one) => one.isSealed);
  const isRead = readingAgrees === true && !waitsForSecondReading;
  return (
    <section className="panel stack" aria-label={container}>
      <h2>{say('station.goesOut', { container })}</h2>
      <p className="quiet">
        {area === null ? say('where.nowhere') : say('where.at', { area, slot: slot ?? '' })} ·{' '}
        {props.container.batches.map(({ name }) => name).join(', ') || sayRoom('containers.empty')}
      </p>
      <StationChecks
        checks={[
          { check: 'ok', isDone: condition === 'ok' },
          { check: 'sealed', isDone: isSealed },
          { check: 'read', isDone: isRead },
          { check: 'home', isDone: area !== null },
        ]}
      />
      {waitsForSecondReading && (
        <Alert kind="warning">
          <p>{say('station.secondReading')}</p>
        </Alert>
      )}
      {expected?.map(({ position, seal }) => (
        <p key={position}>{say('station.expected', { position, seal })}</p>
      ))}
      <SealApply place={place} container={container} positions={positions} />
      <SealsRead
        key={`read ${container} ${readings}`}
        place={place}
        container={container}
        positions={positions}
        readings={readings}
        isOpenAtFirst={isSealed && !isRead}
      />
      <ContainerStore place={place} container={container} areas={stored.data?.areas.map((one) => one.area) ?? []} />
      <RecountPreview place={place} container={container} />
      <ActForm
        key={`out ${container}`}
        place={place}
        title={say('station.checkOut.title')}
        lead={say('station.checkOut.lead')}
        button={say('station.checkOut.submit')}
        done={say('station.checkOut.done')}
        fields={[
          {
            name: 'board',
            kind: 'text',
            label: say('station.board'),
            ...(answer.boards.length > 0
              ? { hint: say('station.checkOut.boardHint', { boards: answer.boards.join(', ') }) }
              : {}),
          },
          {
            name: 'runner',
            kind: 'choice',
            label: say('station.runner'),
            options: answer.people.map(({ person, name }) => ({ value: person, name })),
          },
          {
            name: 'purpose',
            kind: 'choice',
            label: say('station.purpose'),
            options: PURPOSES.map((value) => ({ value, name: say(`station.purposes.${value}`) })),
          },
        ]}
        asks={({ text }) => [
          {
            type: 'check-out',
            container,
            board: text('board'),
            runner: text('runner'),
            purpose: PURPOSES.find((one) => one === text('purpose')) ?? 'audit',
          },
        ]}
      />
    </section>
  );
}
