import { type UploadReport, uploadIssuesAddress } from '@plumbline/api';
import { type ReactNode, useState } from 'react';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckboxField } from '../ui/Field.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { useFilesWords } from '../words/files-words.ts';
import { BatchCounts } from './BatchCounts.tsx';
import { FileIssues } from './FileIssues.tsx';
import { HelpLink } from './HelpLink.tsx';

/** What an uploaded file turned out to be: the verdict, every problem in a table, the first rows, and the way on. */
export function UploadCheck(props: {
  readonly report: UploadReport;
  readonly pending: boolean;
  readonly onUse: (confirmed: boolean) => void;
  readonly children?: ReactNode;
}) {
  const say = useFilesWords();
  const { report } = props;
  const [checked, setChecked] = useState(false);
  const mayUse = report.accepted && (!report.needsConfirmation || checked);
  return (
    <div className="stack">
      <h3 className="breakable">{say('check.title', { name: report.name })}</h3>
      <Verdict report={report} />
      {report.issues.length > 0 && <IssueTable report={report} />}
      {report.batchCounts !== null && <BatchCounts counts={report.batchCounts} />}
      {report.preview.rows.length > 0 && <Preview report={report} />}
      {report.accepted && report.needsConfirmation && (
        <CheckboxField
          label={say('check.confirmBox')}
          name={`confirm-${report.uploadId}`}
          checked={checked}
          onChange={setChecked}
        />
      )}
      {report.accepted && (
        <Button
          pending={props.pending}
          reason={mayUse ? undefined : say('check.confirmFirst')}
          onPress={() => props.onUse(checked)}
        >
          {say('check.use')}
        </Button>
      )}
      {props.children}
    </div>
  );
}

function Verdict(props: { readonly report: UploadReport }) {
  const say = useFilesWords();
  const { report } = props;
  if (!report.accepted) {
    const errors = report.issues.filter((issue) => issue.severity === 'ERROR').length;
    return (
      <Alert kind="error">
        {say('check.refused', { count: Math.max(1, errors) })}{' '}
        <HelpLink place={{ topic: 'file-refused' }}>{say('check.help')}</HelpLink>
      </Alert>
    );
  }
  if (report.needsConfirmation) return <Alert kind="warning">{say('check.confirm')}</Alert>;
  return <Alert kind="success">{say(report.issueCount > 0 ? 'check.warned' : 'check.clean')}</Alert>;
}

function IssueTable(props: { readonly report: UploadReport }) {
  const say = useFilesWords();
  const { issues, issueCount, name, uploadId } = props.report;
  return (
    <FileIssues name={name} issues={issues}>
      <p className="row">
        {issueCount > issues.length && <span>{say('check.showing', { shown: issues.length, total: issueCount })}</span>}
        <a href={uploadIssuesAddress(uploadId)} download>
          {say('check.downloadIssues')}
        </a>
      </p>
    </FileIssues>
  );
}

function Preview(props: { readonly report: UploadReport }) {
  const say = useFilesWords();
  const { columns, rows } = props.report.preview;
  return (
    <SimpleTable
      caption={say(props.report.kind === 'cvrs' ? 'check.contests' : 'check.preview')}
      tight
      columns={columns.map((name) => ({ name, numeric: isNumericColumn(name, columns, rows) }))}
      rows={rows.map((cells, place) => ({ key: String(place), cells }))}
    />
  );
}

function isNumericColumn(name: string, columns: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const place = columns.indexOf(name);
  return place > 0 && rows.every((row) => /^[\d,]*$/.test(row[place] ?? ''));
}
