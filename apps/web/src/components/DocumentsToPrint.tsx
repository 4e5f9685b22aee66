import { documentAddress, MARK_GROUPS, type MarkGroupAsked, type QueryOutput } from '@plumbline/api';
import type { DocumentKind } from '@plumbline/election';
import { useState } from 'react';
import { useAsk } from '../connection/use-ask.ts';
import { SelectField } from '../ui/Field.tsx';
import { usePrintedWords } from '../words/printed-words.ts';
import { useRoundsWords } from '../words/rounds-words.ts';
import { Answered } from './Answered.tsx';
import { FileOrder } from './FileOrder.tsx';
import { LabelPrinting } from './LabelPrinting.tsx';
import { PAPERS, type Printing, usePrinting } from './use-printing.ts';

const LABELS = 'ballot-labels';
const MARKS = 'tally-mark-sheets';

/** What a jurisdiction can print now: each document with what it is for, its paper and how many pages it has. */
export function JurisdictionDocuments(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const { auditId, jurisdiction } = props;
  const printing = usePrinting();
  const asked = useAsk('documents', { auditId, jurisdiction, ...printing.asked });
  return (
    <Answered asked={asked} lines={4}>
      {(documents) => <Documents of={{ auditId, jurisdiction }} documents={documents} printing={printing} />}
    </Answered>
  );
}

/** The same of the audit as a whole. */
export function AuditDocuments(props: { readonly auditId: string }) {
  const { auditId } = props;
  const printing = usePrinting();
  const asked = useAsk('audit-documents', { auditId, ...printing.asked });
  return (
    <Answered asked={asked} lines={4}>
      {(documents) => <Documents of={{ auditId }} documents={documents} printing={printing} />}
    </Answered>
  );
}

function Documents(props: {
  readonly of: { readonly auditId: string; readonly jurisdiction?: string };
  readonly documents: QueryOutput<'documents'>;
  readonly printing: Printing;
}) {
  const say = usePrintedWords();
  const sayRounds = useRoundsWords();
  const { paper, stock, stocks, documents } = props.documents;
  const { printing } = props;
  const [markGroup, setMarkGroup] = useState<MarkGroupAsked>('20');
  const hasLabels = documents.some(({ kind }) => kind === LABELS);
  // Only labels have to be where a stock has its cuts.
  const ofLabels = { stock, ...(printing.measured !== undefined && { measured: printing.measured }) };
  const asksFor = (kind: DocumentKind) => ({
    ...(kind === LABELS && ofLabels),
    ...(kind === MARKS && { markGroup }),
  });
  const paperOf = (kind: DocumentKind) => (kind === LABELS ? stock : say(`button.${paper}`));
  const sizeOf = (kind: DocumentKind, pages: number | null) =>
    pages === null
      ? say('button.sizeLong', { paper: paperOf(kind) })
      : say('button.size', { paper: paperOf(kind), count: pages });
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
        onChange={(chosen) => printing.setPaper(PAPERS.find((one) => one === chosen) ?? 'letter')}
      />
      {hasLabels && <LabelPrinting stock={stock} stocks={stocks} printing={printing} />}
      {documents.some(({ kind }) => kind === MARKS) && (
        <SelectField
          label={say('button.markGroup')}
          name="mark-group"
          value={markGroup}
          error={undefined}
          options={MARK_GROUPS.map((one) => ({ value: one, name: say('button.markGroupOf', { count: Number(one) }) }))}
          onChange={(chosen) => setMarkGroup(MARK_GROUPS.find((one) => one === chosen) ?? '20')}
        />
      )}
      <ul className="plain-list stack">
        {documents.map(({ kind, pages, inBackground }) => (
          <li key={kind}>
            {inBackground ? (
              <FileOrder
                of={{ auditId: props.of.auditId, jurisdiction: props.of.jurisdiction ?? null }}
                file={{ what: 'document', document: kind, paper, partName: '', markGroup: '20', ...asksFor(kind) }}
                name={say(`kinds.${kind}.name`)}
                word={say(`kinds.${kind}.name`)}
              />
            ) : (
              <a
                className="usa-button usa-button--outline"
                href={documentAddress({ ...props.of, document: kind, paper, ...asksFor(kind) })}
                aria-describedby={`about-${kind}`}
                download
              >
                {say(`kinds.${kind}.name`)}
              </a>
            )}
            <div id={`about-${kind}`} className="quiet">
              {say(`kinds.${kind}.about`)}{' '}
              {inBackground ? sayRounds('making.afterSize', { size: sizeOf(kind, pages) }) : sizeOf(kind, pages)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
