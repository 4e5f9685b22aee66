import type { AuditHeading, JurisdictionLine } from '@plumbline/api';
import { BOARD_COUNT_MAX } from '@plumbline/audit';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { parseCount } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { useOfficeWords } from '../words/office-words.ts';

export function BoardsCreate(props: { readonly heading: AuditHeading; readonly line: JurisdictionLine }) {
  const say = useOfficeWords();
  const { heading, line } = props;
  const [typed, setTyped] = useState('1');
  const [error, setError] = useState<string>();
  const create = useSend('create-boards');
  const ability = heading.abilities['create-boards'];
  const submit = async () => {
    const count = parseCount(typed);
    const isPossible = count !== undefined && count >= 1 && count <= BOARD_COUNT_MAX;
    setError(isPossible ? undefined : say('boards.countWrong'));
    if (isPossible) await create.run({ auditId: heading.auditId, jurisdiction: line.jurisdiction, count });
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <h2>{say('boards.createTitle')}</h2>
      <p>{say(heading.fieldwork === 'totals' ? 'boards.createOnPaper' : 'boards.createSays')}</p>
      <TextField
        label={say('boards.count')}
        name="board-count"
        hint={say('boards.countHint', { ballots: line.units })}
        numeric
        value={typed}
        error={error}
        onChange={setTyped}
      />
      <ProblemAlert problem={create.problem} />
      <Button submits pending={create.pending} reason={reasonAgainst(ability)}>
        {say('boards.submit')}
      </Button>
    </Form>
  );
}
