import type { QueryOutput } from '@plumbline/api';
import { assertNever } from '@plumbline/prelude';
import { type ReactNode, useState } from 'react';
import { type BallotQueue, placeKey } from '../connection/ballot-queue.ts';
import { type BoardEntries, useBallotQueue } from '../connection/use-ballot-queue.ts';
import { type BoardAtHand, useBoardAtHand, useBoardList } from '../connection/use-board-at-hand.ts';
import { useLiveAudit } from '../connection/use-live-audit.ts';
import { type OneReader, useReader } from '../connection/use-reader.ts';
import { formatClock } from '../formats/format-time.ts';
import { Icon } from '../ui/Icon.tsx';
import { useBoardWords } from '../words/board-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { Answered } from './Answered.tsx';
import { AppFrame } from './AppFrame.tsx';
import { HelpContactLine } from './HelpContactLine.tsx';
import { OnThisDevice } from './OnThisDevice.tsx';
import { PageTitle } from './PageTitle.tsx';
import { PracticeBand } from './PracticeBand.tsx';
import { PrintHead } from './PrintHead.tsx';
import { SessionBand, useClock } from './SessionBand.tsx';

export type BoardAnswer = QueryOutput<'board'>;
type Here = Extract<BoardAtHand, { readonly state: 'here' }>;

/** Everything an audit board's page needs to know. */
export type AtBoard = {
  readonly place: { readonly auditId: string; readonly jurisdiction: string; readonly board: string };
  readonly answer: BoardAnswer;
  readonly entries: BoardEntries;
  /** Where each card is entered twice: who of the two reads here, null until somebody has said so; and whoever takes over. */
  readonly reader: OneReader | null;
  readonly onReader: (reader: OneReader) => void;
  /** To be told whether something was pressed on this screen that is not kept yet. */
  readonly onPressed: (isPressed: boolean) => void;
};

/** One thing per screen, in large letters, with a strip at the bottom that says whether everything is saved. */
export function BoardFrame(props: { readonly children: (board: AtBoard) => ReactNode }) {
  const say = useBoardWords();
  const atHand = useBoardAtHand();
  switch (atHand.state) {
    case 'finding-out':
      return null;
    case 'nobody':
    case 'no-network':
      return (
        <AppFrame narrow>
          <div className="stack">
            <PageTitle>{say(atHand.state === 'nobody' ? 'noBoard.title' : 'noBoard.noNetworkTitle')}</PageTitle>
            <p>{say(atHand.state === 'nobody' ? 'noBoard.says' : 'noBoard.noNetwork')}</p>
          </div>
        </AppFrame>
      );
    case 'here':
      return (
        <Board key={placeKey(atHand.person)} atHand={atHand}>
          {props.children}
        </Board>
      );
    default:
      return assertNever(atHand);
  }
}

function Board(props: { readonly atHand: Here; readonly children: (board: AtBoard) => ReactNode }) {
  const sayAnywhere = useWordsEverywhere();
  const { atHand } = props;
  const { auditId, jurisdiction, board } = atHand.person;
  const place = { auditId, jurisdiction, board };
  useLiveAudit(auditId);
  const entries = useBallotQueue(place);
  const list = useBoardList(atHand, entries.state === 'ready' && entries.queue.length === 0);
  const [isPressed, setPressed] = useState(false);
  const [reader, onReader] = useReader(place);
  const here = { place, entries, reader, onReader, onPressed: setPressed };
  const { answer } = list;
  const heading = answer?.heading;
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
      <PracticeBand heading={heading} />
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
        <OnThisDevice place={place} entries={entries} list={list} isSignedOut={atHand.isSignedOut} reader={reader} />
        {list.keptAt !== undefined && answer !== undefined ? (
          props.children({ ...here, answer })
        ) : (
          <Answered asked={list.asked}>{(newest) => props.children({ ...here, answer: newest })}</Answered>
        )}
        {answer?.helpContact && <HelpContactLine contact={answer.helpContact} />}
      </main>
      <Strip queue={entries.queue} isPressed={isPressed} members={answer?.members ?? []} />
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
  const refused = ballotsOf(props.queue.filter((entry) => entry.refusal !== null));
  const waiting = ballotsOf(props.queue.filter((entry) => entry.refusal === null));
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

/** A ballot that was entered again while it waited is one ballot. */
function ballotsOf(queue: BallotQueue): number {
  return new Set(queue.map((entry) => entry.input.ballot)).size;
}

function stripClass(isEmpty: boolean, isPressed: boolean): string {
  if (!isEmpty) return 'strip strip-waiting';
  return isPressed ? 'strip strip-open' : 'strip';
}
