import type { QueryOutput } from '@plumbline/api';
import { useEffect, useRef, useState } from 'react';
import { placeKey } from './ballot-queue.ts';
import { forgetList, type KeptBoard, keepList, keptBoards } from './entry-store.ts';
import { useServerSilence } from './server-silence.ts';
import { type Asked, useAsk } from './use-ask.ts';

type BoardPerson = KeptBoard['person'];
type BoardAnswer = QueryOutput<'board'>;

/** Which board sits at this device: as the server says, or, where it says nothing or nobody is signed in, as the device knows. */
export type BoardAtHand =
  | { readonly state: 'finding-out' }
  | { readonly state: 'nobody' }
  | { readonly state: 'no-network' }
  | {
      readonly state: 'here';
      readonly person: BoardPerson;
      readonly kept: KeptBoard | undefined;
      /** The session of the board has ended: its link has to be opened again before anything can be sent. */
      readonly isSignedOut: boolean;
    };

export function useBoardAtHand(): BoardAtHand {
  const { data: session } = useAsk('session', {});
  const isSilent = useServerSilence();
  const boards = useKeptBoards();
  const person = session?.person;
  const before = useRef<BoardPerson>(undefined);
  if (boards === undefined) return { state: 'finding-out' };
  if (person?.role === 'audit-board') {
    before.current = person;
    const kept = boards.find((one) => one.place === placeKey(person));
    return { state: 'here', person, kept, isSignedOut: false };
  }
  // Somebody else is signed in at this browser: what a board has here is none of theirs.
  if (person !== undefined && person !== null) return { state: 'nobody' };
  if (person === undefined && !isSilent) return { state: 'finding-out' };
  // On a page that was open when the session ended, the board that sat there goes on.
  if (before.current !== undefined) {
    const own = placeKey(before.current);
    const kept = boards.find(({ place }) => place === own);
    return { state: 'here', person: before.current, kept, isSignedOut: person === null };
  }
  const [kept] = boards;
  if (kept === undefined) return { state: person === null ? 'nobody' : 'no-network' };
  return { state: 'here', person: kept.person, kept, isSignedOut: person === null };
}

function useKeptBoards(): readonly KeptBoard[] | undefined {
  const [kept, setKept] = useState<readonly KeptBoard[]>();
  useEffect(() => {
    keptBoards().then(setKept, () => setKept([]));
  }, []);
  return kept;
}

/** The list of the board: what the server says or, while it says nothing, what this device kept of it. */
export type BoardList = {
  readonly asked: Asked<'board'>;
  readonly answer: BoardAnswer | undefined;
  /** When what is shown was answered, where it comes from this device. */
  readonly keptAt: string | undefined;
};

export function useBoardList(atHand: Extract<BoardAtHand, { readonly state: 'here' }>, isEmpty: boolean): BoardList {
  const { person, kept, isSignedOut } = atHand;
  const { auditId, jurisdiction, board } = person;
  const isSilent = useServerSilence();
  const asked = useAsk('board', { auditId, jurisdiction, board }, { enabled: !isSignedOut });
  const { data, error } = asked;
  useEffect(() => {
    const place = placeKey({ auditId, jurisdiction, board });
    const isGone = error !== null && (error.problem.status === 404 || error.problem.status === 403);
    // When the board has signed off, or the round is over, nothing of it stays here that is not still to be sent.
    if (isEmpty && (data?.signedOff === true || isGone)) void forgetList(place).catch(() => undefined);
    else if (data !== undefined && error === null) {
      void keepList({ place, person, answer: data, keptAt: new Date().toISOString() }).catch(() => undefined);
    }
  }, [data, error, isEmpty, person, auditId, jurisdiction, board]);
  if (data !== undefined) return { asked, answer: data, keptAt: undefined };
  return (isSilent || isSignedOut) && kept !== undefined
    ? { asked, answer: kept.answer, keptAt: kept.keptAt }
    : { asked, answer: undefined, keptAt: undefined };
}
