import type { AuditHeading } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { Seal } from '../ui/Seal.tsx';
import { useAuditWords } from '../words/audit-words.ts';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** The newest entry of the log, on every page of the audit. */
export function AuditSeal(props: { readonly heading: AuditHeading }) {
  const say = useAuditWords();
  const { auditId, head } = props.heading;
  return (
    <span className="row">
      {say('seal.head', { number: head.number })}
      <RecordSeal auditId={auditId} hash={head.hash} />
    </span>
  );
}

/** A fingerprint on the record, with the way to the log. */
export function RecordSeal(props: {
  readonly auditId: string;
  readonly hash: string;
  readonly whole?: boolean;
  readonly withoutCheck?: boolean;
}) {
  const say = useAuditWords();
  const sayAnywhere = useWordsEverywhere();
  return (
    <Seal
      hash={props.hash}
      whole={props.whole ?? false}
      copyLabel={say('seal.copy')}
      copyWord={sayAnywhere('copy')}
      copiedWord={sayAnywhere('copied')}
      check={
        !props.withoutCheck && (
          <Link to="/audits/$auditId/$page" params={{ auditId: props.auditId, page: 'log' }}>
            {say('seal.check')}
          </Link>
        )
      }
    />
  );
}
