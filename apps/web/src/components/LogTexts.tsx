import type { QueryOutput } from '@plumbline/api';
import { TextRedact } from '../forms/TextRedact.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useRoundsWords } from '../words/rounds-words.ts';
import { AbsentTextInWords } from './AbsentTextInWords.tsx';
import { nameOfEntry } from './name-of-entry.ts';

type Entry = QueryOutput<'log'>['entries'][number];

/** What somebody typed, beside the entry that holds only its digest; an administrator can take it out. */
export function LogTexts(props: { readonly auditId: string; readonly entry: Entry; readonly mayRedact: boolean }) {
  const say = useRoundsWords();
  const { auditId, entry } = props;
  const name = nameOfEntry(entry);
  return entry.texts.map(({ digest, shown }) => (
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
          {props.mayRedact && <TextRedact auditId={auditId} digest={digest} entry={name} text={shown.text} />}
        </div>
      ) : (
        <p className="log-text quiet">
          <AbsentTextInWords text={shown} />
        </p>
      )}
    </Swap>
  ));
}
