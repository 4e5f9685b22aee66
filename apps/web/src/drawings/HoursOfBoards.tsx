import type { QueryOutput } from '@plumbline/api';
import { minutesOfWork } from '@plumbline/audit';
import { pairedBars } from '@plumbline/drawings';
import { rowsToDraw } from '@plumbline/words/drawn/rows-to-draw';
import { useState } from 'react';
import { Answered } from '../components/Answered.tsx';
import { useAsk } from '../connection/use-ask.ts';
import { Button } from '../ui/Button.tsx';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn } from './Drawn.tsx';

type Worked = QueryOutput<'hours-worked'>;
type Board = Worked['boards'][number];

/** How long boards worked, beside what was planned for what they have recorded. Asked for only when somebody wants to see it. */
export function HoursOfBoards(props: { readonly auditId: string }) {
  const say = useDrawingsWords();
  const [isOpen, setOpen] = useState(false);
  const asked = useAsk('hours-worked', { auditId: props.auditId }, { enabled: isOpen });
  if (!isOpen) {
    return (
      <p className="no-print">
        <Button look="second" onPress={() => setOpen(true)}>
          {say('hours.open')}
        </Button>
      </p>
    );
  }
  return <Answered asked={asked}>{(worked) => <Hours worked={worked} />}</Answered>;
}

function Hours(props: { readonly worked: Worked }) {
  const say = useDrawingsWords();
  const { boards, pauseMinutes, times } = props.worked;
  if (boards.length === 0) return <p>{say('hours.none')}</p>;
  const inBatches = boards.some(({ ballots }) => ballots !== null);
  const planned = (board: Board) => minutesOfWork(board, times);
  const sum = (of: readonly Board[], minutes: (board: Board) => number) =>
    of.reduce((all, board) => all + minutes(board), 0);
  const total = (minutes: (board: Board) => number) => sum(boards, minutes);
  const { shown, rest } = rowsToDraw(boards);
  const pair = (name: string, of: readonly Board[]) => {
    const [first, second] = [sum(of, planned), sum(of, ({ minutes }) => minutes)];
    const text = (minutes: number) => say('hours.hours', { hours: hoursText(minutes) });
    return { name, first, firstText: text(first), second, secondText: text(second) };
  };
  const [worked, plannedAll] = [total(({ minutes }) => minutes), total(planned)];
  return (
    <Drawn
      title={say('hours.title')}
      says={say('hours.says', { worked: hoursText(worked), planned: hoursText(plannedAll), pause: pauseMinutes })}
      draw={(width) =>
        pairedBars({
          width,
          firstName: say('hours.planned'),
          secondName: say('hours.worked'),
          pairs: [
            ...shown.map((board) => pair(nameOf(board), [board])),
            ...(rest.length === 0 ? [] : [{ ...pair(say('hours.rest', { count: rest.length }), rest), isRest: true }]),
          ],
        })
      }
      table={{
        columns: [
          { name: say('hours.board') },
          { name: say(inBatches ? 'hours.batches' : 'hours.ballots'), numeric: true },
          ...(inBatches ? [{ name: say('hours.ballots'), numeric: true }] : []),
          { name: say('hours.planned'), numeric: true },
          { name: say('hours.worked'), numeric: true },
        ],
        rows: boards.map((board) => [
          nameOf(board),
          board.units,
          ...(inBatches ? [board.ballots ?? 0] : []),
          hoursText(planned(board)),
          hoursText(board.minutes),
        ]),
        total: [
          say('hours.all'),
          total(({ units }) => units),
          ...(inBatches ? [total(({ ballots }) => ballots ?? 0)] : []),
          hoursText(plannedAll),
          hoursText(worked),
        ],
      }}
    >
      <p className="quiet small">
        {inBatches
          ? say('hours.plannedForBatches', { minutes: times.batchMinutes, seconds: times.countSeconds })
          : say('hours.plannedForBallots', { seconds: times.ballotSeconds })}
      </p>
    </Drawn>
  );
}

function nameOf({ jurisdiction, board }: Board): string {
  return board === null ? jurisdiction : `${jurisdiction}, ${board}`;
}

function hoursText(minutes: number): string {
  return (minutes / 60).toFixed(1);
}
