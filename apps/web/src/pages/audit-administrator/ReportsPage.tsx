import {
  discrepancyReportAddress,
  type FileAsked,
  logAddress,
  type QueryOutput,
  type ReportForm,
  reportAddress,
  reportedResultsAddress,
} from '@plumbline/api';
import { contestInvolves } from '@plumbline/election';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { AuditDocuments } from '../../components/DocumentsToPrint.tsx';
import { FileOrder } from '../../components/FileOrder.tsx';
import { KeptReports, useKeptReports } from '../../components/KeptReports.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { AuditTimeLine } from '../../drawings/AuditTimeLine.tsx';
import { MarginsOfContests } from '../../drawings/MarginsOfContests.tsx';
import { AuditPublicPage } from '../../forms/AuditPublicPage.tsx';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useObserversWords } from '../../words/observers-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';

/** Everything that can be taken away. */
export function ReportsPage(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const sayObservers = useObserversWords();
  const { auditId } = props;
  const asked = useAsk('round-progress', { auditId });
  return (
    <AdministratorPage auditId={auditId} title={say('reports.title')} lead={say('reports.lead')} asked={asked}>
      {(answer) => (
        <div className="stack" id={ACT}>
          {answer.rounds.length === 0 && <Alert kind="info">{say('reports.notYet')}</Alert>}
          {isWithheld(answer) ? (
            <Alert kind="info">{sayObservers('reports.closed')}</Alert>
          ) : (
            <Downloads answer={answer} />
          )}
          {!answer.heading.readOnly && <AuditPublicPage auditId={auditId} />}
          {!answer.heading.readOnly && <KeptReports auditId={auditId} />}
          {!answer.heading.readOnly && <AuditDocuments auditId={auditId} />}
          <AuditTimeLine answer={answer} />
          <MarginsOfContests contests={answer.contests} cardsListed={cardsListed(answer)} />
        </div>
      )}
    </AdministratorPage>
  );
}

/** Of a round that is not finished whoever watches reads no report. */
function isWithheld({ heading }: QueryOutput<'round-progress'>): boolean {
  return heading.readOnly && heading.phase === 'round-open';
}

function Downloads(props: { readonly answer: QueryOutput<'round-progress'> }) {
  const say = useRoundsWords();
  const { answer } = props;
  const { auditId } = answer.heading;
  // Whoever watches has nothing made, and waits for a long report.
  const kept = useKeptReports(auditId, { enabled: !answer.heading.readOnly });
  const isLong = kept.data?.longReports.ofAudit ?? false;
  const orderOf = (file: (form: ReportForm) => FileAsked) => (isLong ? { auditId, file } : undefined);
  return (
    <div className="columns cards">
      <Download
        name={say('reports.pack')}
        says={say('reports.packSays')}
        to={reportAddress({ auditId, as: 'zip' })}
        order={orderOf(() => ({ what: 'audit-report', as: 'zip' }))}
      />
      <Download
        name={say('reports.report')}
        says={say('reports.reportSays')}
        to={reportAddress({ auditId })}
        order={orderOf(() => ({ what: 'audit-report', as: 'csv' }))}
      />
      {answer.heading.fieldwork !== 'totals' && (
        <Download
          name={say('reports.discrepancy')}
          says={say(hasBatches(answer) ? 'reports.discrepancySays' : 'reports.discrepancyOfCardsSays')}
          to={discrepancyReportAddress(auditId)}
          order={orderOf((as) => ({ what: 'discrepancy-report', as }))}
          in={(as) => discrepancyReportAddress(auditId, as)}
        />
      )}
      {hasBatches(answer) && (
        <Download
          name={say('reports.reported')}
          says={say('reports.reportedSays')}
          to={reportedResultsAddress(auditId)}
          order={orderOf((as) => ({ what: 'reported-results', as }))}
          in={(as) => reportedResultsAddress(auditId, as)}
        />
      )}
      <Download name={say('reports.log')} says={say('reports.logSays')} to={logAddress(auditId)} order={undefined} />
    </div>
  );
}

/** By contest: the cards that the manifests of its jurisdictions list. */
function cardsListed({ contests, jurisdictions }: QueryOutput<'round-progress'>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    contests.map((contest) => [
      contest.name,
      jurisdictions
        .filter(({ jurisdiction }) => contestInvolves(contest, jurisdiction))
        .reduce((sum, { ballotsInManifest }) => sum + (ballotsInManifest ?? 0), 0),
    ]),
  );
}

function hasBatches(answer: QueryOutput<'round-progress'>): boolean {
  return answer.heading.fieldwork === 'batches' && answer.heading.takes === 'sample';
}

const OTHER_FORMS = ['html', 'json'] as const;
const ALL_FORMS = ['csv', ...OTHER_FORMS] as const;
const ONE_FORM = ['csv'] as const;

function Download(props: {
  readonly name: string;
  readonly says: string;
  readonly to: string;
  /** Where it comes to read and for programs too. */
  readonly in?: (form: ReportForm) => string;
  /** Where it takes long: how it is asked for, in each of its forms. */
  readonly order: { readonly auditId: string; readonly file: (form: ReportForm) => FileAsked } | undefined;
}) {
  return (
    <section className="panel">
      <h2>{props.name}</h2>
      <p>{props.says}</p>
      {props.order === undefined ? (
        <Taken {...props} />
      ) : (
        <Ordered name={props.name} order={props.order} forms={props.in ? ALL_FORMS : ONE_FORM} />
      )}
    </section>
  );
}

function Taken(props: { readonly name: string; readonly to: string; readonly in?: (form: ReportForm) => string }) {
  const say = useRoundsWords();
  return (
    <>
      <a
        className="usa-button usa-button--outline"
        href={props.to}
        download
        aria-label={say('reports.downloadNamed', { name: props.name })}
      >
        {say('reports.download')}
      </a>
      {props.in && (
        <p className="row">
          {OTHER_FORMS.map((form) => (
            <a
              key={form}
              href={props.in?.(form)}
              download
              aria-label={say('reports.downloadIn', { name: props.name, form: say(`reports.forms.${form}`) })}
            >
              {say(`reports.forms.${form}`)}
            </a>
          ))}
        </p>
      )}
    </>
  );
}

function Ordered(props: {
  readonly name: string;
  readonly order: { readonly auditId: string; readonly file: (form: ReportForm) => FileAsked };
  readonly forms: readonly ReportForm[];
}) {
  const say = useRoundsWords();
  const { name, order, forms } = props;
  return (
    <>
      <p className="quiet">{say('making.about')}</p>
      <div className="row">
        {forms.map((form) => (
          <FileOrder
            key={form}
            of={{ auditId: order.auditId, jurisdiction: null }}
            file={order.file(form)}
            name={name}
            {...(form !== 'csv' && { word: say(`reports.forms.${form}`) })}
          />
        ))}
      </div>
    </>
  );
}
