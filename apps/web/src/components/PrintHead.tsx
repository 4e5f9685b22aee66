import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { formatTime } from '../formats/format-time.ts';
import { useAuditWords } from '../words/audit-words.ts';

/** What a printed page belongs to. */
export type PrintedOf = {
  readonly office?: string | undefined;
  readonly election?: string | undefined;
  readonly audit?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly board?: string | undefined;
  /** The newest entry of the log. */
  readonly head?: { readonly number: number; readonly hash: string; readonly at: string } | undefined;
};

/** On paper only: whose it is, of which audit, when it was printed, and up to which entry of the log it goes. */
export function PrintHead(props: PrintedOf) {
  const say = useAuditWords();
  const printedAt = usePrintTime();
  const { office, election, audit, jurisdiction, board, head } = props;
  const parts = [
    { name: say('print.office'), value: office },
    { name: say('print.election'), value: election },
    { name: say('print.audit'), value: audit },
    { name: say('print.jurisdiction'), value: jurisdiction },
    { name: say('print.board'), value: board },
    { name: say('print.printed'), value: formatTime(printedAt) },
    {
      name: say('print.record'),
      value: head && say('print.entry', { number: head.number, time: formatTime(head.at) }),
    },
    { name: say('print.fingerprint'), value: head && groupsOfEight(head.hash) },
  ];
  return (
    <dl className="print-head">
      {parts.map(
        ({ name, value }) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** People compare a fingerprint on paper group by group. */
function groupsOfEight(hash: string): string {
  return (hash.match(/.{1,8}/g) ?? []).join(' ');
}

function usePrintTime(): string {
  const [time, setTime] = useState(() => new Date().toISOString());
  useEffect(() => {
    // The browser takes the page as it is when this returns.
    const look = () => flushSync(() => setTime(new Date().toISOString()));
    window.addEventListener('beforeprint', look);
    return () => window.removeEventListener('beforeprint', look);
  }, []);
  return time;
}
