import type { QueryOutput } from '@plumbline/api';
import { Link, useParams } from '@tanstack/react-router';
import { BoardTable } from '../../components/BoardTable.tsx';
import { ComparedCards } from '../../components/ComparedCards.tsx';
import { JurisdictionDocuments } from '../../components/DocumentsToPrint.tsx';
import { FileSlotCard } from '../../components/FileSlotCard.tsx';
import { JurisdictionPage } from '../../components/JurisdictionPage.tsx';
import { JurisdictionReport } from '../../components/JurisdictionReport.tsx';
import { KeptFilesOf } from '../../components/KeptReports.tsx';
import { ManifestOfJurisdiction } from '../../components/ManifestOfJurisdiction.tsx';
import { RemadeToFetch } from '../../components/RemadeToFetch.tsx';
import { WayToFetch } from '../../components/WayToFetch.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { BoardsCreate } from '../../forms/BoardsCreate.tsx';
import { ListTake } from '../../forms/ListTake.tsx';
import { ReviewTeamCreate } from '../../forms/ReviewTeamCreate.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useOfficeWords } from '../../words/office-words.ts';
import { OpenCases } from './OpenCases.tsx';
import { QuestionsOfDesk } from './QuestionsOfDesk.tsx';
import { TallyProgress } from './TallyProgress.tsx';
import { TotalsProgress } from './TotalsProgress.tsx';

type Local = QueryOutput<'jurisdiction'>;

/** A jurisdiction manager's desk: the files before the audit, the work of the round during it, the report after it. */
export function DeskPage() {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = useParams({ from: '/signed-in/audits/$auditId/office/$jurisdiction' });
  const asked = useAsk('jurisdiction', { auditId, jurisdiction });
  return (
    <JurisdictionPage
      auditId={auditId}
      jurisdiction={jurisdiction}
      title={say('desk.title', { jurisdiction })}
      lead={asked.data && <Lead local={asked.data} />}
      asked={asked}
    >
      {(local) => (
        <div className="stack-wide">
          {local.heading.round === null ? (
            <>
              <Files local={local} />
              <JurisdictionDocuments auditId={auditId} jurisdiction={jurisdiction} />
              <KeptFilesOf auditId={auditId} jurisdiction={jurisdiction} />
            </>
          ) : (
            <>
              <div id={ACT}>
                <Round local={local} />
              </div>
              <JurisdictionDocuments auditId={auditId} jurisdiction={jurisdiction} />
              <KeptFilesOf auditId={auditId} jurisdiction={jurisdiction} />
              <Files local={local} />
            </>
          )}
        </div>
      )}
    </JurisdictionPage>
  );
}

function Lead(props: { readonly local: Local }) {
  const say = useOfficeWords();
  const { round, phase } = props.local.heading;
  if (round === null) return say('desk.leadFiles');
  return say(phase === 'round-open' ? 'desk.leadRound' : 'desk.leadClosed', { round });
}

function Files(props: { readonly local: Local }) {
  const say = useOfficeWords();
  const { heading, slots, line } = props.local;
  const isWaiting = heading.round === null && line.status === 'files-complete';
  return (
    <section className="stack" id={heading.round === null ? ACT : undefined}>
      {isWaiting && <Alert kind="success">{say('desk.complete')}</Alert>}
      <div className="panel-head">
        <h2>{say('desk.files')}</h2>
        <Link to="/check-a-file">{say('desk.checkFile')}</Link>
      </div>
      <div className="columns">
        {slots.map((slot) => (
          <FileSlotCard key={slot.kind} auditId={heading.auditId} slot={slot} abilities={heading.abilities} />
        ))}
      </div>
      <QuestionsOfDesk auditId={heading.auditId} jurisdiction={line.jurisdiction} />
      <ManifestOfJurisdiction local={props.local} />
    </section>
  );
}

function Round(props: { readonly local: Local }) {
  const say = useOfficeWords();
  const { local } = props;
  const { heading, line } = local;
  const { jurisdiction } = line;
  const isBatch = heading.fieldwork === 'batches';
  if (line.units === 0 && line.extraUnits === 0) {
    return <Alert kind="info">{say('round.nothing', { jurisdiction })}</Alert>;
  }
  return (
    <div className="stack-wide">
      {local.comparisonsVisible && <OpenCases auditId={heading.auditId} jurisdiction={jurisdiction} />}
      {!isBatch && local.boards.length === 0 && heading.abilities['create-boards'] !== undefined && (
        <BoardsCreate heading={heading} line={line} times={local.workTimes} />
      )}
      {(isBatch || local.boards.length > 0) && <RetrievalList local={local} />}
      {local.boards.length > 0 && !isBatch && <BoardTable local={local} />}
      {heading.abilities['create-review-team']?.allowed === true && (
        <ReviewTeamCreate heading={heading} jurisdiction={jurisdiction} />
      )}
      {isBatch && <TallyProgress local={local} />}
      {isBatch && local.boards.length > 0 && <BoardTable local={local} />}
      {local.totals !== null && local.boards.length > 0 && <TotalsProgress local={local} totals={local.totals} />}
      {heading.comparedWith === 'cvrs' && local.boards.length > 0 && (
        <ComparedCards cards={local.cards} visible={local.comparisonsVisible} isPanel />
      )}
      {heading.phase !== 'round-open' && <Report auditId={heading.auditId} jurisdiction={jurisdiction} />}
    </div>
  );
}

function RetrievalList(props: { readonly local: Local }) {
  const say = useOfficeWords();
  const { heading, line } = props.local;
  const { auditId, fieldwork } = heading;
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{say('round.retrieval')}</h2>
        <span className="quiet">{say('round.units', { count: line.units + line.extraUnits })}</span>
      </div>
      <p>{say(fieldwork === 'batches' ? 'round.retrievalBatches' : 'round.retrievalBallots')}</p>
      <WayToFetch auditId={auditId} jurisdiction={line.jurisdiction} />
      <RemadeToFetch auditId={auditId} jurisdiction={line.jurisdiction} />
      {heading.abilities['take-list'] !== undefined && (
        <ListTake heading={heading} jurisdiction={line.jurisdiction} ability={heading.abilities['take-list']} />
      )}
    </section>
  );
}

function Report(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = props;
  return (
    <section className="panel">
      <h2>{say('report.title')}</h2>
      <p>{say('report.says', { jurisdiction })}</p>
      <JurisdictionReport auditId={auditId} jurisdiction={jurisdiction} word={say('report.download')} />
    </section>
  );
}
