import { logAddress, type QueryOutput } from '@plumbline/api';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { AuditPage, useLastHeading } from '../../components/AuditPage.tsx';
import { administersAudit } from '../../components/administers-audit.ts';
import { LogEntries } from '../../components/LogEntries.tsx';
import { LogTexts } from '../../components/LogTexts.tsx';
import { nameOfEntry } from '../../components/name-of-entry.ts';
import { RemadeRecord, saysDuplicate } from '../../components/RemadeRecord.tsx';
import { startsFrom } from '../../components/starts-from.ts';
import { useOwnDesks } from '../../components/use-own-desks.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { useOpened } from '../../connection/use-opened.ts';
import { parseCount } from '../../formats/format-count.ts';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useLogWords } from '../../words/rounds-words.ts';

type Log = QueryOutput<'log'>;

/** The public log, for everybody who may read it. */
export function LogPage(props: { readonly auditId: string }) {
  const say = useLogWords();
  const sayAudit = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  const { auditId } = props;
  const { opened, open, close } = useOpened('before');
  const before = parseCount(opened ?? '');
  const asked = useAsk('log', before === undefined ? { auditId } : { auditId, before });
  const heading = useLastHeading(auditId, asked.data?.heading);
  const desks = useOwnDesks(auditId);
  const content = (answer: Log) => (
    <LogEntries
      entries={answer.entries.map((entry) => ({
        ...entry,
        what: <What auditId={auditId} entry={entry} mayRedact={mayRedact(answer)} watches={answer.heading.readOnly} />,
      }))}
      total={answer.total}
      download={isWithheld(answer) ? undefined : logAddress(auditId)}
      isNewest={before === undefined}
      onPage={(number) => (number === undefined ? close() : open(number))}
    />
  );
  const page = { auditId, title: say('log.title'), lead: say('log.lead'), asked };
  if (administersAudit(heading) || heading?.readOnly) {
    return <AdministratorPage {...page}>{content}</AdministratorPage>;
  }
  const groups = [
    { name: sayAudit('pages.office'), pages: [{ name: sayAnywhere('home'), to: '/' }, ...desks] },
    { name: sayAudit('pages.record'), pages: [{ name: sayAudit('pages.log'), to: `/audits/${auditId}/log` }] },
  ];
  return (
    <AuditPage {...page} groups={groups} stepLink={() => null}>
      {content}
    </AuditPage>
  );
}

/** Whoever watches takes the whole log away when the round is closed. */
function isWithheld({ heading }: Log): boolean {
  return heading.readOnly && heading.phase === 'round-open';
}

function mayRedact({ heading }: Log): boolean {
  return heading.abilities['redact-text']?.allowed === true;
}

function What(props: {
  readonly auditId: string;
  readonly entry: Log['entries'][number];
  readonly mayRedact: boolean;
  readonly watches: boolean;
}) {
  const say = useLogWords();
  const { auditId, entry, watches } = props;
  const from = startsFrom(entry.data);
  return (
    <>
      {say.anyOf(`log.types.${entry.type}` as 'log.types.seed-set', {})}
      {from !== undefined && <span className="quiet"> · {say('log.startsFrom', { name: from })}</span>}
      {entry.jurisdiction !== null && <span className="quiet"> · {entry.jurisdiction}</span>}
      {!watches && entry.jurisdiction !== null && saysDuplicate(entry.data) && (
        <RemadeRecord auditId={auditId} jurisdiction={entry.jurisdiction} entry={nameOfEntry(entry)} />
      )}
      <LogTexts auditId={auditId} entry={entry} mayRedact={props.mayRedact} />
    </>
  );
}
