import type { AuditHeading } from '@plumbline/api';
import type { DefinedContest } from '@plumbline/election';
import { useState } from 'react';
import { FileIssues } from '../components/FileIssues.tsx';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckboxField } from '../ui/Field.tsx';
import { useContestsTableWords } from '../words/contests-table-words.ts';
import { ContestsPreview, lineOf } from './ContestsPreview.tsx';
import type { ContestsRead } from './contests-table.ts';

/** What the table turned out to hold: every problem, or the contests and the way on. */
export function ContestsTableCheck(props: {
  readonly read: ContestsRead;
  readonly drawsFrom: AuditHeading['drawsFrom'];
  readonly inForm: number;
  readonly onUse: (contests: readonly DefinedContest[], how: 'instead' | 'too') => void;
}) {
  const say = useContestsTableWords();
  const { read, inForm, onUse } = props;
  const { contests, issues, issueCount, name } = read;
  const [checked, setChecked] = useState(false);
  const reason = read.needsConfirmation && !checked ? say('confirmFirst') : undefined;
  const errors = issues.filter(({ severity }) => severity === 'ERROR').length;
  return (
    <>
      {contests === undefined && <Alert kind="error">{say('refused', { count: Math.max(1, errors) })}</Alert>}
      {contests !== undefined && (
        <Alert kind={read.needsConfirmation ? 'warning' : 'success'}>
          {read.needsConfirmation
            ? say('confirm')
            : issueCount > 0
              ? say('warned')
              : say('clean', { count: contests.length })}
        </Alert>
      )}
      {issues.length > 0 && <FileIssues name={name} issues={issues} />}
      {contests !== undefined && (
        <>
          <ContestsPreview caption={say('preview')} lines={contests.map(lineOf)} drawsFrom={props.drawsFrom} />
          {read.needsConfirmation && (
            <CheckboxField
              label={say('confirmBox')}
              name="contests-table-confirm"
              checked={checked}
              onChange={setChecked}
            />
          )}
          {inForm > 0 && (
            <p>
              {say('useSays', { count: inForm })} {say('addSays')}
            </p>
          )}
          <div className="row">
            <Button reason={reason} onPress={() => onUse(contests, 'instead')}>
              {say('use', { count: contests.length })}
            </Button>
            {inForm > 0 && reason === undefined && (
              <Button look="second" onPress={() => onUse(contests, 'too')}>
                {say('add')}
              </Button>
            )}
          </div>
        </>
      )}
    </>
  );
}
