import type { QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { formatCount, formatDifference } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { type BallotCustodyWords, useBallotCustodyWords } from '../../words/ballot-custody-words.ts';
import { AuditCountReport } from './AuditCountReport.tsx';
import { mayAsk } from './may-ask.ts';
import { RegisterDownload } from './RegisterDownload.tsx';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { signedCount } from './signed-count.ts';

export type AuditCountsAnswer = QueryOutput<'ballot-audit-counts'>;
type Counts = AuditCountsAnswer['others'];
type Line = Counts['lines'][number];

/** What boards counted in whole batches beside what the manifest lists, audit by audit: to read, to save and to print. */
export function AuditCountsPage(props: { readonly place: RoomPlace }) {
  const say = useBallotCustodyWords();
  const { place } = props;
  const asked = useAsk('ballot-audit-counts', place, { everyMs: () => 20_000 });
  return (
    <RoomPage place={place} title={say('auditCounts.title')} lead={say('auditCounts.lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          {mayAsk(answer.heading, 'report-audit-count') && <AuditCountReport place={place} answer={answer} />}
          {answer.audits.length === 0 && <p>{say('auditCounts.noAudit')}</p>}
          {answer.audits.map((audit) => (
            <CountsOfAudit
              key={audit.auditId}
              place={place}
              title={audit.name}
              auditShown={audit.name}
              counts={audit}
            />
          ))}
          {answer.others.lines.length > 0 && (
            <CountsOfAudit place={place} title={say('auditCounts.others')} auditShown={null} counts={answer.others} />
          )}
          <p className="no-print">
            <Button look="quiet" onPress={() => window.print()}>
              {say('auditCounts.print')}
            </Button>
          </p>
        </div>
      )}
    </RoomPage>
  );
}

function CountsOfAudit(props: {
  readonly place: RoomPlace;
  readonly title: string;
  /** The audit whose counts they are; null where each says it for itself. */
  readonly auditShown: string | null;
  readonly counts: Counts;
}) {
  const say = useBallotCustodyWords();
  const { place, title } = props;
  const { lines, sums } = props.counts;
  const { auditShown } = props;
  return (
    <section className="stack" aria-label={title}>
      <h2>{title}</h2>
      {sums === null ? <p>{say('auditCounts.sumsHidden')}</p> : <Sums sums={sums} />}
      <RegisterDownload name={say('auditCounts.saved', { audit: title })} rows={lines.map(lineToSave)} />
      <SimpleTable
        caption={say('auditCounts.table', { audit: title })}
        hideCaption
        columns={[
          { name: say('auditCounts.batch') },
          { name: say('auditCounts.listed'), numeric: true },
          { name: say('auditCounts.counted'), numeric: true },
          { name: say('auditCounts.difference'), numeric: true },
          { name: say('auditCounts.counts'), wordy: true },
          { name: say('auditCounts.incident'), wordy: true },
        ]}
        rows={lines.map((line) => ({
          key: line.batch,
          cells: [
            line.name,
            line.isHidden ? say('auditCounts.hidden') : formatCount(line.listed),
            line.isHidden ? say('auditCounts.hidden') : <Counted key="counted" line={line} />,
            line.difference === null ? '' : formatDifference(line.difference),
            line.counts.map((count) => countInWords(say, count, auditShown)).join('; '),
            <Incidents key="incidents" place={place} line={line} />,
          ],
        }))}
        {...(sums !== null && {
          total: [
            say('auditCounts.sum'),
            formatCount(sums.listed),
            formatCount(sums.counted),
            formatDifference(sums.net),
            '',
            '',
          ],
        })}
      />
    </section>
  );
}

/** A count in its own words: which audit it came from is said where it is not the one whose table it stands in. */
function countInWords(say: BallotCustodyWords, count: Line['counts'][number], auditShown: string | null): string {
  const { cards, audit } = count;
  const said = { cards, people: count.by.join(', '), at: formatTime(count.at) };
  if (audit === null) return say('auditCounts.countOfNone', said);
  return audit === auditShown ? say('auditCounts.count', said) : say('auditCounts.countOf', { ...said, audit });
}

function Counted({ line }: { readonly line: Line }) {
  const say = useBallotCustodyWords();
  return line.counted === null ? <Tag tone="grey">{say('auditCounts.pending')}</Tag> : formatCount(line.counted);
}

function Incidents(props: { readonly place: RoomPlace; readonly line: Line }) {
  const say = useBallotCustodyWords();
  return props.line.incidents.map(({ incident, isOpen }) => (
    <span key={incident}>
      <Link to={roomAddress(props.place, 'incidents')}>{incident}</Link>{' '}
      <Tag tone={isOpen ? 'red' : 'grey'}>{say(isOpen ? 'auditCounts.open' : 'auditCounts.closed')}</Tag>
    </span>
  ));
}

function Sums(props: { readonly sums: NonNullable<Counts['sums']> }) {
  const say = useBallotCustodyWords();
  const { batches, pending, listed, counted, net, gross } = props.sums;
  const figures = [
    [say('auditCounts.listed'), formatCount(listed)],
    [say('auditCounts.counted'), formatCount(counted)],
    [say('auditCounts.net'), signedCount(net)],
    [say('auditCounts.gross'), formatCount(gross)],
  ] as const;
  return (
    <>
      <p>{say('auditCounts.progress', { counted: batches - pending, all: batches })}</p>
      <dl className="room-figures">
        {figures.map(([name, value]) => (
          <div key={name} className="room-figure">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{say('auditCounts.rule')}</p>
    </>
  );
}

function lineToSave({ name, listed, counted, difference, counts, incidents }: Line) {
  return {
    batch: name,
    listed,
    counted,
    difference,
    counts: counts.map(({ cards, by }) => `${cards} (${by.join(', ')})`).join('; '),
    audits: [...new Set(counts.flatMap(({ audit }) => audit ?? []))].join('; '),
    incidents: incidents.map(({ incident }) => incident).join('; '),
  };
}
