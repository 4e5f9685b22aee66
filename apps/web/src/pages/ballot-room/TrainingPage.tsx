import type { QueryOutput } from '@plumbline/api';
import { useAsk } from '../../connection/use-ask.ts';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomPage } from './RoomPage.tsx';
import type { RoomPlace } from './room-place.ts';
import { CoursePublish, DutyGive, TrainingOverride, TrainingRecord } from './TrainingForms.tsx';

export type TrainingAnswer = QueryOutput<'ballot-training'>;

/** Who may do what today: duties, oaths and trainings of everybody, with what lapsed; courses. */
export function TrainingPage(props: { readonly place: RoomPlace }) {
  const say = useBallotFormsWords();
  const { place } = props;
  const asked = useAsk('ballot-training', place);
  return (
    <RoomPage place={place} title={say('training.title')} lead={say('training.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <RegisterDownload name={say('training.title')} rows={registerRows(answer)} />
          <People people={answer.people} />
          <DutyGive place={place} answer={answer} />
          <TrainingRecord place={place} answer={answer} />
          <TrainingOverride place={place} answer={answer} />
          <Courses courses={answer.courses} />
          <CoursePublish place={place} answer={answer} />
        </div>
      )}
    </RoomPage>
  );
}

/** One line for each training of a person, and one for whoever has none. */
function registerRows({
  people,
}: TrainingAnswer): readonly Readonly<Record<string, string | number | boolean | null>>[] {
  return people.flatMap(({ person, name, hasOath, duties, trainings, lapses }) => {
    const same = { person, name, hasOath, duties: duties.map(({ duty }) => duty).join('; ') };
    const lapsed = lapses.map(({ course }) => course).join('; ');
    const attended = trainings.length === 0 ? [{ course: null, version: null, on: null }] : trainings;
    return attended.map(({ course, version, on }) => ({ ...same, course, version, on, lapsed }));
  });
}

function People({ people }: { readonly people: TrainingAnswer['people'] }) {
  const say = useBallotFormsWords();
  const sayRoom = useBallotRoomWords();
  return (
    <SimpleTable
      caption={say('training.people')}
      roomy
      columns={[
        { name: say('training.person') },
        { name: say('training.oath') },
        { name: say('training.duties'), wordy: true },
        { name: say('training.trained'), wordy: true },
        { name: say('training.lapses'), wordy: true },
      ]}
      rows={people.map((each) => ({
        key: each.person,
        cells: [
          each.name,
          <Tag key="oath" tone={each.hasOath ? 'green' : 'red'}>
            {say(each.hasOath ? 'training.sworn' : 'training.notSworn')}
          </Tag>,
          each.duties
            .map(({ duty, until }) =>
              until === null ? sayRoom(`duties.${duty}`) : `${sayRoom(`duties.${duty}`)} – ${until}`,
            )
            .join(', '),
          [
            ...each.trainings.map((training) => say('training.trainedIn', training)),
            ...each.overridesToday.map((course) => say('training.overridden', { course })),
          ].join('; '),
          each.lapses.length === 0 ? (
            <Tag key="lapses" tone="green">
              {say('training.current')}
            </Tag>
          ) : (
            <ul key="lapses" className="plain-list">
              {each.lapses.map(({ duty, course, trained }) => (
                <li key={`${duty} ${course}`}>
                  <Tag tone="red">{say('training.lapse', { course, duty: sayRoom(`duties.${duty}`) })}</Tag>{' '}
                  <span className="quiet">
                    {trained.length === 0
                      ? say('training.nobodyInstead')
                      : say('training.instead', { people: trained.join(', ') })}
                  </span>
                </li>
              ))}
            </ul>
          ),
        ],
      }))}
    />
  );
}

function Courses({ courses }: { readonly courses: TrainingAnswer['courses'] }) {
  const say = useBallotFormsWords();
  const sayRoom = useBallotRoomWords();
  if (courses.length === 0) return null;
  return (
    <SimpleTable
      caption={say('training.courses')}
      columns={[
        { name: say('training.courseName') },
        { name: say('training.version'), numeric: true },
        { name: say('training.effectiveFrom') },
        { name: say('training.validMonths'), numeric: true },
        { name: say('training.forDuties'), wordy: true },
      ]}
      rows={courses.map(({ course, version, effectiveFrom, validMonths, duties }) => ({
        key: `${course} ${version}`,
        cells: [
          course,
          version,
          effectiveFrom,
          validMonths,
          duties.map((duty) => sayRoom(`duties.${duty}`)).join(', '),
        ],
      }))}
    />
  );
}
