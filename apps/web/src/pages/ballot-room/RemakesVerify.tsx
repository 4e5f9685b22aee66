import type { Problem, QueryOutput } from '@plumbline/api';
import { formChoiceWord } from '@plumbline/words/form-words';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { client } from '../../connection/client.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotDuplicationWords } from '../../words/ballot-duplication-words.ts';
import { type Remake, remakesOf, verified } from './remakes.ts';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type Person = { readonly person: string; readonly name: string };

/** Two others compare each duplicate with its original. */
export function RemakesVerify(props: {
  readonly place: RoomPlace;
  readonly verifiers: readonly [Person, Person];
  readonly open: readonly QueryOutput<'ballot-form'>[];
}) {
  const say = useBallotDuplicationWords();
  const { place, verifiers, open } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [unread, setUnread] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [changed, setChanged] = useState<string>();
  const queryClient = useQueryClient();
  const waiting = open.flatMap((form) => remakesOf(form).filter(({ isVerified }) => !isVerified));
  const nameOf = (person: string) =>
    open.flatMap(({ people }) => people).find((each) => each.person === person)?.name ?? person;
  const isMaker = ({ makers }: Remake) => verifiers.some(({ person }) => makers.includes(person));
  const verify = async (remake: Remake) => {
    setBusy(true);
    await verifyNow(remake);
    setBusy(false);
  };
  const verifyNow = async (remake: Remake) => {
    const { filled, number } = remake;
    // As it stands now: others may have added rows meanwhile.
    const now = await client.ask('ballot-form', { ...place, filled });
    setUnread(now.ok ? undefined : now.error);
    if (!now.ok) return;
    const [one, other] = verifiers;
    const entered = verified(now.value, remake, [one.person, other.person]);
    setChanged(entered === undefined ? number : undefined);
    if (entered === undefined) return queryClient.invalidateQueries();
    const witnesses = [one.person, other.person];
    const { timesEntered } = now.value.form;
    await ask({ type: 'enter-form', filled, ...entered, counters: [], witnesses, custodians: [], timesEntered });
  };
  return (
    <section className="stack" aria-label={say('verify.title')}>
      <h2>{say('verify.title')}</h2>
      <p>{waiting.length === 0 ? say('verify.none') : say('verify.lead')}</p>
      <ProblemAlert problem={unread ?? problem} />
      {changed !== undefined && (
        <Alert kind="warning">
          <p>{say('verify.changed', { number: changed })}</p>
        </Alert>
      )}
      <ul className="task-list">
        {waiting.map((remake) => {
          const { filled, number, batch, style, reason, makers } = remake;
          return (
            <li key={`${filled} ${number}`}>
              <span>
                {say('verify.row', { number, batch, style, reason: formChoiceWord(reason) })}{' '}
                <span className="quiet">{say('verify.by', { people: makers.map(nameOf).join(', ') })}</span>
              </span>
              <Button
                look="second"
                pending={pending || isBusy}
                {...(isMaker(remake) ? { reason: say('verify.own') } : {})}
                onPress={() => void verify(remake)}
              >
                {say('verify.submit', { number })}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
