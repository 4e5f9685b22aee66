import {
  type AuditHeading,
  fileAddress,
  type JurisdictionLine,
  type QueryOutput,
  retrievalListAddress,
} from '@plumbline/api';
import { Answered } from '../../components/Answered.tsx';
import { BatchComparisons } from '../../components/BatchComparisons.tsx';
import { statusTone, statusWord } from '../../components/jurisdiction-status.ts';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { formatCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { DetailPanel } from '../../ui/DetailPanel.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';

type Local = QueryOutput<'jurisdiction'>;

/** One jurisdiction beside the table: its files, its boards or batches, and what the administrator may reopen. */
export function JurisdictionDetail(props: {
  readonly heading: AuditHeading;
  readonly line: JurisdictionLine;
  readonly onClose: () => void;
}) {
  const sayAudit = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  const { heading, line } = props;
  const { auditId } = heading;
  const { jurisdiction } = line;
  const asked = useAsk('jurisdiction', { auditId, jurisdiction });
  return (
    <DetailPanel title={jurisdiction} closeWord={sayAnywhere('close')} onClose={props.onClose}>
      <p>
        <Tag tone={statusTone(line.status)}>{statusWord(line, heading.type, sayAudit)}</Tag>
      </p>
      <Answered asked={asked}>
        {(local) => (
          <>
            <Facts local={local} />
            {heading.round !== null && (
              <section className="stack">
                <Round local={local} />
              </section>
            )}
          </>
        )}
      </Answered>
    </DetailPanel>
  );
}

function Facts(props: { readonly local: Local }) {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  const { line, managers, slots, heading } = props.local;
  return (
    <dl className="facts">
      <dt>{say('detail.managers')}</dt>
      <dd>{managers.join(', ') || '—'}</dd>
      <dt>{say('detail.lastSignIn')}</dt>
      <dd>{line.lastSignIn === null ? say('detail.never') : formatTime(line.lastSignIn)}</dd>
      {slots.map(({ kind, jurisdiction, registered }) => (
        <FileFact key={kind} name={sayAudit(`fileKinds.${kind}`)}>
          {registered === null ? (
            say('detail.noFile')
          ) : (
            <a href={fileAddress({ auditId: heading.auditId, kind, jurisdiction })} download>
              {registered.name}
            </a>
          )}
        </FileFact>
      ))}
    </dl>
  );
}

function FileFact(props: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

function Round(props: { readonly local: Local }) {
  const say = useRoundsWords();
  const { local } = props;
  const { heading, line } = local;
  const { auditId } = heading;
  if (line.units === 0 && line.extraUnits === 0) return <p>{say('detail.nothing')}</p>;
  return (
    <>
      <p>
        <a href={retrievalListAddress({ auditId, jurisdiction: line.jurisdiction })} download>
          {say('detail.retrieval')}
        </a>
      </p>
      {heading.type === 'batch-comparison' ? <Batches local={local} /> : <Boards local={local} />}
    </>
  );
}

function Boards(props: { readonly local: Local }) {
  const say = useRoundsWords();
  const reopen = useSend('reopen-board');
  const { boards, heading, line } = props.local;
  const ability = heading.abilities['reopen-board'];
  if (boards.length === 0) return <p>{say('detail.noBoards')}</p>;
  return (
    <>
      <h3>{say('detail.boards')}</h3>
      <SimpleTable
        caption={say('detail.boards')}
        hideCaption
        tight
        columns={[
          { name: say('detail.board') },
          { name: say('detail.ballots'), numeric: true },
          { name: say('detail.state') },
          { name: say('detail.reopenWord') },
        ]}
        rows={boards.map((board) => ({
          key: board.board,
          cells: [
            <span key="name">
              {board.board}
              <span className="quiet small"> {board.members.join(', ')}</span>
            </span>,
            `${formatCount(board.ballotsDone)} / ${formatCount(board.ballots)}`,
            say(`detail.boardStates.${board.state}`),
            board.state === 'signed-off' && ability !== undefined ? (
              <Button
                key="reopen"
                look="quiet"
                label={say('detail.reopenBoard', { board: board.board })}
                pending={reopen.pending}
                reason={ability.allowed ? undefined : ability.reason}
                reasonIsShown
                onPress={() =>
                  void reopen.run({ auditId: heading.auditId, jurisdiction: line.jurisdiction, board: board.board })
                }
              >
                {say('detail.reopenWord')}
              </Button>
            ) : (
              ''
            ),
          ],
        }))}
      />
      <ProblemAlert problem={reopen.problem} />
    </>
  );
}

function Batches(props: { readonly local: Local }) {
  const say = useRoundsWords();
  const reopen = useSend('reopen-tallies');
  const { heading, line, talliesFinal, batches, comparisonsVisible } = props.local;
  const ability = heading.abilities['reopen-tallies'];
  return (
    <>
      <p className="strong">{say(talliesFinal ? 'detail.talliesFinal' : 'detail.talliesOpen')}</p>
      {talliesFinal && ability !== undefined && (
        <div className="stack">
          {ability.allowed && <p className="quiet small">{say('detail.reopenTalliesSays')}</p>}
          <Button
            look="second"
            pending={reopen.pending}
            reason={ability.allowed ? undefined : ability.reason}
            onPress={() => void reopen.run({ auditId: heading.auditId, jurisdiction: line.jurisdiction })}
          >
            {say('detail.reopenTallies')}
          </Button>
          <ProblemAlert problem={reopen.problem} />
        </div>
      )}
      <h3>{say('detail.batches')}</h3>
      {!comparisonsVisible && <p className="quiet">{say('detail.batchesWithheld')}</p>}
      <BatchComparisons batches={batches} />
    </>
  );
}
