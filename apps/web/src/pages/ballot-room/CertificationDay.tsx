import { formatDay } from '../../formats/format-time.ts';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { ActForm } from './ActForm.tsx';
import type { RoomPlace } from './room-place.ts';

/** How many days are left to certify the election, counted by the calendar where the ballots are. */
export function CertificationDay(props: {
  readonly place: RoomPlace;
  readonly day: string | null;
  readonly today: string;
}) {
  const say = useBallotCustodyWords();
  const { place, day, today } = props;
  return (
    <section className="stack" aria-label={say('certification.title')}>
      <h2>{say('certification.title')}</h2>
      {day === null ? (
        <p>{say('certification.notSet')}</p>
      ) : (
        <p>
          <strong>{inWords(say, daysBetween(today, day))}</strong> · {formatDay(day)}
        </p>
      )}
      <ActForm
        place={place}
        title={say('certification.set')}
        button={say('certification.submit')}
        done={say('certification.done')}
        fields={[
          { name: 'day', kind: 'date', label: say('certification.day'), ...(day === null ? {} : { value: day }) },
        ]}
        asks={({ text }) => [{ type: 'set-certification-day', day: text('day') }]}
      />
    </section>
  );
}

function inWords(say: ReturnType<typeof useBallotCustodyWords>, days: number): string {
  if (days === 0) return say('certification.today');
  return say(days > 0 ? 'certification.days' : 'certification.past', { count: Math.abs(days) });
}

function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
