import type { QueryOutput } from '@plumbline/api';
import { Fragment, type ReactNode } from 'react';
import { formatBytes } from '../formats/format-bytes.ts';
import { formatTime } from '../formats/format-time.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Seal } from '../ui/Seal.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';

/** A file that is kept, as every list of them shows it. */
export type KeptFile = Omit<QueryOutput<'ballot-files'>['files'][number], 'fileId' | 'file' | 'countsLeftOut'> & {
  /** Of labels, the batches whose counts are not on them. */
  readonly countsLeftOut?: number;
  /** Where it is taken. */
  readonly address: string;
  /** What can be done with it, where there is something. */
  readonly act?: ReactNode;
};

/** Files as they were made: what each was built from, its fingerprint, until when it stays, and whether something was entered since. */
export function KeptTable(props: { readonly files: readonly KeptFile[]; readonly actName?: string }) {
  const say = useRoundsWords();
  const sayAnywhere = useWordsEverywhere();
  const { files, actName } = props;
  if (files.length === 0) {
    return (
      <EmptyState title={say('kept.none')}>
        <p>{say('kept.noneSays')}</p>
      </EmptyState>
    );
  }
  return (
    <SimpleTable
      caption={say('kept.title')}
      hideCaption
      roomy
      columns={[
        { name: say('kept.report') },
        { name: say('kept.built') },
        { name: say('kept.size') },
        { name: say('kept.fingerprint') },
        { name: say('kept.head') },
        { name: say('kept.until') },
        { name: say('kept.state') },
        ...(actName === undefined ? [] : [{ name: actName }]),
      ]}
      rows={files.map((one) => ({
        key: one.address,
        cells: [
          <Fragment key="name">
            <a href={one.address} download className="breakable">
              {one.name}
            </a>
            {one.countsLeftOut !== undefined && one.countsLeftOut > 0 && (
              <div className="small">{say('kept.countsLeftOut', { count: one.countsLeftOut })}</div>
            )}
          </Fragment>,
          one.by === null ? formatTime(one.at) : say('kept.builtBy', { time: formatTime(one.at), name: one.by }),
          formatBytes(one.bytes),
          <Seal
            key="file"
            hash={one.sha256}
            copyLabel={say('kept.copyNamed', { name: one.name })}
            copyWord={sayAnywhere('copy')}
            copiedWord={sayAnywhere('copied')}
            check={null}
          />,
          say('kept.entry', { number: one.head.number, hash: one.head.hash.slice(0, 10) }),
          formatTime(one.keptUntil),
          one.isNewest ? (
            <Tag key="state" tone="green">
              {say('kept.newest')}
            </Tag>
          ) : (
            <Tag key="state" tone="amber">
              {say('kept.outdated')}
            </Tag>
          ),
          ...(actName === undefined ? [] : [one.act]),
        ],
      }))}
    />
  );
}
