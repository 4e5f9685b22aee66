import type { AuditHeading, CommandInput, QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { NoSizeSuffices } from '../components/NoSizeSuffices.tsx';
import { PlanFindings, restsOnExpected } from '../components/PlanFindings.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { ProposesOnly } from '../components/ProposesOnly.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { ManifestsUnstated } from '../components/StatementsOfManifests.tsx';
import { useAsk } from '../connection/use-ask.ts';
import { useSend } from '../connection/use-send.ts';
import { Button } from '../ui/Button.tsx';
import { CheckboxField } from '../ui/Field.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useSetupWords } from '../words/setup-words.ts';

type Finding = NonNullable<CommandInput<'commit-inputs'>['confirmed']>[number];

type Unstated = Pick<QueryOutput<'commitment'>, 'unstated' | 'ordersUnstated'>;

/** The public act of sealing plan and files: what to confirm, what happens, who sees it, what cannot be undone. */
export function InputsCommit(props: {
  readonly heading: AuditHeading;
  readonly findings: readonly Finding[];
  readonly answer: Unstated;
}) {
  const say = useSetupWords();
  const { findings } = props;
  const { auditId, abilities } = props.heading;
  // What was confirmed, and not only that something was: with other figures it has to be looked at again.
  const [confirmed, setConfirmed] = useState('');
  const commit = useSend('commit-inputs');
  const ability = abilities['commit-inputs'];
  const isConfirmed = findings.length === 0 || confirmed === JSON.stringify(findings);
  const forbidden = reasonAgainst(ability);
  return (
    <section className="panel form">
      <h2>{say('commit.act')}</h2>
      <ManifestsUnstated {...props.answer} />
      <WithoutSize auditId={auditId} />
      {findings.length > 0 && (
        <>
          <h3>{say('commit.findings')}</h3>
          <p>{say('commit.findingsSay')}</p>
          <PlanFindings
            findings={findings}
            compatibility={props.heading.compatibility}
            drawsFrom={props.heading.drawsFrom}
          />
          <p>
            {say('commit.findingFix')}{' '}
            {findings.some(restsOnExpected) && (
              <>
                <PageLink auditId={auditId} page="participants" />
                {' · '}
              </>
            )}
            {findings.some(({ finding }) => finding === 'limit-above-statute') && (
              <>
                <PageLink auditId={auditId} page="settings" />
                {' · '}
              </>
            )}
            <PageLink auditId={auditId} page="contests" />
            {' · '}
            <PageLink auditId={auditId} page="files" />
          </p>
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
      <ProposesOnly heading={props.heading} />
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

function PageLink(props: {
  readonly auditId: string;
  readonly page: 'participants' | 'settings' | 'contests' | 'files';
}) {
  const say = useAuditWords();
  const { auditId, page } = props;
  return (
    <Link to="/audits/$auditId/$page" params={{ auditId, page }}>
      {say(`pages.${page}`)}
    </Link>
  );
}

const LOOK_EVERY_MS = 1500;

/** Contests that no sample can confirm: to be known before they are sealed. */
function WithoutSize(props: { readonly auditId: string }) {
  const say = useSetupWords();
  const asked = useAsk(
    'sample-sizes',
    { auditId: props.auditId },
    { everyMs: (answer) => (answer?.state === 'computing' ? LOOK_EVERY_MS : false) },
  );
  const answer = asked.data;
  return answer?.contests.map((sizes) => (
    <NoSizeSuffices key={sizes.contest} sizes={sizes} answer={answer}>
      {say('commit.noSizeAdvice')}
    </NoSizeSuffices>
  ));
}
