import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../../connection/use-ask.ts';
import { formatDay } from '../../formats/format-time.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { CertificationDay } from './CertificationDay.tsx';
import { DevicesToDecide } from './DevicesToDecide.tsx';
import { FeedbackForYou } from './FeedbackForYou.tsx';
import { profileName } from './profile-name.ts';
import { QuestionsForYou } from './QuestionsForYou.tsx';
import { RoomOpen } from './RoomOpen.tsx';
import { RoomPage } from './RoomPage.tsx';
import { RoomView } from './RoomView.tsx';
import type { RoomPlace } from './room-place.ts';

/** The director's view of a ballot room; before it is open, the form that opens it. */
export function OverviewPage(props: { readonly place: RoomPlace }) {
  const say = useBallotRoomWords();
  const { place } = props;
  const asked = useAsk('ballot-room', place, { everyMs: () => 20_000 });
  const isOpen = asked.data?.heading.isOpen;
  const { jurisdiction } = place;
  return (
    <RoomPage
      place={place}
      title={isOpen === false ? say('open.title') : say('overview.title', { jurisdiction })}
      lead={
        isOpen === false ? say('open.lead', { jurisdiction }) : asked.data && <DayLine heading={asked.data.heading} />
      }
      asked={asked}
    >
      {(answer) =>
        answer.view === null ? (
          <RoomOpen place={place} answer={answer} />
        ) : (
          <div className="stack-wide">
            <QuestionsForYou place={place} questions={answer.view.questions} />
            <FeedbackForYou place={place} feedback={answer.view.feedback} />
            <DevicesToDecide place={place} conflicts={answer.view.deviceConflicts} />
            <CertificationDay place={place} day={answer.view.certificationDay} today={answer.heading.today} />
            <RoomView view={answer.view} place={place} />
          </div>
        )
      }
    </RoomPage>
  );
}

/** Where the room stands in the calendar, and under which rules. */
function DayLine(props: { readonly heading: QueryOutput<'ballot-room'>['heading'] }) {
  const say = useBallotRoomWords();
  const { electionDay, today, profile } = props.heading;
  if (electionDay === null || profile === null) return null;
  const days = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${electionDay}T00:00:00Z`)) / 86_400_000);
  const distance =
    days === 0
      ? say('overview.day.on')
      : say(days < 0 ? 'overview.day.before' : 'overview.day.after', { count: Math.abs(days) });
  return (
    <>
      {formatDay(electionDay)} · {distance} · {say('open.profile')}: {profileName(say, profile.profile)}
    </>
  );
}
