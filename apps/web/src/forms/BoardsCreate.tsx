import type { AuditHeading, JurisdictionLine } from '@plumbline/api';
import { BOARD_COUNT_MAX, minutesOfBoard, type WorkTimes } from '@plumbline/audit';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { parseCount } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { useOfficeWords } from '../words/office-words.ts';

export function BoardsCreate(props: {
  readonly heading: AuditHeading;
  readonly line: JurisdictionLine;
  readonly times: WorkTimes;
}) {
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
      <Takes ballots={line.units} boards={parseCount(typed)} times={props.times} />
      <ProblemAlert problem={create.problem} />
      <Button submits pending={create.pending} reason={reasonAgainst(ability)}>
        {say('boards.submit')}
      </Button>
    </Form>
  );
}

/** How long the work takes with so many boards, while their number can still be changed. */
function Takes(props: { readonly ballots: number; readonly boards: number | undefined; readonly times: WorkTimes }) {
  const say = useOfficeWords();
  const { ballots, boards } = props;
  if (boards === undefined || boards < 1 || boards > BOARD_COUNT_MAX || ballots === 0) return null;
  const each = Math.ceil(ballots / boards);
  const minutes = minutesOfBoard(each, props.times);
  const long = (count: number) =>
    count < 60
      ? say('boards.minutes', { count })
      : say('boards.hours', { hours: Math.floor(count / 60), minutes: count % 60 });
  const said = { least: long(minutes.least), most: long(minutes.most), seconds: props.times.ballotSeconds };
  return (
    <p role="status">
      {boards === 1 ? say('boards.takesOne', said) : say('boards.takes', { boards, ballots: each, ...said })}
    </p>
  );
}
