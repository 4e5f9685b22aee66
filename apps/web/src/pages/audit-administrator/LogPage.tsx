import { logAddress, type QueryOutput } from '@plumbline/api';
import { Fragment } from 'react';
import { AdministratorPage } from '../../components/AdministratorPage.tsx';
import { AuditPage, useLastHeading } from '../../components/AuditPage.tsx';
import { RecordSeal } from '../../components/AuditSeal.tsx';
import { administersAudit } from '../../components/administers-audit.ts';
import { useAsk } from '../../connection/use-ask.ts';
import { useOpened } from '../../connection/use-opened.ts';
import { formatCount, parseCount } from '../../formats/format-count.ts';
import { formatTime } from '../../formats/format-time.ts';
import { ACT } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useAuditWords } from '../../words/audit-words.ts';
import { useWordsEverywhere } from '../../words/everywhere-words.ts';
import { useRoundsWords } from '../../words/rounds-words.ts';

type Log = QueryOutput<'log'>;

/** The public log, for everybody who may read it. */
export function LogPage(props: { readonly auditId: string }) {
  const say = useRoundsWords();
  const sayAudit = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  const { auditId } = props;
  const { opened, open, close } = useOpened('before');
  const before = parseCount(opened ?? '');
  const asked = useAsk('log', before === undefined ? { auditId } : { auditId, before });
  const heading = useLastHeading(auditId, asked.data?.heading);
  const content = (answer: Log) => (
    <Entries
      answer={answer}
      isNewest={before === undefined}
      onPage={(number) => (number === undefined ? close() : open(number))}
    />
  );
  const page = { auditId, title: say('log.title'), lead: say('log.lead'), asked };
  if (administersAudit(heading)) {
    return <AdministratorPage {...page}>{content}</AdministratorPage>;
  }
  const groups = [
    { name: sayAudit('pages.office'), pages: [{ name: sayAnywhere('home'), to: '/' }] },
    { name: sayAudit('pages.record'), pages: [{ name: sayAudit('pages.log'), to: `/audits/${auditId}/log` }] },
  ];
  return (
    <AuditPage {...page} groups={groups} stepLink={() => null}>
      {content}
    </AuditPage>
  );
}

function Entries(props: {
  readonly answer: Log;
  readonly isNewest: boolean;
  readonly onPage: (before: string | undefined) => void;
}) {
  const say = useRoundsWords();
  const { entries, heading, total } = props.answer;
  const oldest = entries.at(-1)?.number ?? 1;
  return (
    <div className="stack" id={ACT}>
      <p className="row">
        <span className="quiet">{say('log.total', { count: total })}</span>
        <a href={logAddress(heading.auditId)} download>
          {say('log.download')}
        </a>
      </p>
      <SimpleTable
        caption={say('log.title')}
        hideCaption
        columns={[
          { name: say('log.number'), numeric: true },
          { name: say('log.at') },
          { name: say('log.what') },
          { name: say('log.by') },
          { name: say('log.hash') },
        ]}
        rows={entries.map((entry) => ({
          key: String(entry.number),
          cells: [
            formatCount(entry.number),
            <time key="at" dateTime={entry.at}>
              {formatTime(entry.at)}
            </time>,
            <What key="what" entry={entry} />,
            entry.by,
            <RecordSeal key="hash" auditId={heading.auditId} hash={entry.hash} withoutCheck />,
          ],
        }))}
      />
      <div className="row">
        {oldest > 1 && (
          <Button look="second" onPress={() => props.onPage(String(oldest))}>
            {say('log.older')}
          </Button>
        )}
        {!props.isNewest && (
          <Button look="quiet" onPress={() => props.onPage(undefined)}>
            {say('log.newest')}
          </Button>
        )}
      </div>
    </div>
  );
}

function What(props: { readonly entry: Log['entries'][number] }) {
  const say = useRoundsWords();
  const { entry } = props;
  return (
    <Fragment>
      {say.anyOf(`log.types.${entry.type}` as 'log.types.seed-set', {})}
      {entry.jurisdiction !== null && <span className="quiet"> · {entry.jurisdiction}</span>}
      {entry.data === null ? (
        <p className="small quiet">{say('log.withheld')}</p>
      ) : (
        <details>
          <summary className="small quiet">
            {say('log.showData')}{' '}
            <span className="visually-hidden">{say('log.ofEntry', { number: entry.number })}</span>
          </summary>
          <pre className="log-data">{JSON.stringify(entry.data, null, 2)}</pre>
        </details>
      )}
    </Fragment>
  );
}
