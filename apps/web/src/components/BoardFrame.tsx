import type { Person, QueryOutput } from '@plumbline/api';
import { type ReactNode, useState } from 'react';
import type { BallotQueue } from '../connection/ballot-queue.ts';
import { type Asked, useAsk } from '../connection/use-ask.ts';
import { type BoardEntries, useBallotQueue } from '../connection/use-ballot-queue.ts';
import { useLiveAudit } from '../connection/use-live-audit.ts';
import { formatClock } from '../formats/format-time.ts';
import { Icon } from '../ui/Icon.tsx';
import { useBoardWords } from '../words/board-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { Answered } from './Answered.tsx';
import { AppFrame } from './AppFrame.tsx';
import { PageTitle } from './PageTitle.tsx';
import { PrintHead } from './PrintHead.tsx';
import { SessionBand, useClock } from './SessionBand.tsx';

type BoardPerson = Extract<Person, { readonly role: 'audit-board' }>;
export type BoardAnswer = QueryOutput<'board'>;

/** Everything an audit board's page needs to know. */
export type AtBoard = {
  readonly place: { readonly auditId: string; readonly jurisdiction: string; readonly board: string };
  readonly answer: BoardAnswer;
  readonly entries: BoardEntries;
  /** To be told whether something was pressed on this screen that is not kept yet. */
  readonly onPressed: (isPressed: boolean) => void;
};

/** One thing per screen, in large letters, with a strip at the bottom that says whether everything is saved. */
export function BoardFrame(props: { readonly children: (board: AtBoard) => ReactNode }) {
  const say = useBoardWords();
  const { data: session } = useAsk('session', {});
  const person = session?.person;
  if (person === undefined) return null;
  if (person?.role !== 'audit-board') {
    return (
      <AppFrame narrow>
        <div className="stack">
          <PageTitle>{say('noBoard.title')}</PageTitle>
          <p>{say('noBoard.says')}</p>
        </div>
      </AppFrame>
    );
  }
  return <Board person={person}>{props.children}</Board>;
}

function Board(props: { readonly person: BoardPerson; readonly children: (board: AtBoard) => ReactNode }) {
  const sayAnywhere = useWordsEverywhere();
  const { auditId, jurisdiction, board } = props.person;
  const place = { auditId, jurisdiction, board };
  useLiveAudit(auditId);
  const asked: Asked<'board'> = useAsk('board', place);
  const entries = useBallotQueue(place);
  const [isPressed, setPressed] = useState(false);
  const heading = asked.data?.heading;
  return (
    <div className="frame board">
      <a className="usa-skipnav" href="#content">
        {sayAnywhere('skipToContent')}
      </a>
      <header className="frame-header">
        <div className="frame-header-line">
          <span className="board-name">{board}</span>
          <div className="frame-place">
            <span>{jurisdiction}</span>
            {heading && <span>{heading.electionName ?? heading.name}</span>}
          </div>
        </div>
      </header>
      {heading && (
        <PrintHead
          office={heading.organization}
          election={heading.electionName ?? heading.name}
          audit={heading.name}
          jurisdiction={jurisdiction}
          board={board}
          head={heading.head}
        />
      )}
      <SessionBand />
      <main className="frame-body board-body" id="content">
        <Answered asked={asked}>
          {(answer) => props.children({ place, answer, entries, onPressed: setPressed })}
        </Answered>
      </main>
      <Strip queue={entries.queue} isPressed={isPressed} members={asked.data?.members ?? []} />
    </div>
  );
}

/** Not kept yet, saved, or how many wait; who is signed in; the time. */
function Strip(props: {
  readonly queue: BallotQueue;
  readonly isPressed: boolean;
  readonly members: readonly string[];
}) {
  const say = useBoardWords();
  const now = useClock(10_000);
  const refused = props.queue.filter((entry) => entry.refusal !== null).length;
  const waiting = props.queue.length - refused;
  const isEmpty = props.queue.length === 0;
  const isSaved = isEmpty && !props.isPressed;
  return (
    <section className={stripClass(isEmpty, props.isPressed)} aria-label={say('strip.label')}>
      <span className="strip-state" role="status">
        <Icon name={isSaved ? 'tick' : isEmpty ? 'half' : 'wave'} />
        {isSaved && say('strip.saved')}
        {props.isPressed && <span>{say('strip.open')}</span>}
        {waiting > 0 && <span>{say('strip.waiting', { count: waiting })}</span>}
        {refused > 0 && <strong>{say('strip.refused', { count: refused })}</strong>}
      </span>
      <span>{props.members.length > 0 ? props.members.join(' · ') : say('strip.nobody')}</span>
      <span>{formatClock(now)}</span>
    </section>
  );
}

function stripClass(isEmpty: boolean, isPressed: boolean): string {
  if (!isEmpty) return 'strip strip-waiting';
  return isPressed ? 'strip strip-open' : 'strip';
}
