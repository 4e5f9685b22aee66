import type { QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField, TextField } from '../ui/Field.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

type Local = Pick<QueryOutput<'jurisdiction'>, 'heading' | 'line' | 'combined'>;

/** The administrator says which batches lie mixed in one pile and are counted as one. */
export function BatchesCombine(props: { readonly local: Local }) {
  const say = useRoundsWords();
  const { heading, combined } = props.local;
  const ability = heading.abilities['combine-batches'];
  if (ability === undefined && combined.length === 0) return null;
  return (
    <details>
      <summary>{say('combine.title', { count: combined.length })}</summary>
      <div className="stack">
        {combined.length > 0 && (
          <ul>
            {combined.map(({ name, batches }) => (
              <li key={name}>{say('combine.one', { name, batches: batches.join(', ') })}</li>
            ))}
          </ul>
        )}
        {ability !== undefined && <Combination local={props.local} />}
      </div>
    </details>
  );
}

function Combination(props: { readonly local: Local }) {
  const say = useRoundsWords();
  const { heading, line } = props.local;
  const [name, setName] = useState('');
  const [lines, setLines] = useState('');
  const [missing, setMissing] = useState<{ readonly name?: string; readonly batches?: string }>({});
  const combine = useSend('combine-batches');
  const submit = async () => {
    const batches = lines.split('\n').flatMap((one) => one.trim() || []);
    const found = {
      ...(name.trim() === '' && { name: say('combine.nameMissing') }),
      ...(batches.length < 2 && { batches: say('combine.batchesMissing') }),
    };
    setMissing(found);
    if (Object.keys(found).length > 0) return;
    const { auditId } = heading;
    const answer = await combine.run({ auditId, jurisdiction: line.jurisdiction, name: name.trim(), batches });
    if (!answer.ok) return;
    setName('');
    setLines('');
  };
  return (
    <Form look="form" onSubmit={submit}>
      <p className="quiet">{say(heading.phase === 'planning' ? 'combine.whilePlanning' : 'combine.inRound')}</p>
      <TextAreaField
        label={say('combine.batches')}
        hint={say('combine.batchesHint')}
        name="combined-batches"
        value={lines}
        error={missing.batches}
        onChange={setLines}
      />
      <TextField
        label={say('combine.name')}
        hint={say('combine.nameHint')}
        name="combined-name"
        value={name}
        error={missing.name}
        onChange={setName}
      />
      <ProblemAlert problem={combine.problem} />
      <Button
        submits
        look="second"
        pending={combine.pending}
        reason={reasonAgainst(heading.abilities['combine-batches'])}
      >
        {say('combine.submit')}
      </Button>
    </Form>
  );
}
