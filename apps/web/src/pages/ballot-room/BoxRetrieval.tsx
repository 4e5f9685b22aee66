import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { CheckboxField, SelectField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { useBallotDevicesWords } from '../../words/ballot-devices-words.ts';
import { BoxSealCompared, useSealVerdict } from './BoxSealCompared.tsx';
import { BoxSealFound } from './BoxSealFound.tsx';
import { localInstant, type NamedAct, RETRIEVAL_STEPS, type Retrieval, sealsApplied } from './retrieval.ts';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { SealNumbers, sealField } from './SealNumbers.tsx';
import { StepHead } from './StepHead.tsx';
import { type Recorder, useRecording } from './use-recording.ts';

export type KnownContainer = QueryOutput<'ballot-devices'>['containers'][number];

type StepProps = {
  readonly place: RoomPlace;
  readonly retrieval: Retrieval;
  /** Where the box has seals now, and where it can have any. */
  readonly sealed: readonly string[];
  readonly positions: readonly string[];
  readonly containers: readonly KnownContainer[];
  readonly recorder: Recorder;
  /** Takes what is new, whatever else was typed meanwhile. */
  readonly onChange: (change: Partial<Retrieval>) => void;
};

/** One box, from the seal that is found to the moment its ballots leave: a question at a time, each answer recorded before the next. */
export function BoxRetrieval(props: StepProps) {
  switch (props.retrieval.step) {
    case 'box':
    case 'seal':
      return props.retrieval.readAt !== null ? <Compared {...props} /> : <BoxSealFound {...props} box={props.sealed} />;
    case 'into':
      return <Into {...props} />;
    case 'shut':
      return <Shut {...props} />;
    case 'leave':
      return <Leave {...props} />;
    case 'gone':
      return null;
    default:
      return props.retrieval.step satisfies never;
  }
}

/** The number of a step and of all. */
export function stepOf(step: Retrieval['step']): { readonly step: number; readonly steps: number } {
  const steps = RETRIEVAL_STEPS.length;
  return { step: [...RETRIEVAL_STEPS, 'gone'].indexOf(step) + 1, steps };
}

function Compared(props: StepProps) {
  const say = useBallotBoxesWords();
  const { place, retrieval, onChange, recorder } = props;
  const verdict = useSealVerdict(place, retrieval.box, {
    readAt: recorder.through === 'room' ? retrieval.readAt : null,
  });
  return (
    <section className="task stack">
      <StepHead
        of={retrieval.box}
        {...stepOf('seal')}
        title={say(verdict === 'differs' ? 'seal.differs' : 'seal.title')}
      />
      <BoxSealCompared
        verdict={recorder.through === 'device' ? 'later' : verdict}
        numbers={Object.values(retrieval.found)}
      />
      {verdict === 'differs' ? (
        <p>
          <Link to={roomAddress(place, 'containers')} search={{ container: retrieval.box }}>
            {say('seal.toContainers')}
          </Link>
        </p>
      ) : (
        <Button
          {...(verdict === 'comparing' && recorder.through === 'room' ? { reason: say('seal.comparing') } : {})}
          onPress={() => onChange({ step: 'into' })}
        >
          {say('seal.goOn')}
        </Button>
      )}
    </section>
  );
}

/** What every step does when it is pressed: looks for blanks, records, and goes on. */
function useStep(props: StepProps) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const recording = useRecording(props.place, props.recorder);
  const go = async (next: Partial<Retrieval>, acts: readonly NamedAct[], found: readonly FieldError[]) => {
    setErrors(found);
    if (found.length > 0) return;
    // Where one of several acts is refused, the step stays, and what went through is not asked again.
    const done = await recording.record(props.retrieval, acts);
    props.onChange({ ...recordedIn(done.retrieval), ...(done.isWhole ? next : {}) });
  };
  return { ...recording, errors, go };
}

export function recordedIn({ recorded, wasAlone }: Retrieval): Pick<Retrieval, 'recorded' | 'wasAlone'> {
  return { recorded, wasAlone };
}

/** Why nothing went further. */
export function StepProblem(props: Pick<ReturnType<typeof useRecording>, 'problem' | 'isRefused'>) {
  const say = useBallotDevicesWords();
  return (
    <>
      <ProblemAlert problem={props.problem} />
      {props.isRefused && (
        <Alert kind="error">
          <p>{say('acts.notKept')}</p>
        </Alert>
      )}
    </>
  );
}

function Into(props: StepProps) {
  const say = useBallotBoxesWords();
  const { retrieval, containers, onChange } = props;
  const { errors, go, pending, ...problems } = useStep(props);
  const choices = containers.filter(({ container, kind }) => kind !== 'drop-box' && container !== retrieval.box);
  const into = choices.find(({ container }) => container === retrieval.into);
  const positions = into?.positions.map(({ position }) => position) ?? [];
  const submit = () => {
    const missing = [
      ...(into === undefined ? [{ name: 'box-into', message: say('into.chooseMissing') }] : []),
      ...blanksOf('into-seal', positions, retrieval.intoSeals, (position) => say('into.sealMissing', { position })),
    ];
    const opening: NamedAct = {
      name: 'open',
      act: {
        type: 'open-container',
        container: retrieval.box,
        purpose: say('into.purpose', { container: retrieval.into }),
      },
    };
    const sealing = sealsApplied(retrieval.into, positions, retrieval.intoSeals);
    return go({ step: 'shut', into: retrieval.into, intoSeals: retrieval.intoSeals }, [opening, ...sealing], missing);
  };
  return (
    <Form look="task stack" onSubmit={submit}>
      <StepHead of={retrieval.box} {...stepOf('into')} title={say('into.title')} lead={say('into.lead')} />
      <FormErrors errors={errors} />
      <SelectField
        label={say('into.container')}
        name="box-into"
        value={retrieval.into}
        error={errorOf(errors, 'box-into')}
        options={[
          { value: '', name: say('into.choose') },
          ...choices.map(({ container }) => ({ value: container, name: container })),
        ]}
        onChange={(container) => onChange({ into: container, intoSeals: {} })}
      />
      <SealNumbers
        name="into-seal"
        positions={positions}
        typed={retrieval.intoSeals}
        label={(position) => say('into.seal', { position })}
        errorAt={(position) => errorOf(errors, sealField('into-seal', position))}
        onChange={(intoSeals) => onChange({ intoSeals })}
      />
      <StepProblem {...problems} />
      <Button submits pending={pending}>
        {say('into.save')}
      </Button>
    </Form>
  );
}

function Shut(props: StepProps) {
  const say = useBallotBoxesWords();
  const { retrieval, positions: box, onChange } = props;
  const { errors, go, pending, ...problems } = useStep(props);
  const submit = () =>
    go(
      { step: 'leave', boxSeals: retrieval.boxSeals },
      sealsApplied(retrieval.box, box, retrieval.boxSeals),
      blanksOf('box-seal', box, retrieval.boxSeals, (position) => say('into.sealMissing', { position })),
    );
  return (
    <Form look="task stack" onSubmit={submit}>
      <StepHead of={retrieval.box} {...stepOf('shut')} title={say('shut.title')} lead={say('shut.lead')} />
      <FormErrors errors={errors} />
      <CheckboxField
        label={say('shut.empty')}
        name="box-empty"
        checked={retrieval.boxEmpty}
        onChange={(boxEmpty) => onChange({ boxEmpty })}
      />
      <SealNumbers
        name="box-seal"
        positions={box}
        typed={retrieval.boxSeals}
        label={(position) => say('shut.seal', { position })}
        errorAt={(position) => errorOf(errors, sealField('box-seal', position))}
        onChange={(boxSeals) => onChange({ boxSeals })}
      />
      <StepProblem {...problems} />
      <Button submits pending={pending}>
        {say('shut.save')}
      </Button>
    </Form>
  );
}

function Leave(props: StepProps) {
  const say = useBallotBoxesWords();
  const { retrieval, onChange } = props;
  const { errors, go, pending, ...problems } = useStep(props);
  const submit = () => {
    const missing = retrieval.badgesShown ? [] : [{ name: 'box-badges', message: say('leave.badgesMissing') }];
    const taking: NamedAct = {
      name: 'take',
      act: { type: 'take-custody', container: retrieval.into, purpose: say('leave.purpose', { box: retrieval.box }) },
    };
    return go({ step: 'gone', departedAt: localInstant(new Date()) }, [taking], missing);
  };
  const badgesError = errorOf(errors, 'box-badges');
  return (
    <Form look="task stack" onSubmit={submit}>
      <StepHead
        of={retrieval.box}
        {...stepOf('leave')}
        title={say('leave.title')}
        lead={say('leave.lead', { container: retrieval.into })}
      />
      <FormErrors errors={errors} />
      <CheckboxField
        label={say('leave.badges')}
        name="box-badges"
        checked={retrieval.badgesShown}
        {...(badgesError ? { hint: badgesError } : {})}
        onChange={(badgesShown) => onChange({ badgesShown })}
      />
      <TextField
        label={say('leave.emptyContainer')}
        hint={say('leave.emptyContainerHint')}
        name="box-empty-container"
        maxLength={200}
        value={retrieval.emptyContainer}
        error={undefined}
        onChange={(emptyContainer) => onChange({ emptyContainer })}
      />
      <TextAreaField
        label={say('leave.issues')}
        hint={say('leave.issuesHint')}
        name="box-issues"
        maxLength={2000}
        value={retrieval.issues}
        error={undefined}
        onChange={(issues) => onChange({ issues })}
      />
      <StepProblem {...problems} />
      <Button submits pending={pending}>
        {say('leave.save')}
      </Button>
    </Form>
  );
}

function blanksOf(
  name: string,
  positions: readonly string[],
  typed: Readonly<Record<string, string>>,
  message: (position: string) => string,
): readonly FieldError[] {
  return positions
    .filter((position) => (typed[position] ?? '').trim() === '')
    .map((position) => ({ name: sealField(name, position), message: message(position) }));
}
