import type { CommandInput, CommandName, CommandOutput, Problem } from '@plumbline/api';
import { err, type Result } from '@plumbline/prelude';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { client, isPassing } from './client.ts';
import { askFreshFactor } from './fresh-factor.ts';
import { forgetLeftRefusal, leaveRefusal } from './left-refusal.ts';
import { oneAtATime } from './one-at-a-time.ts';

export type Sending<Name extends CommandName> = {
  readonly pending: boolean;
  readonly problem: Problem | undefined;
  readonly run: (input: CommandInput<Name>) => Promise<Result<CommandOutput<Name>, Problem>>;
  readonly forget: () => void;
};

/**
 * Carries out one kind of command. A repeated click while it is on its way does nothing; another command of the kind waits for its answer. A
 * repeat after a lost answer sends the same identifier, so that it is never done twice. Afterwards everything on the screen is read again.
 */
export function useSend<Name extends CommandName>(name: Name): Sending<Name> {
  const queryClient = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const unanswered = useRef<{ readonly intent: string; readonly commandId: string } | undefined>(undefined);
  const waiting = useRef(0);

  // A refusal that its form has shown or could not show any more, with the address at which that was.
  const refused = useRef<{ readonly problem: Problem; readonly address: string } | undefined>(undefined);
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
      if (refused.current !== undefined) leaveRefusal(refused.current);
    };
  }, []);

  const run = useMemo(
    () =>
      oneAtATime(JSON.stringify, async (input: CommandInput<Name>): Promise<Result<CommandOutput<Name>, Problem>> => {
        forgetLeftRefusal();
        const address = window.location.href;
        const intent = JSON.stringify(input);
        const commandId = unanswered.current?.intent === intent ? unanswered.current.commandId : newCommandId();
        unanswered.current = { intent, commandId };
        let answer = await client.send(name, input, commandId);
        // Nothing was done yet; the same command is sent again when the person has given it.
        while (!answer.ok && answer.error.code === 'second-factor-needed' && (await askFreshFactor())) {
          answer = await client.send(name, input, commandId);
        }
        const isAnswered = answer.ok || answer.error.code !== 'no-connection';
        // A server in trouble may have carried it out all the same.
        if (answer.ok || !isPassing(answer.error)) unanswered.current = undefined;
        setProblem(answer.ok ? undefined : answer.error);
        refused.current = answer.ok ? undefined : { problem: answer.error, address };
        if (refused.current !== undefined && isGone.current) leaveRefusal(refused.current);
        // What is on the screen is old in both cases: a refusal usually means that somebody else was faster.
        if (isAnswered) await queryClient.invalidateQueries();
        return answer.ok ? answer : err(answer.error);
      }),
    [name, queryClient],
  );
  const runAndSay = useCallback(
    (input: CommandInput<Name>) => {
      waiting.current += 1;
      setPending(true);
      return run(input).finally(() => {
        waiting.current -= 1;
        if (waiting.current === 0) setPending(false);
      });
    },
    [run],
  );
  const forget = useCallback(() => {
    setProblem(undefined);
    refused.current = undefined;
  }, []);
  return { pending, problem, run: runAndSay, forget };
}

/** A fresh identifier of a command. Works on a plain http address too, where `crypto.randomUUID` is missing. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
