import {
  type AuditHeading,
  fileAddress,
  type JurisdictionLine,
  type QueryOutput,
  reportAddress,
  retrievalListAddress,
} from '@plumbline/api';
import { Answered } from '../../components/Answered.tsx';
import { statusTone, statusWord } from '../../components/jurisdiction-status.ts';
import { RetrievalListLink } from '../../components/RetrievalListLink.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { formatTime } from '../../formats/format-time.ts';
import { DetailPanel } from '../../ui/DetailPanel.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useObserversWords } from '../../words/observers-words.ts';
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
      {(managers.length > 0 || !heading.readOnly) && (
        <>
          <dt>{say('detail.managers')}</dt>
          <dd>{managers.join(', ') || '—'}</dd>
        </>
      )}
      <dt>{say('detail.lastSignIn')}</dt>
      <dd>{line.lastSignIn === null ? say('detail.never') : formatTime(line.lastSignIn)}</dd>
      {slots.map(({ kind, jurisdiction, registered }) => (
        <FileFact key={kind} name={sayAudit(`fileKinds.${kind}`)}>
          {registered === null ? (
            say('detail.noFile')
          ) : (
            <RegisteredName heading={heading} slot={{ kind, jurisdiction, registered }} />
          )}
        </FileFact>
      ))}
    </dl>
  );
}

/** Whoever watches reads which file it is; what stands in it is for those who work with it. */
function RegisteredName(props: {
  readonly heading: AuditHeading;
  readonly slot: Pick<Local['slots'][number], 'kind' | 'jurisdiction'> & {
    readonly registered: NonNullable<Local['slots'][number]['registered']>;
  };
}) {
  const { kind, jurisdiction, registered } = props.slot;
  const { auditId, readOnly } = props.heading;
  if (readOnly) return <span className="breakable">{registered.name}</span>;
  return (
    <a href={fileAddress({ auditId, kind, jurisdiction })} download>
      {registered.name}
    </a>
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
  const sayObservers = useObserversWords();
  const { local } = props;
  const { heading, line } = local;
  const { auditId } = heading;
  if (line.units === 0 && line.extraUnits === 0) return <p>{say('detail.nothing')}</p>;
  return (
    <>
      <p>
        {heading.readOnly ? (
          <a href={retrievalListAddress({ auditId, jurisdiction: line.jurisdiction })} download>
            {say('detail.retrieval')}
          </a>
        ) : (
          <RetrievalListLink auditId={auditId} jurisdiction={line.jurisdiction} />
        )}
      </p>
      {heading.readOnly && local.comparisonsVisible && (
        <p>
          <a href={reportAddress({ auditId, jurisdiction: line.jurisdiction })} download>
            {sayObservers('reports.ofJurisdiction', { jurisdiction: line.jurisdiction })}
          </a>
        </p>
      )}
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
