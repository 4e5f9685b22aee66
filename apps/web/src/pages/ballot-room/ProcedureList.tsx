import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { Button } from '../../ui/Button.tsx';
import { CheckboxField, TextAreaField, TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useBallotFormsWords } from '../../words/ballot-forms-words.ts';
import type { RoomPlace } from './room-place.ts';
import { FoldedAsk } from './TrainingForms.tsx';
import type { TrainingAnswer } from './TrainingPage.tsx';
import { useAskRoom } from './use-ask-room.ts';

const TOPICS = ['organization', 'accounting', 'reconciliation', 'custody'] as const;

/** Procedures with their versions: written by one, approved by another. */
export function ProcedureList(props: { readonly place: RoomPlace; readonly answer: TrainingAnswer }) {
  const say = useBallotFormsWords();
  const { place, answer } = props;
  const { ask, pending, problem } = useAskRoom(place);
  return (
    <section className="stack">
      <ProblemAlert problem={problem} />
      {answer.procedures.length > 0 && (
        <SimpleTable
          caption={say('training.procedures')}
          roomy
          columns={[
            { name: say('training.procedure') },
            { name: say('training.version'), numeric: true },
            { name: say('training.topics'), wordy: true },
            { name: say('training.author') },
            { name: say('training.approvedBy') },
            { name: say('training.effectiveFrom') },
          ]}
          rows={answer.procedures.map((each) => ({
            key: `${each.procedure} ${each.version}`,
            cells: [
              each.procedure,
              each.version,
              each.topics
                .map((topic) => TOPICS.find((known) => known === topic))
                .map((topic) => (topic === undefined ? '' : say(`training.topicNames.${topic}`)))
                .join(', '),
              each.author.join(', '),
              each.approvedBy.join(', ') || '–',
              each.effectiveFrom ?? (
                <Button
                  key="approve"
                  look="second"
                  pending={pending}
                  onPress={() =>
                    void ask({
                      type: 'approve-procedure',
                      procedure: each.procedure,
                      version: each.version,
                      effectiveFrom: answer.heading.today,
                    })
                  }
                >
                  {say('training.approveProcedure')}
                </Button>
              ),
            ],
          }))}
        />
      )}
      <ProcedureWrite place={place} answer={answer} />
    </section>
  );
}

function ProcedureWrite({ place, answer }: { readonly place: RoomPlace; readonly answer: TrainingAnswer }) {
  const say = useBallotFormsWords();
  const [procedure, setProcedure] = useState('');
  const [text, setText] = useState('');
  const [topics, setTopics] = useState<readonly (typeof TOPICS)[number][]>([]);
  const name = procedure.trim();
  const known = answer.procedures.filter((each) => each.procedure === name).map((each) => each.version);
  const version = Math.max(0, ...known) + 1;
  const isWhole = name !== '' && text.trim() !== '' && topics.length > 0;
  return (
    <FoldedAsk
      place={place}
      title={say('training.writeProcedure')}
      submit={say('training.submitProcedure')}
      ask={
        isWhole
          ? { type: 'draft-procedure', procedure: name, version, topics: [...topics], text: text.trim() }
          : undefined
      }
      onDone={() => setText('')}
    >
      <TextField
        label={say('training.procedure')}
        name="procedure-name"
        maxLength={100}
        value={procedure}
        error={undefined}
        onChange={setProcedure}
      />
      <fieldset className="usa-fieldset">
        <legend className="usa-legend">{say('training.topics')}</legend>
        {TOPICS.map((topic) => (
          <CheckboxField
            key={topic}
            label={say(`training.topicNames.${topic}`)}
            name={`procedure-${topic}`}
            checked={topics.includes(topic)}
            onChange={(isAbout) => setTopics(isAbout ? [...topics, topic] : topics.filter((each) => each !== topic))}
          />
        ))}
      </fieldset>
      <TextAreaField
        label={say('training.procedureText')}
        name="procedure-text"
        maxLength={20_000}
        value={text}
        error={undefined}
        onChange={setText}
      />
    </FoldedAsk>
  );
}
