import type { CommandInput, CommandName } from '@plumbline/api';
import type { Result } from '@plumbline/prelude';
import { useState } from 'react';
import type { Draft } from '../connection/use-draft.ts';
import { useSend } from '../connection/use-send.ts';
import type { FieldError } from '../ui/ErrorSummary.tsx';

/** The form of what an office says of its manifest: what is typed, read and sent, and what is wrong with it. */
export function useStatement<Name extends CommandName, Typed extends object>(
  name: Name,
  asking: {
    readonly typing: Draft<Typed, string>;
    /** `manifest`: the digest of the one that was in use when the typing began, of which it is said. */
    readonly read: (typed: Typed, manifest: string) => Result<CommandInput<Name>, readonly FieldError[]>;
    readonly onSaved: () => void;
  },
) {
  const { typing } = asking;
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const state = useSend(name);
  const edit = (part: Partial<Typed>) => {
    state.forget();
    typing.change({ ...typing.value, ...part });
  };
  const submit = async () => {
    const read = asking.read(typing.value, typing.basedOn);
    setErrors(read.ok ? [] : read.error);
    if (!read.ok) return;
    const answer = await state.run(read.value);
    if (answer.ok) asking.onSaved();
  };
  return { typed: typing.value, errors, state, edit, submit };
}
