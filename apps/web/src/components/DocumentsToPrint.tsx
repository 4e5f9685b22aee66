import { documentAddress, type QueryOutput } from '@plumbline/api';
import { useAsk } from '../connection/use-ask.ts';
import { useStored } from '../connection/use-stored.ts';
import { SelectField } from '../ui/Field.tsx';
import { usePrintedWords } from '../words/printed-words.ts';
import { Answered } from './Answered.tsx';

/** What a jurisdiction can print now: each document with what it is for, its paper and how many pages it has. */
export function JurisdictionDocuments(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const { auditId, jurisdiction } = props;
  const [paper, setPaper] = usePaper();
  const asked = useAsk('documents', { auditId, jurisdiction, paper });
  return (
    <Answered asked={asked} lines={4}>
      {(documents) => <Documents of={{ auditId, jurisdiction }} documents={documents} onPaper={setPaper} />}
    </Answered>
  );
}

/** The same of the audit as a whole. */
export function AuditDocuments(props: { readonly auditId: string }) {
  const { auditId } = props;
  const [paper, setPaper] = usePaper();
  const asked = useAsk('audit-documents', { auditId, paper });
  return (
    <Answered asked={asked} lines={4}>
      {(documents) => <Documents of={{ auditId }} documents={documents} onPaper={setPaper} />}
    </Answered>
  );
}

const PAPERS = ['letter', 'a4'] as const;
type Paper = (typeof PAPERS)[number];

/** The paper of the printers here: whoever chose it once need not choose again. */
function usePaper() {
  const [stored, setPaper] = useStored<string>(localStorage, 'paper', 'letter');
  return [PAPERS.find((one) => one === stored) ?? 'letter', setPaper] as const;
}

function Documents(props: {
  readonly of: { readonly auditId: string; readonly jurisdiction?: string };
  readonly documents: QueryOutput<'documents'>;
  readonly onPaper: (paper: Paper) => void;
}) {
  const say = usePrintedWords();
  const { paper, documents } = props.documents;
  return (
    <section className="panel stack">
      <h2>{say('button.title')}</h2>
      <p>{say(documents.length === 0 ? 'button.nothing' : 'button.whatFor')}</p>
      <SelectField
        label={say('button.paperLabel')}
        name="paper"
        value={paper}
        error={undefined}
        options={PAPERS.map((one) => ({ value: one, name: say(`button.${one}`) }))}
        onChange={(chosen) => props.onPaper(PAPERS.find((one) => one === chosen) ?? 'letter')}
      />
      <ul className="usa-list usa-list--unstyled stack">
        {documents.map(({ kind, pages }) => (
          <li key={kind}>
            <a
              className="usa-button usa-button--outline"
              href={documentAddress({ ...props.of, document: kind, paper })}
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
