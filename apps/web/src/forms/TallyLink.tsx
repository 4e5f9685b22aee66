import type { Ability, QueryOutput } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/CopyButton.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { QrCode } from '../ui/QrCode.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useTallyEntryWords } from '../words/tally-entry-words.ts';

type Place = { readonly auditId: string; readonly jurisdiction: string };

/** The link by which other computers ask to enter tallies: made, handed out on paper or screen, and replaced. */
export function TallyLink(props: {
  readonly place: Place;
  readonly link: QueryOutput<'tally-requests'>['link'];
  /** Whether a tally can be entered now. */
  readonly ability: Ability | undefined;
}) {
  const say = useTallyEntryWords();
  const sayAnywhere = useWordsEverywhere();
  const make = useSend('make-tally-link');
  const { place, link, ability } = props;
  if (link === null) {
    const isOpen = ability?.allowed === true;
    const { jurisdiction } = place;
    return (
      <section className="panel">
        <EmptyState title={say(isOpen ? 'manage.closed' : 'manage.notNow')}>
          <p>{isOpen ? say('manage.closedSays', { jurisdiction }) : say('manage.notNowSays')}</p>
        </EmptyState>
        <div className="row">
          <Button pending={make.pending} reason={reasonAgainst(ability)} onPress={() => void make.run(place)}>
            {say('manage.open')}
          </Button>
        </div>
        <ProblemAlert problem={make.problem} />
      </section>
    );
  }
  // The server may give a path or a whole address.
  const address = new URL(link.address, window.location.origin).href;
  return (
    <section className="panel">
      <h2>{say('manage.link')}</h2>
      <p className="measure">{say('manage.linkSays')}</p>
      <p className="row">
        <a className="breakable" href={address} target="_blank" rel="noreferrer">
          {address}
        </a>
        <CopyButton
          text={address}
          label={say('manage.copy')}
          copyWord={sayAnywhere('copy')}
          copiedWord={sayAnywhere('copied')}
        />
      </p>
      {link.squares !== null && <QrCode squares={link.squares} label={say('manage.picture')} />}
      <div className="act no-print">
        <Button look="second" onPress={() => window.print()}>
          {say('manage.print')}
        </Button>
        <Button look="quiet" pending={make.pending} onPress={() => void make.run(place)}>
          {say('manage.replace')}
        </Button>
        <span className="act-reason">{say('manage.replaceSays')}</span>
      </div>
      <ProblemAlert problem={make.problem} />
    </section>
  );
}
