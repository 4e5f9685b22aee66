import type { AuditHeading, CommandInput } from '@plumbline/api';
import { useState } from 'react';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { formatCount } from '../formats/format-count.ts';
import { Button } from '../ui/Button.tsx';
import { CheckboxField } from '../ui/Field.tsx';
import { useSetupWords } from '../words/setup-words.ts';

type Finding = NonNullable<CommandInput<'commit-inputs'>['confirmed']>[number];

/** The public act of sealing plan and files: what to confirm, what happens, who sees it, what cannot be undone. */
export function InputsCommit(props: { readonly heading: AuditHeading; readonly findings: readonly Finding[] }) {
  const say = useSetupWords();
  const { findings } = props;
  const { auditId, abilities } = props.heading;
  // What was confirmed, and not only that something was: with other figures it has to be looked at again.
  const [confirmed, setConfirmed] = useState('');
  const commit = useSend('commit-inputs');
  const ability = abilities['commit-inputs'];
  const isConfirmed = findings.length === 0 || confirmed === JSON.stringify(findings);
  const forbidden = ability?.allowed === false ? ability.reason : undefined;
  return (
    <section className="panel form">
      <h2>{say('commit.act')}</h2>
      {findings.length > 0 && (
        <>
          <h3>{say('commit.findings')}</h3>
          <p>{say('commit.findingsSay')}</p>
          <ul className="steps-list">
            {findings.map((finding) => (
              <li key={`${finding.finding} ${finding.contest}`}>
                {say(`commit.findingLines.${finding.finding}`, {
                  contest: finding.contest,
                  listed: formatCount(finding.listed),
                  bearing: formatCount(finding.bearing),
                  phantoms: formatCount(finding.phantoms),
                })}
              </li>
            ))}
          </ul>
          <CheckboxField
            label={say('commit.findingsConfirm')}
            name="findings-confirmed"
            checked={isConfirmed}
            onChange={(checked) => setConfirmed(checked ? JSON.stringify(findings) : '')}
          />
        </>
      )}
      <h3>{say('commit.what')}</h3>
      <ul className="steps-list">
        <li>{say('commit.whatLines.sealed')}</li>
        <li>{say('commit.whatLines.seen')}</li>
        <li>{say('commit.whatLines.frozen')}</li>
        <li>{say('commit.whatLines.undo')}</li>
      </ul>
      <ProblemAlert problem={commit.problem} />
      <Button
        pending={commit.pending}
        reason={forbidden ?? (isConfirmed ? undefined : say('commit.findingsOpen'))}
        onPress={() => void commit.run({ auditId, confirmed: [...findings] })}
      >
        {say('commit.submit')}
      </Button>
    </section>
  );
}
