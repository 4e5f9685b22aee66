import type { ReactNode } from 'react';
import { formatTime } from '../formats/format-time.ts';
import { ACT } from '../paths.ts';
import { Button } from '../ui/Button.tsx';
import { Seal } from '../ui/Seal.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useLogWords } from '../words/rounds-words.ts';
import { nameOfEntry } from './name-of-entry.ts';

type Entry = {
  /** Its place among all entries, where they stand in several chains. */
  readonly position?: number;
  readonly number: number;
  /** Whose fieldwork the chain records in which the number counts. */
  readonly fieldworkOf?: string | null;
  readonly hash: string;
  readonly at: string;
  readonly by: string;
  /** What happened, and to whom or where. */
  readonly what: ReactNode;
  /** Null while it is withheld. */
  readonly data: unknown;
};

/** A page of a log, newest first, with the way to the pages before and to the whole. */
export function LogEntries(props: {
  readonly entries: readonly Entry[];
  readonly total: number;
  /** Where the whole log can be downloaded, if it can be now. */
  readonly download: string | undefined;
  readonly isNewest: boolean;
  /** To the entries before this one, or to the newest. */
  readonly onPage: (before: string | undefined) => void;
}) {
  const say = useLogWords();
  const sayAudit = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  const { entries, total } = props;
  const last = entries.at(-1);
  const oldest = last === undefined ? 1 : positionOf(last);
  const turn = (before: string | undefined) => {
    // The buttons go while the other page is fetched, and it is read from its top.
    document.querySelector<HTMLElement>('h1')?.focus();
    props.onPage(before);
  };
  return (
    <div className="stack" id={ACT}>
      <p className="row">
        <span className="quiet">{say('log.total', { count: total })}</span>
        {props.download !== undefined && (
          <a href={props.download} download>
            {say('log.download')}
          </a>
        )}
      </p>
      <SimpleTable
        caption={say('log.title')}
        hideCaption
        columns={[
          { name: say('log.number'), numeric: true },
          { name: say('log.at') },
          { name: say('log.what'), wordy: true },
          { name: say('log.by') },
          { name: say('log.hash') },
        ]}
        rows={entries.map((entry) => ({
          key: String(positionOf(entry)),
          cells: [
            <span key="number" className="log-number">
              {nameOfEntry(entry)}
            </span>,
            <time key="at" dateTime={entry.at}>
              {formatTime(entry.at)}
            </time>,
            <What key="what" entry={entry} />,
            entry.by,
            <Seal
              key="hash"
              hash={entry.hash}
              copyLabel={sayAudit('seal.copy')}
              copyWord={sayAnywhere('copy')}
              copiedWord={sayAnywhere('copied')}
              check={null}
            />,
          ],
        }))}
      />
      <div className="row">
        {oldest > 1 && (
          <Button look="second" onPress={() => turn(String(oldest))}>
            {say('log.older')}
          </Button>
        )}
        {!props.isNewest && (
          <Button look="quiet" onPress={() => turn(undefined)}>
            {say('log.newest')}
          </Button>
        )}
      </div>
    </div>
  );
}

function positionOf({ position, number }: Entry): number {
  return position ?? number;
}

function What(props: { readonly entry: Entry }) {
  const say = useLogWords();
  const { what, data } = props.entry;
  return (
    <>
      {what}
      {data === null ? (
        <p className="small quiet">{say('log.withheld')}</p>
      ) : (
        <details>
          <summary className="small quiet">
            {say('log.showData')}{' '}
            <span className="visually-hidden">{say('log.ofEntry', { entry: nameOfEntry(props.entry) })}</span>
          </summary>
          <pre className="log-data">{JSON.stringify(data, null, 2)}</pre>
        </details>
      )}
    </>
  );
}
