import { useAsk } from '../../connection/use-ask.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import type { RoomPlace } from './room-place.ts';

/** What came of a reading of seals; `later` where the device has no network. */
export type SealVerdict = 'comparing' | 'agrees' | 'differs' | 'later';

/** What the room says of the newest reading of a container. The numbers that were expected it says to nobody who may still have to read them. */
export function useSealVerdict(
  place: RoomPlace,
  container: string,
  { readAt }: { /** When this browser sent the reading; null where it has not. */ readonly readAt: number | null },
): SealVerdict {
  const asked = useAsk('ballot-containers', place, { enabled: readAt !== null });
  const found = asked.data?.containers.find((each) => each.container === container);
  // What was known before is of another reading.
  const isOfNow = readAt !== null && !asked.isFetching && asked.error === null && asked.dataUpdatedAt >= readAt;
  if (found === undefined || !isOfNow || found.readingAgrees === null) return 'comparing';
  return found.readingAgrees && !found.waitsForSecondReading ? 'agrees' : 'differs';
}

export function BoxSealCompared(props: {
  readonly verdict: SealVerdict;
  readonly numbers: readonly string[];
  /** A container that has come home, and not the box itself. */
  readonly isTravelling?: boolean;
}) {
  const say = useBallotBoxesWords();
  const { verdict, numbers } = props;
  const typed = numbers.filter((number) => number.trim() !== '');
  return (
    <>
      <div>
        <p className="quiet">{say('seal.found')}</p>
        {(typed.length === 0 ? [say('seal.conditions.missing')] : typed).map((number) => (
          <p key={number} className="task-number">
            {number}
          </p>
        ))}
      </div>
      <div role="status">
        {verdict === 'comparing' && <p>{say('seal.comparing')}</p>}
        {verdict === 'later' && (
          <Alert kind="info">
            <p>{say('seal.later')}</p>
          </Alert>
        )}
        {verdict === 'agrees' && (
          <Alert kind="success">
            <p>{say('seal.agrees')}</p>
          </Alert>
        )}
        {verdict === 'differs' && (
          <Alert kind="error">
            <p>{say(props.isTravelling ? 'count.sealsDifferSays' : 'seal.differsSays')}</p>
            <p>{say('seal.secondSays')}</p>
          </Alert>
        )}
      </div>
    </>
  );
}
