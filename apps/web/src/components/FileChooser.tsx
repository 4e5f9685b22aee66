import { type FileSlot, templateAddress } from '@plumbline/api';
import { helpOfFile } from '../pages/help/help-of-file.ts';
import { DropZone } from '../ui/DropZone.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useFilesWords } from '../words/files-words.ts';
import { useRecordsWords } from '../words/records-words.ts';
import { exampleRows, mayBeLeftOut } from './expected-columns.ts';
import { HelpLink } from './HelpLink.tsx';

/** What the file should look like, a template, and the place to drop it. */
export function FileChooser(props: {
  readonly slot: FileSlot;
  readonly auditId: string;
  readonly reason: string | undefined;
  readonly again: boolean;
  readonly onFile: (file: File) => void;
}) {
  const say = useFilesWords();
  const sayAudit = useAuditWords();
  const sayRecords = useRecordsWords();
  const { slot, auditId } = props;
  const kind = sayAudit(`fileKinds.${slot.kind}`);
  return (
    <div className="stack">
      {!props.again && slot.expectedColumns.includes('CVR') && <p>{sayRecords('strata.column')}</p>}
      {!props.again && slot.kind === 'cvrs' && <p>{sayRecords('vendors')}</p>}
      {!props.again && slot.expectedColumns.length > 0 && (
        <SimpleTable
          caption={say('expected')}
          tight
          columns={slot.expectedColumns.map((name) => ({
            name: mayBeLeftOut(slot.kind, name) ? say('headers.optional', { column: name }) : name,
          }))}
          rows={exampleRows(slot.expectedColumns).map((cells, place) => ({ key: String(place), cells }))}
        />
      )}
      <p className="row">
        {slot.kind !== 'cvrs' && (
          <a href={templateAddress({ auditId, kind: slot.kind, jurisdiction: slot.jurisdiction })} download>
            {say('template')}
          </a>
        )}
        <HelpLink place={helpOfFile(slot.kind)}>{say('howMade')}</HelpLink>
      </p>
      <DropZone
        says={say('dropHere')}
        button={say(props.again ? 'check.another' : 'choose')}
        label={say('chooseFor', { kind })}
        hint={slot.kind === 'cvrs' ? sayRecords('formats') : say('fileFormats')}
        reason={props.reason}
        onFiles={([file]) => props.onFile(file)}
      />
    </div>
  );
}
