import { keptReportAddress, type QueryOutput } from '@plumbline/api';
import { useAsk } from '../connection/use-ask.ts';
import { formatBytes } from '../formats/format-bytes.ts';
import { formatTime } from '../formats/format-time.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Seal } from '../ui/Seal.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tag } from '../ui/Tag.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { Answered } from './Answered.tsx';

type Kept = QueryOutput<'kept-reports'>['reports'][number];

/** The reports that were built, each as it was: what it was built from, its fingerprint, and whether something was entered since. */
export function KeptReports(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const asked = useAsk('kept-reports', { auditId: props.auditId });
  return (
    <section className="stack">
      <h2>{say('kept.title')}</h2>
      <p className="quiet">{say('kept.lead')}</p>
      <Answered asked={asked}>{({ reports }) => <KeptTable auditId={props.auditId} reports={reports} />}</Answered>
    </section>
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
