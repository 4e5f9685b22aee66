import { useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { CameraScan } from './CameraScan.tsx';
import { nameScanned, type Scanned } from './name-scanned.ts';

export type ScanPlace = { readonly election: string; readonly jurisdiction: string };

/**
 * One field for scanners that type: each scan ends with Enter, and the field waits for the next; the camera does the same. `take` answers what is
 * wrong with a name, or nothing where it was taken. A name that was typed without its check character stays in the field until it is
 * completed, or until somebody says that its label has none.
 */
export function ScanField(props: {
  readonly place: ScanPlace;
  /** Names that there are, for a typed name in other letters. */
  readonly known: readonly string[];
  readonly take: (name: string) => string | undefined;
}) {
  const say = useBallotCustodyWords();
  const [value, setValue] = useState('');
  const [error, setError] = useState<string>();
  const [unchecked, setUnchecked] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const problemOf = (scanned: Scanned): string | undefined => {
    switch (scanned.is) {
      case 'nothing':
        return undefined;
      case 'not-read':
        return say('scan.notOurs');
      case 'other-kind':
        return say('scan.otherKind');
      case 'other-place':
        return say('scan.otherPlace');
      case 'unknown':
        return say('scan.unknown', { name: scanned.name });
      case 'unchecked':
        return say('scan.unchecked', { name: scanned.name });
      case 'check-wrong':
        return say('scan.checkWrong', { name: scanned.name, check: scanned.check });
      case 'container':
        return props.take(scanned.name);
      default:
        return scanned satisfies never;
    }
  };
  const waitForNext = (found: { readonly error: string | undefined; readonly unchecked: string | undefined }) => {
    setError(found.error);
    setUnchecked(found.unchecked);
    // What was typed in part is completed; anything else makes room for the next scan.
    if (found.unchecked === undefined) setValue('');
    form.current?.querySelector('input')?.focus();
  };
  const submit = () => {
    const scanned = nameScanned(value, props.place, props.known);
    waitForNext({ error: problemOf(scanned), unchecked: scanned.is === 'unchecked' ? scanned.name : undefined });
  };
  const takeFromCamera = (code: string) => {
    const scanned = nameScanned(code, props.place, props.known);
    // Bar codes of other makers have no check character of ours, and a check of their own that was read with them.
    const read = scanned.is === 'unchecked' ? ({ is: 'container', name: scanned.name } as const) : scanned;
    return { name: 'name' in read ? read.name : undefined, problem: problemOf(read) };
  };
  return (
    <div className="room-scan">
      <form
        ref={form}
        className="room-scan-typed"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <TextField
          label={say('scan.title')}
          hint={say('scan.hint')}
          name="scan"
          maxLength={500}
          value={value}
          error={error}
          onChange={(typed) => {
            setValue(typed);
            setUnchecked(undefined);
          }}
        />
        <Button submits look="second">
          {say('scan.use')}
        </Button>
        {unchecked !== undefined && (
          <Button look="quiet" onPress={() => waitForNext({ error: props.take(unchecked), unchecked: undefined })}>
            {say('scan.useUnchecked', { name: unchecked })}
          </Button>
        )}
      </form>
      <CameraScan take={takeFromCamera} />
    </div>
  );
}
