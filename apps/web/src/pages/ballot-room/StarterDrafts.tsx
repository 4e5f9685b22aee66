import type { QueryOutput, RoomHeading } from '@plumbline/api';
import { useState } from 'react';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { useBallotProceduresWords } from '../../words/ballot-procedures-words.ts';
import { mayAsk } from './may-ask.ts';
import { ProcedureText } from './ProcedureText.tsx';
import type { RoomPlace } from './room-place.ts';
import { useAskRoom } from './use-ask-room.ts';

type Draft = QueryOutput<'ballot-starter-drafts'>['drafts'][number];

/** What a room can begin with: whoever presses it is the author, and somebody else approves. Gone when every draft has been taken. */
export function StarterDrafts(props: { readonly place: RoomPlace; readonly heading: RoomHeading }) {
  const say = useBallotProceduresWords();
  const { place, heading } = props;
  const { ask, pending, problem } = useAskRoom(place);
  const [kept, setKept] = useState(0);
  const asked = useAsk('ballot-starter-drafts', place, { enabled: heading.you !== null });
  const drafts = asked.data?.drafts ?? [];
  const reason = mayAsk(heading, 'draft-procedure') ? undefined : say('mayNotWrite');
  const begin = async (wanted: readonly Draft[]) => {
    let done = 0;
    setKept(0);
    for (const { procedure, kind, topics, text } of wanted) {
      // One after the other; what was kept stays, and is not offered again.
      if (!(await ask({ type: 'draft-procedure', procedure, kind, version: 1, topics, text })).ok) break;
      done += 1;
      setKept(done);
    }
  };
  const isPartly = problem !== undefined && kept > 0;
  const news = kept > 0 && !pending && (
    <Alert kind={isPartly ? 'warning' : 'success'}>
      <p>{say(isPartly ? 'starter.some' : 'starter.kept', { count: kept })}</p>
    </Alert>
  );
  if (drafts.length === 0) return news || null;
  return (
    <section className="panel stack">
      <h2>{say('starter.title')}</h2>
      <p>{say('starter.says')}</p>
      <ProblemAlert problem={problem} />
      {news}
      <div>
        <ul className="plain-list stack">
          {drafts.map((draft) => (
            <li key={draft.procedure}>
              <details>
                <summary>{titleOf(draft)}</summary>
                <ProcedureText text={draft.text} />
                <Button
                  look="second"
                  pending={pending}
                  reason={reason}
                  reasonIsShown
                  label={say('starter.beginOneOf', { name: draft.procedure })}
                  onPress={() => void begin([draft])}
                >
                  {say('starter.beginOne')}
                </Button>
              </details>
            </li>
          ))}
        </ul>
      </div>
      <p className="quiet">{say('starter.isAuthor')}</p>
      <Button pending={pending} reason={reason} onPress={() => void begin(drafts)}>
        {say('starter.begin', { count: drafts.length })}
      </Button>
    </section>
  );
}

/** The name of a draft with its first line, which says what it is. */
function titleOf({ procedure, text }: Draft): string {
  const [first = ''] = text.split('\n');
  return first.startsWith(procedure) ? first : `${procedure} ${first}`;
}
