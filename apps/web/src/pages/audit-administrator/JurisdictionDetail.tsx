import {
  type AuditHeading,
  fileAddress,
  type JurisdictionLine,
  type QueryOutput,
  retrievalListAddress,
} from '@plumbline/api';
import { Answered } from '../../components/Answered.tsx';
import { statusTone, statusWord } from '../../components/jurisdiction-status.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { formatTime } from '../../formats/format-time.ts';
import { DetailPanel } from '../../ui/DetailPanel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';
import { BatchesInDetail } from './BatchesInDetail.tsx';
import { BoardsInDetail } from './BoardsInDetail.tsx';
import { TotalsInDetail } from './TotalsInDetail.tsx';

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
        <Tag tone={statusTone(line.status)}>{statusWord(line, sayAudit)}</Tag>
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
      <Work local={local} />
    </>
  );
}

function Work(props: { readonly local: QueryOutput<'jurisdiction'> }) {
  switch (props.local.heading.fieldwork) {
    case 'batches':
      return <BatchesInDetail local={props.local} />;
    case 'totals':
      return <TotalsInDetail local={props.local} />;
    case 'ballots':
      return <BoardsInDetail local={props.local} />;
  }
}
