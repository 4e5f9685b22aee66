import { DUTIES } from '@plumbline/ballot-management';
import { type ReactNode, useState } from 'react';
import { Form } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckboxField, SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import type { RoomPlace } from './room-place.ts';
import type { TrainingAnswer } from './TrainingPage.tsx';
import { type AskingRoom, useAskRoom } from './use-ask-room.ts';

type Props = { readonly place: RoomPlace; readonly answer: TrainingAnswer };
type Ask = Parameters<AskingRoom['ask']>[0];

/** A part of the page that asks one thing: folded until it is wanted. `ask` is undefined while something is blank. */
export function FoldedAsk(props: {
  readonly place: RoomPlace;
  readonly title: string;
  readonly submit: string;
  readonly ask: Ask | undefined;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) {
  const say = useBallotFormsWords();
  const [isIncomplete, setIncomplete] = useState(false);
  const [isDone, setDone] = useState(false);
  const { ask, pending, problem } = useAskRoom(props.place);
  const submit = async () => {
    setIncomplete(props.ask === undefined);
    setDone(false);
    if (props.ask === undefined) return;
    const answered = await ask(props.ask);
    setDone(answered.ok);
    if (answered.ok) props.onDone();
  };
  return (
    <details className="panel">
      <summary>{props.title}</summary>
      <Form look="form stack" onSubmit={submit}>
        {isIncomplete && (
          <Alert kind="error">
            <p>{say('training.incomplete')}</p>
          </Alert>
        )}
        {props.children}
        <ProblemAlert problem={problem} />
        {isDone && (
          <Alert kind="success">
            <p>{say('training.done')}</p>
          </Alert>
        )}
        <Button submits pending={pending}>
          {props.submit}
        </Button>
      </Form>
    </details>
  );
}

function usePeopleOptions({ answer }: Props) {
  const say = useBallotFormsWords();
  return [
    { value: '', name: say('fill.notChosen') },
    ...answer.people.map(({ person, name }) => ({ value: person, name })),
  ];
}

/** Gives somebody a duty, from a day on. */
export function DutyGive(props: Props) {
  const say = useBallotFormsWords();
  const sayRoom = useBallotRoomWords();
  const people = usePeopleOptions(props);
  const [person, setPerson] = useState('');
  const [duty, setDuty] = useState('');
  const [from, setFrom] = useState(props.answer.heading.today);
  const [until, setUntil] = useState('');
  const [isExternal, setExternal] = useState(false);
  const chosen = DUTIES.find((each) => each === duty);
  const isWhole = person !== '' && chosen !== undefined && from !== '';
  return (
    <FoldedAsk
      place={props.place}
      title={say('training.assign')}
      submit={say('training.submitDuty')}
      ask={
        isWhole
          ? {
              type: 'assign-duty',
              person,
              duty: chosen,
              place: null,
              from,
              until: until === '' ? null : until,
              isExternal,
            }
          : undefined
      }
      onDone={() => setDuty('')}
    >
      <SelectField
        label={say('training.person')}
        name="duty-person"
        value={person}
        error={undefined}
        options={people}
        onChange={setPerson}
      />
      <SelectField
        label={say('training.duty')}
        name="duty-duty"
        value={duty}
        error={undefined}
        options={[
          { value: '', name: say('fill.notChosen') },
          ...DUTIES.map((each) => ({ value: each, name: sayRoom(`duties.${each}`) })),
        ]}
        onChange={setDuty}
      />
      <TextField
        label={say('training.from')}
        name="duty-from"
        type="date"
        value={from}
        error={undefined}
        onChange={setFrom}
      />
      <TextField
        label={say('training.until')}
        name="duty-until"
        type="date"
        value={until}
        error={undefined}
        onChange={setUntil}
      />
      <CheckboxField
        label={say('training.external')}
        name="duty-external"
        checked={isExternal}
        onChange={setExternal}
      />
    </FoldedAsk>
  );
}

/** Records that somebody was trained in a version of a course, by somebody else. */
export function TrainingRecord(props: Props) {
  const say = useBallotFormsWords();
  const people = usePeopleOptions(props);
  const { courses } = props.answer;
  const [person, setPerson] = useState('');
  const [which, setWhich] = useState('');
  const [instructor, setInstructor] = useState('');
  const [on, setOn] = useState(props.answer.heading.today);
  const course = courses.find((each) => `${each.course} ${each.version}` === which);
  const isWhole = person !== '' && course !== undefined && instructor !== '' && on !== '';
  return (
    <FoldedAsk
      place={props.place}
      title={say('training.record')}
      submit={say('training.submitTraining')}
      ask={
        isWhole
          ? { type: 'record-training', course: course.course, version: course.version, person, instructor, on }
          : undefined
      }
      onDone={() => setPerson('')}
    >
      <SelectField
        label={say('training.person')}
        name="training-person"
        value={person}
        error={undefined}
        options={people}
        onChange={setPerson}
      />
      <SelectField
        label={say('training.course')}
        name="training-course"
        value={which}
        error={undefined}
        options={[
          { value: '', name: say('fill.notChosen') },
          ...courses.map((each) => ({
            value: `${each.course} ${each.version}`,
            name: `${each.course} ${each.version}`,
          })),
        ]}
        onChange={setWhich}
      />
      <SelectField
        label={say('training.instructor')}
        name="training-instructor"
        value={instructor}
        error={undefined}
        options={people}
        onChange={setInstructor}
      />
      <TextField
        label={say('training.on')}
        name="training-on"
        type="date"
        value={on}
        error={undefined}
        onChange={setOn}
      />
    </FoldedAsk>
  );
}

/** Lets somebody act today without a current training, with a reason that stays. */
export function TrainingOverride(props: Props) {
  const say = useBallotFormsWords();
  const people = usePeopleOptions(props);
  const [person, setPerson] = useState('');
  const [course, setCourse] = useState('');
  const [reason, setReason] = useState('');
  const courses = [...new Set(props.answer.courses.map((each) => each.course))];
  const day = props.answer.heading.today;
  const isWhole = person !== '' && course !== '' && reason.trim() !== '';
  return (
    <FoldedAsk
      place={props.place}
      title={say('training.override')}
      submit={say('training.submitOverride')}
      ask={isWhole ? { type: 'override-training', course, person, day, reason: reason.trim() } : undefined}
      onDone={() => setReason('')}
    >
      <p>{say('training.overrideLead')}</p>
      <SelectField
        label={say('training.person')}
        name="override-person"
        value={person}
        error={undefined}
        options={people}
        onChange={setPerson}
      />
      <SelectField
        label={say('training.courseName')}
        name="override-course"
        value={course}
        error={undefined}
        options={[{ value: '', name: say('fill.notChosen') }, ...courses.map((each) => ({ value: each, name: each }))]}
        onChange={setCourse}
      />
      <TextAreaField
        label={say('training.reason')}
        name="override-reason"
        maxLength={2000}
        value={reason}
        error={undefined}
        onChange={setReason}
      />
    </FoldedAsk>
  );
}

/** Publishes a version of a course: it is asked of what is done from its day on, and of nothing before. */
export function CoursePublish(props: Props) {
  const say = useBallotFormsWords();
  const sayRoom = useBallotRoomWords();
  const [course, setCourse] = useState('');
  const [from, setFrom] = useState(props.answer.heading.today);
  const [months, setMonths] = useState('24');
  const [duties, setDuties] = useState<readonly (typeof DUTIES)[number][]>([]);
  const name = course.trim();
  const version =
    Math.max(0, ...props.answer.courses.filter((each) => each.course === name).map((each) => each.version)) + 1;
  const validMonths = Number(months);
  const isWhole = name !== '' && from !== '' && Number.isInteger(validMonths) && validMonths > 0 && duties.length > 0;
  return (
    <FoldedAsk
      place={props.place}
      title={say('training.publish')}
      submit={say('training.submitCourse')}
      ask={
        isWhole
          ? { type: 'publish-course', course: name, version, effectiveFrom: from, validMonths, duties: [...duties] }
          : undefined
      }
      onDone={() => setCourse('')}
    >
      <TextField
        label={say('training.courseName')}
        name="course-name"
        maxLength={100}
        value={course}
        error={undefined}
        onChange={setCourse}
      />
      <TextField
        label={say('training.effectiveFrom')}
        name="course-from"
        type="date"
        value={from}
        error={undefined}
        onChange={setFrom}
      />
      <TextField
        label={say('training.validMonths')}
        name="course-months"
        numeric
        value={months}
        error={undefined}
        onChange={setMonths}
      />
      <fieldset className="usa-fieldset">
        <legend className="usa-legend">{say('training.forDuties')}</legend>
        {DUTIES.map((duty) => (
          <CheckboxField
            key={duty}
            label={sayRoom(`duties.${duty}`)}
            name={`course-duty-${duty}`}
            checked={duties.includes(duty)}
            onChange={(isAsked) => setDuties(isAsked ? [...duties, duty] : duties.filter((each) => each !== duty))}
          />
        ))}
      </fieldset>
    </FoldedAsk>
  );
}
