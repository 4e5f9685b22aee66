import type { CommandInput, CommandOutput, Problem } from '@plumbline/api';
import type { Result } from '@plumbline/prelude';
import { useCallback } from 'react';
import { useSend } from '../../connection/use-send.ts';
import type { RoomPlace } from './room-place.ts';

type Ask = CommandInput<'ask-ballot-room'>['ask'];

export type AskingRoom = {
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  readonly ask: (what: Ask) => Promise<Result<CommandOutput<'ask-ballot-room'>, Problem>>;
  /** One after the other, until one is refused. Answers whether all were accepted. */
  readonly askAll: (what: readonly Ask[]) => Promise<boolean>;
  readonly forget: () => void;
};

/** Asks something of a ballot room, as whoever is signed in at this device: one person, or two. */
export function useAskRoom({ electionId, jurisdiction }: RoomPlace): AskingRoom {
  const { run, pending, problem, forget } = useSend('ask-ballot-room');
  const ask = useCallback((what: Ask) => run({ electionId, jurisdiction, ask: what }), [run, electionId, jurisdiction]);
  const askAll = useCallback(
    async (what: readonly Ask[]) => {
      for (const one of what) if (!(await ask(one)).ok) return false;
      return true;
    },
    [ask],
  );
  return { pending, problem, ask, askAll, forget };
}
