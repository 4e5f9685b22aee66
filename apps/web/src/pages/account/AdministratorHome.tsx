import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { auditStatus } from '../../components/audit-status.ts';
import { electionInWords } from '../../formats/election-in-words.ts';
import { formatDate, formatTime } from '../../formats/format-time.ts';
import { AuditCreate } from '../../forms/AuditCreate.tsx';
import { Alert } from '../../ui/Alert.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TableRegion } from '../../ui/TableRegion.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useBallotRoomWords } from '../../words/ballot-room-words.ts';
import { useHomeWords } from '../../words/home-words.ts';

type Home = QueryOutput<'home'>;
type Organization = Home['organizations'][number];
type AuditLine = Organization['audits'][number];

/** The audits of an organization, and the form for a new one. */
export function AdministratorHome(props: { readonly organization: Organization; readonly home: Home }) {
  const say = useHomeWords();
  const { organization } = props;
  const { organizations, auditTypes, abilities } = props.home;
  const newestFirst = [...organization.audits].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const active = newestFirst.filter((line) => line.phase !== 'concluded');
  const completed = newestFirst.filter((line) => line.phase === 'concluded');
  return (
    <section className="home-office" aria-label={organization.name}>
      <div className="stack-wide">
        {organizations.length > 1 && <h2>{organization.name}</h2>}
        {organization.guessingNoticedAt !== null && (
          <Alert kind="warning" title={say('guessing.title')}>
            <p>{say('guessing.says', { time: formatTime(organization.guessingNoticedAt) })}</p>
          </Alert>
        )}
        <AuditList
          elections={organization.elections}
          title={say('active')}
          lines={active}
          empty={{ title: say('noActive'), advice: say('noActiveAdvice') }}
        />
        <AuditList
          elections={organization.elections}
          title={say('completed')}
          lines={completed}
          empty={{ title: say('noCompleted'), advice: say('noCompletedAdvice') }}
        />
        <nav className="row" aria-label={`${say('officePages')}: ${organization.name}`}>
          <Link to="/offices/$organizationId/log" params={{ organizationId: organization.organizationId }}>
            {say('officeLog')}
          </Link>
          <Link to="/offices/$organizationId/sessions" params={{ organizationId: organization.organizationId }}>
            {say('officeSessions')}
          </Link>
          <Link to="/offices/$organizationId/support" params={{ organizationId: organization.organizationId }}>
            {say('officeSupport')}
          </Link>
          <Link to="/offices/$organizationId/contact" params={{ organizationId: organization.organizationId }}>
            {say('officeHelpContact')}
          </Link>
          <Link to="/offices/$organizationId/map" params={{ organizationId: organization.organizationId }}>
            {say('officeMap')}
          </Link>
          <Link to="/offices/$organizationId/words" params={{ organizationId: organization.organizationId }}>
            {say('officeOwnWords')}
          </Link>
        </nav>
        <ElectionRooms elections={organization.elections} />
      </div>
      {abilities['create-audit'] && (
        <AuditCreate organization={organization} types={auditTypes} ability={abilities['create-audit']} />
      )}
    </section>
  );
}

/** Where the ballots of each election are kept. */
function ElectionRooms(props: { readonly elections: Organization['elections'] }) {
  const say = useBallotRoomWords();
  if (props.elections.length === 0) return null;
  return (
    <nav className="stack" aria-label={say('rooms.title')}>
      <h2>{say('rooms.title')}</h2>
      <ul>
        {props.elections.map((election) => (
          <li key={election.electionId}>
            <Link to="/elections/$electionId/ballots" params={{ electionId: election.electionId }}>
              {say('rooms.entryOf', { election: electionInWords(election) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Group = { readonly election: Organization['elections'][number] | undefined; readonly lines: readonly AuditLine[] };

/** By election, as soon as one of them has several audits; otherwise one list without headings. */
function groupsOf(lines: readonly AuditLine[], elections: Organization['elections']): readonly Group[] {
  const byElection = [...Map.groupBy(lines, (line) => line.electionId)];
  if (byElection.every(([, own]) => own.length === 1)) return [{ election: undefined, lines }];
  return byElection.map(([electionId, own]) => ({
    election: elections.find((one) => one.electionId === electionId),
    lines: own,
  }));
}

function AuditList(props: {
  readonly elections: Organization['elections'];
  readonly title: string;
  readonly lines: readonly AuditLine[];
  readonly empty: { readonly title: string; readonly advice: string };
}) {
  const say = useHomeWords();
  const sayAudit = useAuditWords();
  return (
    <div className="stack">
      <h2>{props.title}</h2>
      {props.lines.length === 0 ? (
        <EmptyState title={props.empty.title}>
          <p>{props.empty.advice}</p>
        </EmptyState>
      ) : (
        <TableRegion label={props.title}>
          <table className="table table-sticky audit-table table-columns-some">
            <thead>
              <tr>
                <th scope="col">{say('name')}</th>
                <th scope="col">{say('type')}</th>
                <th scope="col">{say('state')}</th>
                <th scope="col">{say('created')}</th>
                <th scope="col">
                  <span className="visually-hidden">{say('remove')}</span>
                </th>
              </tr>
            </thead>
            {groupsOf(props.lines, props.elections).map(({ election, lines }) => (
              <tbody key={election?.electionId ?? ''}>
                {election !== undefined && (
                  <tr className="group-row">
                    <th scope="rowgroup" colSpan={5}>
                      {electionInWords(election)}
                    </th>
                  </tr>
                )}
                {lines.map((line) => {
                  const status = auditStatus(line, sayAudit);
                  return (
                    <tr key={line.auditId}>
                      <th scope="row">
                        <Link className="strong" to="/audits/$auditId" params={{ auditId: line.auditId }}>
                          {line.name}
                        </Link>
                      </th>
                      <td data-name={say('type')}>{sayAudit(`kinds.${line.type}.name`)}</td>
                      <td data-name={say('state')}>
                        <Tag tone={status.tone}>{status.word}</Tag>
                      </td>
                      <td data-name={say('created')}>
                        <time dateTime={line.createdAt}>{formatDate(line.createdAt)}</time>
                      </td>
                      <td>
                        <Link
                          to="/audits/$auditId/$page"
                          params={{ auditId: line.auditId, page: 'delete' }}
                          aria-label={say('removeNamed', { name: line.name })}
                        >
                          {say('remove')}
                        </Link>
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            ))}
          </table>
        </TableRegion>
      )}
    </div>
  );
}
