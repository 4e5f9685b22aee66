import type { QueryOutput } from '@plumbline/api';
import type { ReactNode } from 'react';
import { TextRedact } from '../forms/TextRedact.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useLogWords } from '../words/rounds-words.ts';
import { AbsentTextInWords } from './AbsentTextInWords.tsx';
import { nameOfEntry } from './name-of-entry.ts';

type Entry = QueryOutput<'log'>['entries'][number];

/** What somebody typed in an audit, beside the entry that holds only its digest; an administrator can take it out. */
export function LogTexts(props: { readonly auditId: string; readonly entry: Entry; readonly mayRedact: boolean }) {
  const { auditId, entry, mayRedact } = props;
  const name = nameOfEntry(entry);
  return (
    <TextsOfEntry name={name} texts={entry.texts}>
      {({ digest, text }) => mayRedact && <TextRedact auditId={auditId} digest={digest} entry={name} text={text} />}
    </TextsOfEntry>
  );
}

/** The texts of an entry with how each is sealed, and below each what can be done with it. */
export function TextsOfEntry(props: {
  /** The entry as people name it. */
  readonly name: string;
  readonly texts: Entry['texts'];
  readonly children: (text: { readonly digest: string; readonly text: string }) => ReactNode;
}) {
  const say = useLogWords();
  const { name } = props;
  return props.texts.map(({ digest, shown }) => (
    <Swap key={digest} of={shown.state}>
      {shown.state === 'kept' ? (
        <div className="log-text">
          <p>{say('log.text', { text: shown.text })}</p>
          <details>
            <summary className="small quiet">
              {say('log.salt')}{' '}
              <span className="visually-hidden">{say('redact.which', { entry: name, text: shown.text })}</span>
            </summary>
            <p className="small">{say('log.saltSays')}</p>
            <pre className="log-data">{`${shown.salt}\n${digest}`}</pre>
          </details>
          {props.children({ digest, text: shown.text })}
        </div>
      ) : (
        <p className="log-text quiet">
          <AbsentTextInWords text={shown} />
        </p>
      )}
    </Swap>
  ));
}
