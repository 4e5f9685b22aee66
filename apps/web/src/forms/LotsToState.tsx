import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { useState } from 'react';
import { Form } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { ProposesOnly } from '../components/ProposesOnly.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { TextAreaField } from '../ui/Field.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';

type Progress = Pick<QueryOutput<'round-progress'>, 'heading' | 'runoffs'>;
type Runoff = Progress['runoffs'][string];

/** For each ranked contest whose count stopped at choices that are level, and hangs on them: who is out by lot. */
export function LotsToState({ answer: { heading, runoffs } }: { readonly answer: Progress }) {
  if (heading.abilities['state-lot'] === undefined) return null;
  return Object.entries(runoffs)
    .filter(([, { level, mayWin }]) => level.length > 0 && mayWin.length > 1)
    .map(([contest, runoff], place) => (
      // Of another tie nothing was chosen and nothing drawn.
      <LotToState
        key={JSON.stringify([contest, runoff.level, cardsOf(runoff)])}
        heading={heading}
        contest={contest}
        runoff={runoff}
        place={place}
      />
    ));
}

/** How many ballots each of the choices has that are level. */
function cardsOf({ level, rounds }: Runoff): number {
  return rounds.at(-1)?.cards.find(({ choice }) => choice === level[0])?.cards ?? 0;
}

type Tie = {
  readonly heading: AuditHeading;
  readonly contest: string;
  readonly runoff: Runoff;
  readonly place: number;
};

function LotToState({ heading, contest, runoff, place }: Tie) {
  const say = useRoundsWords();
  const [out, setOut] = useState<string>();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState<{ readonly out?: string; readonly reason?: string }>({});
  const sending = useSend('state-lot');
  const { level } = runoff;
  const round = heading.round ?? 1;
  const cards = cardsOf(runoff);
  const submit = async () => {
    const found = {
      ...(out === undefined && { out: say('result.lot.whoMissing') }),
      ...(reason.trim() === '' && { reason: say('result.lot.howMissing') }),
    };
    setMissing(found);
    if (out === undefined || reason.trim() === '') return;
    const seen = { level: [...level], cards };
    await sending.run({ auditId: heading.auditId, round, contest, seen, out, reason: reason.trim() });
  };
  return (
    <section className="panel form">
      <Form look="form" onSubmit={submit}>
        <div className="stack">
          <h2>{say('result.lot.title', { contest })}</h2>
          <p>{say('result.lot.says', { cards, names: level.join(', ') })}</p>
          <ul className="steps-list">
            <li>{say('result.lot.lines.open', { round })}</li>
            <li>{say('result.lot.lines.only')}</li>
            <li>{say('result.lot.lines.takenBack')}</li>
            <li>{say('result.lot.lines.inLog')}</li>
          </ul>
          <RadioTiles
            legend={say('result.lot.who')}
            name={`lot-${place}`}
            tiles={level.map((choice) => ({ value: choice, name: choice }))}
            value={out ?? ''}
            error={missing.out}
            onChange={setOut}
          />
          <TextAreaField
            label={say('result.lot.how')}
            hint={say('result.lot.howHint')}
            name={`lot-reason-${place}`}
            maxLength={500}
            value={reason}
            error={missing.reason}
            onChange={setReason}
          />
          <ProposesOnly heading={heading} />
          <ProblemAlert problem={sending.problem} />
          <Button submits pending={sending.pending} reason={reasonAgainst(heading.abilities['state-lot'])}>
            {say('result.lot.submit')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
