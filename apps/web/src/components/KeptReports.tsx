import { keptReportAddress, type QueryOutput } from '@plumbline/api';
import { type Asked, useAsk } from '../connection/use-ask.ts';
import { formatBytes } from '../formats/format-bytes.ts';
import { formatTime } from '../formats/format-time.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Seal } from '../ui/Seal.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { Answered } from './Answered.tsx';
import { FilesMaking } from './FilesMaking.tsx';

type Kept = QueryOutput<'kept-reports'>['reports'][number];

/** How often a page looks how far a file is. */
const LOOK_MS = 1_000;

/** The files of an audit that are being made and that were made; asked for again while one of them is under way. */
export function useKeptReports(auditId: string, { enabled = true } = {}): Asked<'kept-reports'> {
  const isUnderWay = ({ state }: QueryOutput<'kept-reports'>['jobs'][number]) =>
    state === 'waiting' || state === 'running';
  const everyMs = (answer: QueryOutput<'kept-reports'> | undefined) =>
    answer?.jobs.some(isUnderWay) === true && LOOK_MS;
  return useAsk('kept-reports', { auditId }, { enabled, everyMs });
}

/** The files that are being made, and those that were, each as it was: what it was built from, its fingerprint, and whether something was entered since. */
export function KeptReports(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const asked = useKeptReports(props.auditId);
  return (
    <Answered asked={asked}>
      {({ jobs, reports }) => (
        <>
          {jobs.length > 0 && <FilesMaking auditId={props.auditId} jobs={jobs} />}
          <section className="stack">
            <h2>{say('kept.title')}</h2>
            <p className="quiet">{say('kept.lead')}</p>
            <KeptTable auditId={props.auditId} reports={reports} />
          </section>
        </>
      )}
    </Answered>
  );
}

/** The same of one jurisdiction, at the desk of its manager; nothing where there is none. */
export function KeptFilesOf(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const say = useRoundsWords();
  const { auditId, jurisdiction } = props;
  const { data } = useKeptReports(auditId);
  const jobs = data?.jobs.filter((one) => one.jurisdiction === jurisdiction) ?? [];
  const reports = data?.reports.filter((one) => one.jurisdiction === jurisdiction) ?? [];
  return (
    <>
      {jobs.length > 0 && <FilesMaking auditId={auditId} jobs={jobs} />}
      {reports.length > 0 && (
        <section className="stack">
          <h2>{say('kept.title')}</h2>
          <KeptTable auditId={auditId} reports={reports} />
        </section>
      )}
    </>
  );
}

function KeptTable(props: { readonly auditId: string; readonly reports: readonly Kept[] }) {
  const say = useRoundsWords();
  const sayAnywhere = useWordsEverywhere();
  const { auditId, reports } = props;
  if (reports.length === 0) {
    return (
      <EmptyState title={say('kept.none')}>
        <p>{say('kept.noneSays')}</p>
      </EmptyState>
    );
  }
  return (
    <SimpleTable
      caption={say('kept.title')}
      hideCaption
      roomy
      columns={[
        { name: say('kept.report') },
        { name: say('kept.built') },
        { name: say('kept.size') },
        { name: say('kept.fingerprint') },
        { name: say('kept.head') },
        { name: say('kept.until') },
        { name: say('kept.state') },
      ]}
      rows={reports.map((one) => ({
        key: one.reportId,
        cells: [
          <a key="name" href={keptReportAddress({ auditId, reportId: one.reportId })} download className="breakable">
            {one.name}
          </a>,
          one.by === null ? formatTime(one.at) : say('kept.builtBy', { time: formatTime(one.at), name: one.by }),
          formatBytes(one.bytes),
          <Seal
            key="file"
            hash={one.sha256}
            copyLabel={say('kept.copyNamed', { name: one.name })}
            copyWord={sayAnywhere('copy')}
            copiedWord={sayAnywhere('copied')}
            check={null}
          />,
          say('kept.entry', { number: one.head.number, hash: one.head.hash.slice(0, 10) }),
          formatTime(one.keptUntil),
          one.isNewest ? (
            <Tag key="state" tone="green">
              {say('kept.newest')}
            </Tag>
          ) : (
            <Tag key="state" tone="amber">
              {say('kept.outdated')}
            </Tag>
          ),
        ],
      }))}
    />
  );
}
