import { type FileSlot, fileAddress } from '@plumbline/api';
import { formatBytes } from '../formats/format-bytes.ts';
import { formatCount } from '../formats/format-count.ts';
import { formatTime } from '../formats/format-time.ts';
import { Seal } from '../ui/Seal.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useFilesWords } from '../words/files-words.ts';

/** The file in use: its name, what it adds up to, when it came, and its fingerprint. */
export function RegisteredFile(props: {
  readonly auditId: string;
  readonly slot: FileSlot;
  readonly registered: NonNullable<FileSlot['registered']>;
}) {
  const say = useFilesWords();
  const sayAnywhere = useWordsEverywhere();
  const { registered, slot, auditId } = props;
  return (
    <dl className="facts">
      <dt>{say('file')}</dt>
      <dd>
        <a href={fileAddress({ auditId, kind: slot.kind, jurisdiction: slot.jurisdiction })} download>
          {registered.name}
        </a>{' '}
        <span className="quiet">({formatBytes(registered.bytes)})</span>
      </dd>
      {Object.entries(registered.figures).map(([name, figure]) => (
        <Figure key={name} name={name} figure={figure} />
      ))}
      <dt>{say('uploaded')}</dt>
      <dd>
        {registered.by === ''
          ? formatTime(registered.at)
          : say('uploadedBy', { time: formatTime(registered.at), name: registered.by })}
      </dd>
      <dt>{say('fingerprint')}</dt>
      <dd>
        <Seal
          hash={registered.sha256}
          copyLabel={say('copyFingerprint')}
          copyWord={sayAnywhere('copy')}
          copiedWord={sayAnywhere('copied')}
          check={null}
        />
      </dd>
    </dl>
  );
}

function Figure(props: { readonly name: string; readonly figure: number }) {
  const say = useFilesWords();
  return (
    <>
      <dt>{say.anyOf(`figures.${props.name}` as 'figures.batches', {})}</dt>
      <dd>{formatCount(props.figure)}</dd>
    </>
  );
}
