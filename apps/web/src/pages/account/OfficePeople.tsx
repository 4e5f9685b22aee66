import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Swap } from '../../ui/Swap.tsx';
import { useAccountWords } from '../../words/account-words.ts';

type Person = { readonly personId: string; readonly name: string; readonly isYou: boolean };

/** What an administrator may do about one of them; `of` names it with the person, for who hears the button alone. */
type Act = { readonly says: string; readonly of: string; readonly run: () => void };

/**
 * People of an office, what is said of each, and what an administrator does about it. What is one's own is done at one's own account. `state` changes
 * with what the table says.
 */
export function OfficePeople<One extends Person>(props: {
  readonly caption: string;
  readonly state: (person: One) => string;
  readonly says: { readonly column: string; readonly of: (person: One) => ReactNode };
  readonly act: {
    readonly column: string;
    readonly pending: boolean;
    readonly yours: string;
    /** Undefined where there is nothing to be done. */
    readonly of: (person: One) => Act | undefined;
  };
  readonly people: readonly One[];
}) {
  const say = useAccountWords();
  const { says, act, people } = props;
  return (
    <Swap of={people.map(props.state).join(' ')}>
      <SimpleTable
        caption={props.caption}
        hideCaption
        columns={[{ name: say('officeSessions.person') }, { name: says.column, wordy: true }, { name: act.column }]}
        rows={people.map((person) => ({
          key: person.personId,
          cells: [
            <span key="name" className="breakable">
              {person.name}
            </span>,
            says.of(person),
            person.isYou ? (
              <Link key="act" to="/account">
                {act.yours}
              </Link>
            ) : (
              <ActButton key="act" act={act.of(person)} pending={act.pending} />
            ),
          ],
        }))}
      />
    </Swap>
  );
}

function ActButton({ act, pending }: { readonly act: Act | undefined; readonly pending: boolean }) {
  if (act === undefined) return '–';
  return (
    <Button look="quiet" pending={pending} label={act.of} onPress={act.run}>
      {act.says}
    </Button>
  );
}
