import { type Abilities, type FileSlot, fileAddress, templateAddress } from '@plumbline/api';
import { useState } from 'react';
import { useFileUpload } from '../connection/use-file-upload.ts';
import { useSend } from '../connection/use-send.ts';
import { formatBytes } from '../formats/format-bytes.ts';
import { formatCount } from '../formats/format-count.ts';
import { formatTime } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { DropZone } from '../ui/DropZone.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Seal } from '../ui/Seal.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useFilesWords } from '../words/files-words.ts';
import { exampleRows } from './expected-columns.ts';
import { ProblemAlert } from './ProblemAlert.tsx';
import { UploadCheck } from './UploadCheck.tsx';

type Place = { readonly auditId: string; readonly slot: FileSlot; readonly abilities: Abilities };

/** A place for one file: what it should look like, the upload, what was found in it, and what is in use. */
export function FileSlotCard(props: Place) {
  const say = useFilesWords();
  const sayAudit = useAuditWords();
  const { slot, auditId, abilities } = props;
  const upload = useFileUpload({ auditId, kind: slot.kind, jurisdiction: slot.jurisdiction });
  const register = useSend('register-file');
  const [replacing, setReplacing] = useState(false);
  const report = upload.report ?? slot.lastUpload ?? undefined;
  const ability = abilities['register-file'];
  const reason = ability?.allowed === false ? ability.reason : undefined;

  const use = async (uploadId: string, confirmed: boolean) => {
    const { kind, jurisdiction } = slot;
    const answer = await register.run({ auditId, jurisdiction, kind, uploadId, confirmed });
    if (!answer.ok) return;
    upload.forget();
    setReplacing(false);
  };
  const send = (file: File) => {
    register.forget();
    setReplacing(true);
    void upload.start(file);
  };
  const isOpen = slot.registered === null || replacing || report !== undefined;
  return (
    <section className="panel" aria-label={sayAudit(`fileKinds.${slot.kind}`)}>
      <div className="panel-head">
        <h2>{sayAudit(`fileKinds.${slot.kind}`)}</h2>
        {slot.registered === null ? <Tag tone="grey">{say('none')}</Tag> : <Tag tone="green">{say('registered')}</Tag>}
      </div>
      {slot.registered !== null && <Registered {...props} registered={slot.registered} />}
      <ProblemAlert problem={upload.problem ?? register.problem} />
      {upload.sending !== undefined && <Sending {...upload.sending} />}
      {upload.sending === undefined && report !== undefined && (
        <UploadCheck
          key={report.uploadId}
          report={report}
          pending={register.pending}
          onUse={(confirmed) => void use(report.uploadId, confirmed)}
        />
      )}
      {slot.waitsFor.length > 0 ? (
        slot.waitsFor.map((what) => (
          <Alert key={what} kind="info">
            {say(`waitsFor.${what}`)}
          </Alert>
        ))
      ) : isOpen ? (
        <Chooser slot={slot} auditId={auditId} reason={reason} again={report !== undefined} onFile={send} />
      ) : (
        <div className="row">
          <Button look="second" reason={reason} onPress={() => setReplacing(true)}>
            {say('replace')}
          </Button>
          {slot.kind !== 'participants' && <Remove {...props} />}
        </div>
      )}
    </section>
  );
}

function Registered(props: Place & { readonly registered: NonNullable<FileSlot['registered']> }) {
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

function Sending(props: { readonly name: string; readonly share: number }) {
  const say = useFilesWords();
  const isSent = props.share >= 1;
  const percent = Math.floor(props.share * 100);
  return (
    <ProgressBar
      label={isSent ? say('checking', { name: props.name }) : say('sending', { name: props.name, percent })}
      share={isSent ? undefined : props.share}
    />
  );
}

function Chooser(props: {
  readonly slot: FileSlot;
  readonly auditId: string;
  readonly reason: string | undefined;
  readonly again: boolean;
  readonly onFile: (file: File) => void;
}) {
  const say = useFilesWords();
  const sayAudit = useAuditWords();
  const { slot, auditId } = props;
  const kind = sayAudit(`fileKinds.${slot.kind}`);
  return (
    <div className="stack">
      {!props.again && (
        <SimpleTable
          caption={say('expected')}
          tight
          columns={slot.expectedColumns.map((name) => ({ name }))}
          rows={exampleRows(slot.expectedColumns).map((cells, place) => ({ key: String(place), cells }))}
        />
      )}
      <p>
        <a href={templateAddress({ auditId, kind: slot.kind, jurisdiction: slot.jurisdiction })} download>
          {say('template')}
        </a>
      </p>
      <DropZone
        says={say('dropHere')}
        button={say(props.again ? 'check.another' : 'choose')}
        label={say('chooseFor', { kind })}
        hint={say('csvOnly')}
        reason={props.reason}
        onFile={props.onFile}
      />
    </div>
  );
}

function Remove(props: Place) {
  const say = useFilesWords();
  const remove = useSend('remove-file');
  const [asked, setAsked] = useState(false);
  const { slot, auditId, abilities } = props;
  const { kind, jurisdiction } = slot;
  const ability = abilities['remove-file'];
  // Why nothing can be changed is said once, at the button beside.
  if (kind === 'participants' || jurisdiction === null || !ability?.allowed) return null;
  if (!asked) {
    return (
      <Button look="quiet" onPress={() => setAsked(true)}>
        {say('remove')}
      </Button>
    );
  }
  return (
    <div className="stack">
      <p>{say('removeSure')}</p>
      <ProblemAlert problem={remove.problem} />
      <div className="row">
        <Button
          look="danger"
          pending={remove.pending}
          onPress={() =>
            void remove.run({ auditId, jurisdiction, kind }).then((answer) => answer.ok && setAsked(false))
          }
        >
          {say('removeYes')}
        </Button>
        <Button look="quiet" onPress={() => setAsked(false)}>
          {say('removeNo')}
        </Button>
      </div>
    </div>
  );
}
