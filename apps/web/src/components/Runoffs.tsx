import type { QueryOutput } from '@plumbline/api';
import { formatCount } from '../formats/format-count.ts';
import { Alert } from '../ui/Alert.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { type RoundsWords, useRoundsWords } from '../words/rounds-words.ts';

type Progress = Pick<QueryOutput<'round-progress'>, 'runoffs' | 'measurements'>;
type Runoff = Progress['runoffs'][string];

/** Where voters ranked the choices and everything was counted: who was out in which step, and who wins. */
export function Runoffs({ answer }: { readonly answer: Progress }) {
  const say = useRoundsWords();
  const counted = Object.entries(answer.runoffs);
  const isOpen = (name: string) =>
    answer.measurements.some(({ contest, handTally }) => contest === name && handTally?.settled === false);
  if (counted.length === 0) return null;
  return (
    <section className="stack">
      <h2>{say('result.runoff.title')}</h2>
      <p className="quiet small">{say('result.runoff.rule')}</p>
      {counted.map(([contest, runoff]) => (
        <Steps key={contest} contest={contest} runoff={runoff} isOpen={isOpen(contest)} />
      ))}
    </section>
  );
}

type Counted = {
  readonly contest: string;
  readonly runoff: Runoff;
  /** Whether a tie, or ballots that nobody saw, could change who wins. */
  readonly isOpen: boolean;
};

function Steps({ contest, runoff, isOpen }: Counted) {
  const say = useRoundsWords();
  const { rounds, forNobody } = runoff;
  const end = endOf(runoff, isOpen, say);
  const choices = rounds[0]?.cards.map(({ choice }) => choice) ?? [];
  const cellOf = (choice: string, round: Runoff['rounds'][number]) => {
    const found = round.cards.find((one) => one.choice === choice);
    if (found === undefined) return '–';
    const isOut = round.eliminated.includes(choice);
    if (!isOut) return formatCount(found.cards);
    return `${formatCount(found.cards)} (${say(round.byLot ? 'result.runoff.outByLot' : 'result.runoff.out')})`;
  };
  return (
    <div className="stack">
      <SimpleTable
        caption={contest}
        columns={[
          { name: say('result.runoff.choice') },
          ...rounds.map((_, place) => ({ name: say('result.runoff.step', { number: place + 1 }), numeric: true })),
        ]}
        rows={[
          ...choices.map((choice) => ({
            key: `choice ${choice}`,
            cells: [choice, ...rounds.map((round) => cellOf(choice, round))],
          })),
          {
            key: 'exhausted',
            cells: [say('result.runoff.exhausted'), ...rounds.map(({ exhausted }) => formatCount(exhausted))],
          },
        ]}
      />
      {forNobody > 0 && <p className="small">{say('result.runoff.forNobody', { count: forNobody })}</p>}
      {isOpen ? <Alert kind="warning">{end}</Alert> : <p className="strong">{end}</p>}
    </div>
  );
}

function endOf({ mayWin, level }: Runoff, isOpen: boolean, say: RoundsWords): string {
  const [winner = '', ...others] = mayWin;
  const names = level.join(', ');
  if (others.length > 0) return say('result.runoff.level', { names, mayWin: mayWin.join(', ') });
  if (isOpen) return say('result.runoff.open', { winner });
  return level.length > 0 ? say('result.runoff.levelSame', { names, winner }) : say('result.runoff.winner', { winner });
}
