import { useEffect, useState } from 'react';
import type { RoomDeviceAtHand } from '../../connection/use-room-device.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { isBox } from './BoxesPage.tsx';
import { BoxFormWrite } from './BoxFormWrite.tsx';
import { BoxGiveUp } from './BoxGiveUp.tsx';
import { BoxRetrieval, type KnownContainer } from './BoxRetrieval.tsx';
import { retrievalOf } from './retrieval.ts';
import type { RoomPlace } from './room-place.ts';
import type { Recorder } from './use-recording.ts';
import { useRetrievals } from './use-retrievals.ts';

/** The boxes that can be emptied, one that is being emptied, and what of them is still to be written down. */
export function BoxesToFetch(props: {
  readonly place: RoomPlace;
  readonly containers: readonly KnownContainer[];
  /** Who stands there. */
  readonly team: readonly string[];
  readonly recorder: Recorder;
  readonly here: RoomDeviceAtHand | undefined;
  /** They are what this browser keeps of the room. */
  readonly isKept?: boolean;
  readonly onBusy: (isBusy: boolean) => void;
}) {
  const say = useBallotBoxesWords();
  const { place, containers, isKept = false, team, recorder, here, onBusy } = props;
  const { retrievals, begin, change, remove } = useRetrievals(place);
  const [chosen, setChosen] = useState<string>();
  const boxes = containers.filter(isBox);
  // Whoever takes the place of others at this device goes on with nothing that those recorded in their own names.
  const open = retrievals.find(
    ({ name, step, people }) => name === chosen && step !== 'gone' && people.every((person) => team.includes(person)),
  );
  const isBusy = open !== undefined;
  useEffect(() => onBusy(isBusy), [isBusy, onBusy]);
  const positionsOf = (container: string) => containers.find((each) => each.container === container)?.positions ?? [];
  if (open !== undefined) {
    const positions = positionsOf(open.box);
    return (
      <div className="stack">
        <BoxRetrieval
          place={place}
          retrieval={open}
          sealed={positions.filter(({ isSealed }) => isSealed).map(({ position }) => position)}
          positions={positions.map(({ position }) => position)}
          containers={containers}
          recorder={recorder}
          onChange={(part) => change(open.name, part)}
        />
        <Button look="quiet" onPress={() => setChosen(undefined)}>
          {say('stop')}
        </Button>
        <Strip here={here} />
      </div>
    );
  }
  const begun = retrievals.filter(({ step }) => step !== 'gone');
  const gone = retrievals.filter(({ step }) => step === 'gone');
  const isTwo = team.length === 2;
  return (
    <section className="stack" aria-label={say('list.fetch')}>
      <h2>{say('list.fetch')}</h2>
      {gone.map((retrieval) => (
        <BoxFormWrite
          key={retrieval.name}
          place={place}
          retrieval={retrieval}
          positions={{
            box: positionsOf(retrieval.box).map(({ position }) => position),
            into: positionsOf(retrieval.into).map(({ position }) => position),
          }}
          mayWrite={recorder.through === 'room' && retrieval.people.every((person) => team.includes(person))}
          onChange={(part) => change(retrieval.name, part)}
          onWritten={() => remove(retrieval.name)}
          onGiveUp={() => remove(retrieval.name)}
        />
      ))}
      {!isTwo && (
        <Alert kind="info">
          <p>{say(recorder.through === 'device' ? 'people.twoOnDevice' : 'people.two')}</p>
        </Alert>
      )}
      {boxes.length === 0 && <p>{say(isKept ? 'list.noneKept' : 'list.none')}</p>}
      {boxes.length > 0 && <p>{say('list.fetchLead')}</p>}
      <ul className="task-list">
        {begun.map((retrieval) => {
          const { name, box, arrivedAt, people } = retrieval;
          const isTheirs = people.every((person) => team.includes(person));
          return (
            <li key={name}>
              <span>{say(isTheirs ? 'list.begunAt' : 'list.begunByOthers', { box, at: formatTime(arrivedAt) })}</span>
              {isTheirs && <Button onPress={() => setChosen(name)}>{say('list.goOn', { box })}</Button>}
              <BoxGiveUp retrieval={retrieval} onGiveUp={() => remove(name)} />
            </li>
          );
        })}
        {boxes
          .filter(({ container }) => begun.every(({ box }) => box !== container))
          .map(({ container }) => (
            <li key={container}>
              <span>{container}</span>
              <Button
                look="second"
                {...(isTwo ? {} : { reason: say('people.two'), reasonIsShown: true })}
                onPress={() => {
                  const retrieval = retrievalOf(container, team, new Date());
                  begin(retrieval);
                  setChosen(retrieval.name);
                }}
              >
                {say('list.open', { box: container })}
              </Button>
            </li>
          ))}
      </ul>
      <Strip here={here} />
    </section>
  );
}

/** How much waits for the network, always in view. */
function Strip(props: { readonly here: RoomDeviceAtHand | undefined }) {
  const say = useBallotBoxesWords();
  if (props.here === undefined) return null;
  const count = props.here.acts.length;
  return (
    <p className={count > 0 ? 'task-strip task-strip-waits' : 'task-strip'} role="status">
      {count > 0 ? say('strip.waiting', { count }) : say('strip.sent')}
    </p>
  );
}
