import { documentAddress, type QueryOutput } from '@plumbline/api';
import { useAsk } from '../connection/use-ask.ts';
import { usePrintedWords } from '../words/printed-words.ts';
import { Answered } from './Answered.tsx';

/** What a jurisdiction can print now: each document with what it is for, its paper and how many pages it has. */
export function JurisdictionDocuments(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const { auditId, jurisdiction } = props;
  const asked = useAsk('documents', { auditId, jurisdiction });
  return (
    <Answered asked={asked} lines={4}>
      {(documents) => <Documents of={{ auditId, jurisdiction }} documents={documents} />}
    </Answered>
  );
}

/** The same of the audit as a whole. */
export function AuditDocuments(props: { readonly auditId: string }) {
  const { auditId } = props;
  const asked = useAsk('audit-documents', { auditId });
  return (
    <Answered asked={asked} lines={4}>
      {(documents) => <Documents of={{ auditId }} documents={documents} />}
    </Answered>
  );
}

function Documents(props: {
  readonly of: { readonly auditId: string; readonly jurisdiction?: string };
  readonly documents: QueryOutput<'documents'>;
}) {
  const say = usePrintedWords();
  const { paper, documents } = props.documents;
  return (
    <section className="panel stack">
      <h2>{say('button.title')}</h2>
      <p>{say(documents.length === 0 ? 'button.nothing' : 'button.whatFor')}</p>
      <ul className="usa-list usa-list--unstyled stack">
        {documents.map(({ kind, pages }) => (
          <li key={kind}>
            <a
              className="usa-button usa-button--outline"
              href={documentAddress({ ...props.of, document: kind })}
              aria-describedby={`about-${kind}`}
              download
            >
              {say(`kinds.${kind}.name`)}
            </a>
            <div id={`about-${kind}`} className="quiet">
              {say(`kinds.${kind}.about`)} {say('button.size', { paper: say(`button.${paper}`), count: pages })}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
