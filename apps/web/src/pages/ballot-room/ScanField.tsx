import { useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { nameScanned } from './name-scanned.ts';

export type ScanPlace = { readonly election: string; readonly jurisdiction: string };

/**
 * One field for scanners that type: each scan ends with Enter, and the field waits for the next. `take` answers what is wrong with a name,
 * or nothing where it was taken.
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
  const form = useRef<HTMLFormElement>(null);
  const submit = () => {
    const scanned = nameScanned(value, props.place);
    const problem = (): string | undefined => {
      switch (scanned.is) {
        case 'not-read':
          return say('scan.notOurs');
        case 'other-kind':
          return say('scan.otherKind');
        case 'other-place':
          return say('scan.otherPlace');
        default: {
          if (scanned.name === '') return undefined;
          const typed = scanned.name.toLowerCase();
          const name = props.known.find((one) => one === scanned.name || one.toLowerCase() === typed);
          return name === undefined ? say('scan.unknown', { name: scanned.name }) : props.take(name);
        }
      }
    };
    setError(problem());
    setValue('');
    form.current?.querySelector('input')?.focus();
  };
  return (
    <form
      ref={form}
      className="room-scan"
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
        onChange={setValue}
      />
      <Button submits look="second">
        {say('scan.use')}
      </Button>
    </form>
  );
}
