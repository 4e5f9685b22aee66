import { useState } from 'react';
import { useDraft } from '../../connection/use-draft.ts';
import type { FieldError } from '../../ui/ErrorSummary.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';

/** The least that a reason or an answer has to say. */
export const TEXT_LENGTH_MIN = 20;

export type TypedText = {
  readonly text: string;
  readonly isChanged: boolean;
  readonly errors: readonly FieldError[];
  readonly change: (text: string) => void;
  /** The text as it is sent; undefined, with an error, where it is too short. */
  readonly check: () => string | undefined;
  readonly forget: () => void;
};

/** A text that has to say something. What is typed stays on the device until it is kept. */
export function useTextLongEnough(place: RoomPlace, name: string, tooShort: string): TypedText {
  const draft = useDraft(`${name} ${roomAddress(place)}`, { value: '', version: null });
  const [isShort, setShort] = useState(false);
  const check = () => {
    const text = draft.value.trim();
    setShort(text.length < TEXT_LENGTH_MIN);
    return text.length < TEXT_LENGTH_MIN ? undefined : text;
  };
  return {
    text: draft.value,
    isChanged: draft.isChanged,
    errors: isShort ? [{ name, message: tooShort }] : [],
    change: draft.change,
    check,
    forget: draft.forget,
  };
}
