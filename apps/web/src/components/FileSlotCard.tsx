import type { Abilities, FileSlot } from '@plumbline/api';
import { useState } from 'react';
import { useFileUpload } from '../connection/use-file-upload.ts';
import { useSend } from '../connection/use-send.ts';
import { FileRemove } from '../forms/FileRemove.tsx';
import { HeadersName } from '../forms/HeadersName.tsx';
import { HelpAsk } from '../forms/HelpAsk.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { ProgressBar } from '../ui/ProgressBar.tsx';
import { Swap } from '../ui/Swap.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useFilesWords } from '../words/files-words.ts';
import { useRecordsWords } from '../words/records-words.ts';
import { FileChooser } from './FileChooser.tsx';
import { ProblemAlert } from './ProblemAlert.tsx';
import { RegisteredFile } from './RegisteredFile.tsx';
import { reasonAgainst } from './reason-against.ts';
import { UploadCheck } from './UploadCheck.tsx';

type Place = { readonly auditId: string; readonly slot: FileSlot; readonly abilities: Abilities };

/** A place for one file: what it should look like, the upload, what was found in it, and what is in use. */
export function FileSlotCard(props: Place) {
  const say = useFilesWords();
  const sayAudit = useAuditWords();
  const sayRecords = useRecordsWords();
  const { slot, auditId, abilities } = props;
  const upload = useFileUpload({ auditId, kind: slot.kind, jurisdiction: slot.jurisdiction });
  const register = useSend('register-file');
  const [replacing, setReplacing] = useState(false);
  const report = upload.report ?? slot.lastUpload ?? undefined;
  const ability = abilities['register-file'];
  const mayAsk = abilities['ask-for-help'];
  const reason = upload.sending === undefined ? reasonAgainst(ability) : say('sendingFirst', upload.sending);

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
  const shown = [slot.registered?.sha256, upload.sending === undefined, report?.uploadId, isOpen].join(' ');
  return (
    <section className="panel" aria-label={sayAudit(`fileKinds.${slot.kind}`)}>
      <Swap of={shown}>
        <div className="stack">
          <div className="panel-head">
            <h2>{sayAudit(`fileKinds.${slot.kind}`)}</h2>
            {slot.registered === null ? (
              <Tag tone="grey">{slot.needed ? say('none') : sayRecords('notNeededTag')}</Tag>
            ) : (
              <Tag tone="green">{say('registered')}</Tag>
            )}
          </div>
          {slot.registered !== null && <RegisteredFile {...props} registered={slot.registered} />}
          <ProblemAlert problem={upload.problem ?? register.problem} />
          {upload.sending !== undefined && <Sending {...upload.sending} />}
          {upload.sending === undefined && report !== undefined && (
            <UploadCheck
              key={report.uploadId}
              report={report}
              pending={register.pending}
              onUse={(confirmed) => void use(report.uploadId, confirmed)}
            >
              {mayAsk !== undefined && slot.jurisdiction !== null && report.issueCount > 0 && (
                <HelpAsk auditId={auditId} jurisdiction={slot.jurisdiction} report={report} ability={mayAsk} />
              )}
              {report.naming !== null && slot.jurisdiction !== null && (
                <HeadersName
                  auditId={auditId}
                  jurisdiction={slot.jurisdiction}
                  uploadId={report.uploadId}
                  naming={report.naming}
                  abilities={abilities}
                  onRead={upload.replace}
                />
              )}
            </UploadCheck>
          )}
          {!slot.needed && slot.registered === null ? (
            <Alert kind="info">{sayRecords('notNeeded')}</Alert>
          ) : slot.waitsFor.length > 0 ? (
            slot.waitsFor.map((what) => (
              <Alert key={what} kind="info">
                {say(`waitsFor.${what}`)}
              </Alert>
            ))
          ) : isOpen ? (
            <FileChooser slot={slot} auditId={auditId} reason={reason} again={report !== undefined} onFile={send} />
          ) : (
            <div className="row">
              <Button look="second" reason={reason} onPress={() => setReplacing(true)}>
                {say('replace')}
              </Button>
              {slot.kind !== 'participants' && <FileRemove {...props} />}
            </div>
          )}
        </div>
      </Swap>
    </section>
  );
}

function Sending(props: { readonly name: string; readonly share: number; readonly isWaiting: boolean }) {
  const say = useFilesWords();
  const isSent = props.share >= 1;
  const percent = Math.floor(props.share * 100);
  if (props.isWaiting) {
    return <ProgressBar label={say('sendingWaits', { name: props.name, percent })} share={props.share} />;
  }
  return (
    <ProgressBar
      label={isSent ? say('checking', { name: props.name }) : say('sending', { name: props.name, percent })}
      share={isSent ? undefined : props.share}
    />
  );
}
