import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotStandardWords } from '../../words/ballot-standard-words.ts';
import type { RoomPlace } from './room-place.ts';
import type { StandardAnswer } from './StandardPage.tsx';
import { useAskRoom } from './use-ask-room.ts';

/** The procedures in force, and which of them may be given to everybody. */
export function ProceduresCleared(props: { readonly place: RoomPlace; readonly answer: StandardAnswer }) {
  const say = useBallotStandardWords();
  const { place, answer } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const isPublisher = answer.heading.you?.duties.includes('publisher') ?? false;
  return (
    <section className="stack">
      <h2>{say('packet.clearTitle')}</h2>
      <p className="quiet">{say('packet.clearSays')}</p>
      <ProblemAlert problem={problem} />
      {answer.procedures.length === 0 ? (
        <p>{say('packet.noProcedure')}</p>
      ) : (
        <SimpleTable
          caption={say('packet.clearTitle')}
          hideCaption
          columns={[{ name: say('packet.clearTitle') }, { name: say('state') }]}
          rows={answer.procedures.map(({ procedure, version, clearedBy }) => ({
            key: procedure,
            cells: [
              say('procedureVersion', { procedure, version }),
              clearedBy.length > 0 ? (
                say('packet.cleared', { people: clearedBy.join(', ') })
              ) : isPublisher ? (
                <Button
                  key="clear"
                  look="second"
                  pending={pending}
                  label={say('packet.clearOf', { procedure, version })}
                  onPress={() => void ask({ type: 'clear-procedure', procedure, version })}
                >
                  {say('packet.clear')}
                </Button>
              ) : (
                say('packet.notCleared')
              ),
            ],
          }))}
        />
      )}
    </section>
  );
}
