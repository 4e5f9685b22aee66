import { Link } from '@tanstack/react-router';
import { deskAddress } from '../../components/JurisdictionPage.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useCheckFileWords } from '../../words/check-file-words.ts';

/** Kinds of files that a jurisdiction brings to an audit. */
const AT_DESK = ['manifest', 'candidate-totals', 'cvr'];

/** To where help with a file can be asked for: a desk of one’s own in an audit, which has a place for the file. */
export function AskAtDesk(props: { readonly kind: string }) {
  const say = useCheckFileWords();
  const { data } = useAsk('home', {});
  const lines = data?.jurisdictions ?? [];
  if (!AT_DESK.includes(props.kind) || lines.length === 0) return null;
  return (
    <section className="stack">
      <p>{say('ask')}</p>
      <ul>
        {lines.map(({ audit, jurisdiction }) => (
          <li key={`${audit.auditId} ${jurisdiction}`}>
            <Link to={deskAddress(audit.auditId, jurisdiction)}>
              {say('askAt', { jurisdiction, audit: audit.name })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
