import { useStored } from './use-stored.ts';

/** What somebody has typed, and the version of what was saved when they began. */
type Typed<Value, Version> = { readonly value: Value; readonly basedOn: Version };

export type Draft<Value, Version> = {
  /** What was typed; what is saved, as long as nothing was. */
  readonly value: Value;
  readonly isChanged: boolean;
  /** What the typing began with: sent along, so that the server can tell when somebody else was faster. */
  readonly basedOn: Version;
  /** Somebody else has saved something else since the typing began. */
  readonly isOvertaken: boolean;
  readonly change: (value: Value) => void;
  /** Gives up what was typed. */
  readonly forget: () => void;
  /** Goes on with what was typed, having seen what is saved. */
  readonly keepMine: () => void;
  /** Begins anew from this value, having seen what is saved. */
  readonly beginFrom: (value: Value) => void;
};

/** What is being typed over something saved. It survives a reload of the page, and a form nobody touches stays up to date. */
export function useDraft<Value, Version extends string | number | null>(
  key: string,
  saved: { readonly value: Value; readonly version: Version },
): Draft<Value, Version> {
  const [typed, setTyped, forget] = useStored<Typed<Value, Version> | null>(
    sessionStorage,
    `plumbline-typed ${key}`,
    null,
  );
  const { version } = saved;
  const basedOn = typed === null ? version : typed.basedOn;
  return {
    value: typed === null ? saved.value : typed.value,
    isChanged: typed !== null,
    basedOn,
    isOvertaken: basedOn !== version,
    change: (value) => setTyped({ value, basedOn }),
    forget,
    beginFrom: (begun) => setTyped({ value: begun, basedOn: version }),
    keepMine: () => {
      if (typed !== null) setTyped({ value: typed.value, basedOn: version });
    },
  };
}
