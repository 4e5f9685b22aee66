import type { QueryOutput } from '@plumbline/api';
import { WORK_TIMES } from '@plumbline/audit';
import { pairedBars } from '@plumbline/drawings';
import { useState } from 'react';
import { Answered } from '../components/Answered.tsx';
import { useAsk } from '../connection/use-ask.ts';
import { usePageSearch } from '../connection/use-page-search.ts';
import { parseCount } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn } from './Drawn.tsx';

type Worked = QueryOutput<'hours-worked'>;
type Board = Worked['boards'][number];
type Times = { readonly ballotMinutes: number; readonly batchMinutes: number; readonly ballotSeconds: number };

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
  const [search, change] = usePageSearch();
  const { boards, pauseMinutes } = props.worked;
  if (boards.length === 0) return <p>{say('hours.none')}</p>;
  const time = (name: string, usual: number) => parseCount(search[name] ?? '') ?? usual;
  const times: Times = {
    ballotMinutes: time('ballotMinutes', WORK_TIMES.ballotMinutes),
    batchMinutes: time('batchMinutes', WORK_TIMES.batchMinutes),
    ballotSeconds: time('ballotSeconds', WORK_TIMES.ballotSeconds),
  };
  const inBatches = boards.some(({ ballots }) => ballots !== null);
  const planned = (board: Board) => plannedMinutes(board, times);
  const total = (minutes: (board: Board) => number) => boards.reduce((sum, board) => sum + minutes(board), 0);
  const field = (name: keyof Times, label: string) => (
    <TextField
      label={label}
      name={name}
      numeric
      value={search[name] ?? String(times[name])}
      error={undefined}
      onChange={(typed) => change({ [name]: typed })}
    />
  );
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
          pairs: boards.map((board) => ({
            name: nameOf(board),
            first: planned(board),
            firstText: say('hours.hours', { hours: hoursText(planned(board)) }),
            second: board.minutes,
            secondText: say('hours.hours', { hours: hoursText(board.minutes) }),
          })),
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
      <div className="figures no-print">
        {inBatches ? (
          <>
            {field('batchMinutes', say('hours.minutesPerBatch'))}
            {field('ballotSeconds', say('hours.secondsPerBallot'))}
          </>
        ) : (
          field('ballotMinutes', say('hours.minutesPerBallot'))
        )}
        <p className="quiet small">{say('hours.times')}</p>
      </div>
    </Drawn>
  );
}

function nameOf({ jurisdiction, board }: Board): string {
  return board === null ? jurisdiction : `${jurisdiction}, ${board}`;
}

/** What was planned for the units that are recorded. */
export function plannedMinutes(board: Pick<Board, 'units' | 'ballots'>, times: Times): number {
  if (board.ballots === null) return board.units * times.ballotMinutes;
  return board.units * times.batchMinutes + (board.ballots * times.ballotSeconds) / 60;
}

function hoursText(minutes: number): string {
  return (minutes / 60).toFixed(1);
}
