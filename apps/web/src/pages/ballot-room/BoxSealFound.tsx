import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { RadioTiles } from '../../ui/RadioTiles.tsx';
import { useBallotBoxesWords } from '../../words/ballot-boxes-words.ts';
import { recordedIn, StepProblem, stepOf } from './BoxRetrieval.tsx';
import { PictureTake } from './PictureTake.tsx';
import { type NamedAct, type Retrieval, SEAL_CONDITIONS } from './retrieval.ts';
import type { RoomPlace } from './room-place.ts';
import { SealNumbers, sealField } from './SealNumbers.tsx';
import { StepHead } from './StepHead.tsx';
import { type Recorder, useRecording } from './use-recording.ts';

/** The seal of a box is read before anybody is told whether it is the one that was put on. */
export function BoxSealFound(props: {
  readonly place: RoomPlace;
  readonly retrieval: Retrieval;
  /** Where the box has seals now. */
  readonly box: readonly string[];
  readonly recorder: Recorder;
  /** Takes what is new, whatever else was typed meanwhile. */
  readonly onChange: (change: Partial<Retrieval>) => void;
}) {
  const say = useBallotBoxesWords();
  const { retrieval, box, onChange } = props;
  const { record, pending, ...problems } = useRecording(props.place, props.recorder);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async () => {
    // Without a seal on record there is nothing to compare with.
    if (box.length === 0) return onChange({ step: 'into' });
    const readings = box.flatMap((position) => {
      const seal = (retrieval.found[position] ?? '').trim();
      return seal === '' ? [] : [{ position, seal }];
    });
    const [first = ''] = box;
    const isMissing = readings.length < box.length && retrieval.condition !== 'missing';
    setErrors(isMissing ? [{ name: sealField('seal', first), message: say('seal.missing') }] : []);
    if (isMissing) return;
    const reading: NamedAct = {
      name: 'read',
      act: {
        type: 'read-seals',
        container: retrieval.box,
        readings,
        condition: retrieval.condition,
        incident: `seals of ${retrieval.name}`,
      },
    };
    const readAt = Date.now();
    const done = await record(retrieval, [reading]);
    const { found, condition } = retrieval;
    // What was recorded is what stands on the form, whatever was typed while it was on its way.
    onChange({ ...recordedIn(done.retrieval), ...(done.isWhole ? { found, condition, readAt } : {}) });
  };
  return (
    <Form look="task stack" onSubmit={submit}>
      <StepHead of={retrieval.box} {...stepOf('seal')} title={say('seal.title')} lead={say('seal.lead')} />
      <FormErrors errors={errors} />
      {box.length === 0 && (
        <TextField
          label={say('seal.none')}
          name="seal-found"
          maxLength={40}
          value={retrieval.found[''] ?? ''}
          error={undefined}
          onChange={(value) => onChange({ found: { '': value } })}
        />
      )}
      <SealNumbers
        name="seal"
        positions={box}
        typed={retrieval.found}
        label={(position) => say('seal.number', { position })}
        errorAt={(position) => errorOf(errors, sealField('seal', position))}
        onChange={(found) => onChange({ found })}
      />
      <RadioTiles
        legend={say('seal.is')}
        name="seal-condition"
        value={retrieval.condition}
        error={undefined}
        tiles={SEAL_CONDITIONS.map((value) => ({ value, name: say(`seal.conditions.${value}`) }))}
        onChange={(value) => onChange({ condition: SEAL_CONDITIONS.find((one) => one === value) ?? 'intact' })}
      />
      <PictureTake
        pictures={retrieval.pictures}
        onTake={(pictures) => onChange({ pictures: [...retrieval.pictures, ...pictures] })}
      />
      <StepProblem {...problems} />
      <Button submits pending={pending}>
        {say('seal.save')}
      </Button>
    </Form>
  );
}
