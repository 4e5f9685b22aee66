import type { QueryOutput } from '@plumbline/api';
import { Link, Navigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type AtBoard, BoardFrame } from '../../components/BoardFrame.tsx';
import { Form, FormErrors } from '../../components/Form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useSend } from '../../connection/use-send.ts';
import { formatCount } from '../../formats/format-count.ts';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useBoardWords } from '../../words/board-words.ts';

/** The members sign with their names. */
export function SignOffPage() {
  return (
    <BoardFrame>
      {(board) =>
        // What waits on the device would be refused after the names; the table says so.
        board.answer.signedOff || board.entries.queue.length > 0 ? (
          <Navigate to="/board" replace />
        ) : (
          <Swap of="sign off">
            <SignOff {...board} />
          </Swap>
        )
      }
    </BoardFrame>
  );
}

function SignOff(board: AtBoard) {
  const say = useBoardWords();
  const { members } = board.answer;
  const [typed, setTyped] = useState<readonly string[]>(() => members.map(() => ''));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const signOff = useSend('sign-off-board');
  const submit = async () => {
    const found = members.flatMap((name, place) =>
      typed[place]?.trim() ? [] : [{ name: `signature-${place}`, message: say('signOff.missing', { name }) }],
    );
    setErrors(found);
    if (found.length === 0) await signOff.run({ ...board.place, typedNames: [...typed] });
  };
  return (
    <Form look="stack" onSubmit={submit}>
      <PageTitle>{say('signOff.title')}</PageTitle>
      <p>{say('signOff.lead')}</p>
      <Summary lines={board.answer.ballots} />
      <p>{say('signOff.frozen')}</p>
      <FormErrors errors={errors} />
      {members.map((name, place) => (
        <TextField
          key={name}
          label={say('signOff.type', { name })}
          name={`signature-${place}`}
          maxLength={100}
          value={typed[place] ?? ''}
          error={errorOf(errors, `signature-${place}`)}
          onChange={(value) => setTyped(typed.with(place, value))}
        />
      ))}
      <ProblemAlert problem={signOff.problem} />
      <div className="board-actions">
        <button type="submit" className="big-button big-button-main" aria-disabled={signOff.pending || undefined}>
          {say('signOff.submit')}
        </button>
        <Link className="big-button" to="/board">
          {say('signOff.back')}
        </Link>
      </div>
    </Form>
  );
}

/** What the names stand under: how many ballots, and what was said of them besides their votes. */
function Summary(props: { readonly lines: QueryOutput<'board'>['ballots'] }) {
  const say = useBoardWords();
  const { lines } = props;
  const said = lines.flatMap((line) => line.said ?? []);
  const facts = [
    [say('signOff.audited'), lines.filter(({ state }) => state === 'audited').length],
    [say('signOff.notFound'), lines.filter(({ state }) => state === 'not-found').length],
    [say('signOff.imprintSame'), said.filter(({ imprint }) => imprint?.is === 'same').length],
    [say('signOff.imprintDifferent'), said.filter(({ imprint }) => imprint?.is === 'different').length],
    [say('signOff.imprintNone'), said.filter(({ imprint }) => imprint?.is === 'none').length],
    [say('signOff.originalFound'), said.filter(({ duplicate }) => duplicate === 'original-found').length],
    [say('signOff.originalNotFound'), said.filter(({ duplicate }) => duplicate === 'original-not-found').length],
    [say('signOff.notAgreed'), said.filter(({ notAgreed }) => notAgreed.length > 0).length],
  ] as const;
  return (
    <section className="stack" aria-label={say('signOff.summary')}>
      <h2>{say('signOff.summary')}</h2>
      <dl className="identity">
        {facts.map(
          ([name, count], place) =>
            // How many were audited is always said; the others where there are any.
            (place === 0 || count > 0) && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{formatCount(count)}</dd>
              </div>
            ),
        )}
      </dl>
    </section>
  );
}
