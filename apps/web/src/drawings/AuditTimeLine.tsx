import type { QueryOutput } from '@plumbline/api';
import { timeLine } from '@plumbline/drawings';
import { formatDate, formatTime } from '../formats/format-time.ts';
import { type DrawingsWords, useDrawingsWords } from '../words/drawings-words.ts';
import { Drawn } from './Drawn.tsx';

type Progress = QueryOutput<'round-progress'>;
type Step = { readonly name: string; readonly from: string; readonly to: string | null };

/** When each step of the audit was done, and how long each round took. */
export function AuditTimeLine(props: { readonly answer: Progress }) {
  const say = useDrawingsWords();
  const steps = stepsOf(props.answer, say);
  const [first] = steps;
  if (first === undefined) return null;
  const isOver = props.answer.heading.phase === 'concluded';
  // Up to the newest entry of the log: an hour later nothing has changed in what is drawn.
  const now = Math.max(
    ...steps.map(({ from, to }) => Date.parse(to ?? from)),
    Date.parse(props.answer.heading.head.at),
  );
  const took = span(now - Date.parse(first.from), say);
  return (
    <Drawn
      title={say('time.title')}
      says={say(isOver ? 'time.concluded' : 'time.open', { time: took })}
      draw={(width) =>
        timeLine({
          width,
          now,
          timeText: (time) => formatTime(new Date(time).toISOString()),
          steps: steps.map(({ name, from, to }) => ({
            name,
            from: Date.parse(from),
            to: to === null ? null : Date.parse(to),
            text: inWords({ from, to }, say),
          })),
        })
      }
      table={{
        columns: [
          { name: say('time.step') },
          { name: say('time.from') },
          { name: say('time.to') },
          { name: say('time.took') },
        ],
        rows: steps.map(({ name, from, to }) => [
          name,
          formatTime(from),
          to === null ? say('time.stillOpen') : formatTime(to),
          to === null || to === from ? '–' : span(Date.parse(to) - Date.parse(from), say),
        ]),
      }}
    />
  );
}

/** In the order of their beginning: moments that are done, and the rounds. */
function stepsOf({ heading, rounds }: Progress, say: DrawingsWords): readonly Step[] {
  const moments = heading.stations.flatMap(({ station, doneAt }): readonly Step[] =>
    station === 'round' || doneAt === null ? [] : [{ name: say(`time.steps.${station}`), from: doneAt, to: doneAt }],
  );
  const opened = rounds.map(({ round, openedAt, closedAt }) => ({
    name: say('time.steps.round', { round }),
    from: openedAt,
    to: closedAt,
  }));
  return [...moments, ...opened].toSorted((one, other) => Date.parse(one.from) - Date.parse(other.from));
}

function inWords({ from, to }: Omit<Step, 'name'>, say: DrawingsWords): string {
  if (to === from) return formatTime(from);
  if (to === null) return say('time.stillOpen');
  return `${formatDate(from)}, ${span(Date.parse(to) - Date.parse(from), say)}`;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function span(time: number, say: DrawingsWords): string {
  if (time >= 2 * DAY) return say('time.days', { count: Math.round(time / DAY) });
  if (time >= 2 * HOUR) return say('time.hours', { count: Math.round(time / HOUR) });
  return say('time.minutes', { count: Math.max(1, Math.round(time / MINUTE)) });
}
