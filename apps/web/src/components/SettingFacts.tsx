import type { AuditHeading, QueryOutput } from '@plumbline/api';
import { useAsk } from '../connection/use-ask.ts';
import { useAuditWords } from '../words/audit-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { findState } from './states.ts';

/** The settings of an audit as they are, with the seed when it is known. */
export function SettingFacts(props: {
  readonly heading: AuditHeading;
  readonly settings: QueryOutput<'plan'>['plan']['settings'];
}) {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  const { heading, settings } = props;
  const { data: commitment } = useAsk('commitment', { auditId: heading.auditId });
  return (
    <dl className="facts">
      {settings && (
        <>
          <dt>{say('launch.electionName')}</dt>
          <dd>{settings.electionName}</dd>
          <dt>{say('launch.state')}</dt>
          <dd>{findState(settings.state)?.name ?? settings.state}</dd>
          {heading.takes === 'sample' && (
            <>
              <dt>{say('launch.riskLimit')}</dt>
              <dd>{`${settings.riskLimitPercent} %`}</dd>
            </>
          )}
          <dt>{say('launch.dataEntry')}</dt>
          <dd>{say(`launch.${settings.dataEntry}`)}</dd>
          {settings.doubleEntry && (
            <>
              <dt>{say('launch.doubleEntry')}</dt>
              <dd>{say('launch.doubleEntryYes')}</dd>
            </>
          )}
          {settings.boardsOfTwo && (
            <>
              <dt>{say('launch.boards')}</dt>
              <dd>{say('launch.boardsOfTwo')}</dd>
            </>
          )}
        </>
      )}
      <dt>{say('launch.auditType')}</dt>
      <dd>{sayAudit(`kinds.${heading.type}.name`)}</dd>
      <dt>{say('launch.method')}</dt>
      <dd>{sayAudit(`methods.${heading.method}.name`)}</dd>
      <dt>{say('launch.compatibility')}</dt>
      <dd>{sayAnywhere(heading.compatibility ? 'yes' : 'no')}</dd>
      {commitment?.seed && (
        <>
          <dt>{say('launch.seed')}</dt>
          <dd>{commitment.seed}</dd>
        </>
      )}
    </dl>
  );
}
