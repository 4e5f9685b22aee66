import type { AuditHeading } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { useRecordsWords } from '../words/records-words.ts';

/** From which cards contests are drawn: all listed ones, or those whose record bears them. */
export function SamplingChoose(props: { readonly heading: AuditHeading; readonly cardStyles: boolean }) {
  const say = useRecordsWords();
  const { heading } = props;
  const [chosen, setChosen] = useState<boolean>();
  const [isSaved, setIsSaved] = useState(false);
  const choose = useSend('choose-sampling');
  const cardStyles = chosen ?? props.cardStyles;
  const submit = async () => {
    const answer = await choose.run({ auditId: heading.auditId, cardStyles });
    setIsSaved(answer.ok);
    if (answer.ok) setChosen(undefined);
  };
  return (
    <Form look="panel" onSubmit={submit}>
      <RadioTiles
        legend={say('sampling.title')}
        name="sampling"
        value={cardStyles ? 'styles' : 'all'}
        error={undefined}
        tiles={[
          { value: 'all', name: say('sampling.all'), says: say('sampling.allSays') },
          { value: 'styles', name: say('sampling.styles'), says: say('sampling.stylesSays') },
        ]}
        onChange={(value) => {
          setChosen(value === 'styles');
          setIsSaved(false);
        }}
      />
      <ProblemAlert problem={choose.problem} />
      {isSaved && <Alert kind="success">{say('sampling.saved')}</Alert>}
      <Button
        submits
        look="second"
        pending={choose.pending}
        reason={reasonAgainst(heading.abilities['choose-sampling'])}
      >
        {say('sampling.save')}
      </Button>
    </Form>
  );
}
