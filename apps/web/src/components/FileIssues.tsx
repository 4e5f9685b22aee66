import type { UploadReport } from '@plumbline/api';
import type { ReactNode } from 'react';
import { formatCount } from '../formats/format-count.ts';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../ui/Tag.tsx';
import { useFilesWords } from '../words/files-words.ts';

type FileIssue = UploadReport['issues'][number];

const TONE: Readonly<Record<FileIssue['severity'], TagTone>> = { ERROR: 'red', CONFIRM: 'amber', WARNING: 'grey' };

/** Everything that was found in a file, by row and column, with what to do about it. */
export function FileIssues(props: {
  readonly name: string;
  readonly issues: readonly FileIssue[];
  /** What stands below the table, such as a download of all issues. */
  readonly children?: ReactNode;
}) {
  const say = useFilesWords();
  const { issues, name } = props;
  return (
    <div className="stack issues">
      <SimpleTable
        caption={say('check.caption', { name })}
        hideCaption
        tight
        columns={[
          { name: say('check.severity') },
          { name: say('check.row'), numeric: true },
          { name: say('check.column') },
          { name: say('check.message'), wordy: true },
          { name: say('check.found') },
          { name: say('check.expected') },
          { name: say('check.advice'), wordy: true },
        ]}
        rows={issues.map((issue, place) => ({
          key: `${place} ${issue.code}`,
          cells: [
            <Tag key="severity" tone={TONE[issue.severity]}>
              {say(`check.severities.${issue.severity}`)}
            </Tag>,
            issue.row === undefined ? '' : formatCount(issue.row),
            issue.column ?? '',
            <span key="message">
              {issue.message} {issue.count > 1 && say('check.places', { count: issue.count })}
            </span>,
            issue.found ?? '',
            issue.expected ?? '',
            issue.advice,
          ],
        }))}
      />
      {props.children}
    </div>
  );
}
