import type { QueryOutput } from '@plumbline/api';
import { PROCEDURE_KINDS } from '@plumbline/ballot-management';
import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { formatDay } from '../../formats/format-time.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { useBallotProceduresWords } from '../../words/ballot-procedures-words.ts';
import { ProcedurePage } from './ProcedurePage.tsx';
import { ProcedureWrite } from './ProcedureWrite.tsx';
import { RoomPage } from './RoomPage.tsx';
import { type RoomPlace, roomAddress } from './room-place.ts';
import { StarterDrafts } from './StarterDrafts.tsx';

export type ProceduresAnswer = QueryOutput<'ballot-procedures'>;

/** What the room works by; one text where the address names it. */
export function ProceduresPage(props: { readonly place: RoomPlace }) {
  const [{ procedure, version }] = usePageSearch();
  const { place } = props;
  return procedure === undefined || version === undefined ? (
    <ProcedureList place={place} />
  ) : (
    <ProcedurePage place={place} procedure={procedure} version={Number(version)} key={`${procedure} ${version}`} />
  );
}

function ProcedureList(props: { readonly place: RoomPlace }) {
  const say = useBallotProceduresWords();
  const { place } = props;
  const asked = useAsk('ballot-procedures', place);
  return (
    <RoomPage place={place} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => (
        <div className="stack-wide">
          <StarterDrafts place={place} heading={answer.heading} />
          {answer.procedures.length === 0 && (
            <EmptyState title={say('none')}>
              <p>{say('noneSays')}</p>
            </EmptyState>
          )}
          {PROCEDURE_KINDS.map((kind) => (
            <OfKind key={kind} place={place} kind={kind} procedures={answer.procedures} />
          ))}
          <ProcedureWrite place={place} answer={answer} />
        </div>
      )}
    </RoomPage>
  );
}

function OfKind(props: {
  readonly place: RoomPlace;
  readonly kind: (typeof PROCEDURE_KINDS)[number];
  readonly procedures: ProceduresAnswer['procedures'];
}) {
  const say = useBallotProceduresWords();
  const { place, kind } = props;
  const shown = props.procedures.filter((one) => one.kind === kind);
  if (shown.length === 0) return null;
  const hasTopics = kind === 'procedure';
  return (
    <SimpleTable
      caption={say(`kinds.${kind}`)}
      roomy
      columns={[
        { name: say('name'), wordy: true },
        { name: say('version'), numeric: true },
        ...(hasTopics ? [{ name: say('topics'), wordy: true }] : []),
        { name: say('author') },
        { name: say('approvedBy') },
        { name: say('state') },
      ]}
      rows={shown.map((one) => ({
        key: `${one.procedure} ${one.version}`,
        cells: [
          <span key="name">
            <Link
              to={roomAddress(place, 'procedures')}
              search={{ procedure: one.procedure, version: String(one.version) }}
            >
              {one.procedure}
            </Link>{' '}
            {one.title}
          </span>,
          one.version,
          ...(hasTopics ? [one.topics.map((topic) => say(`topicNames.${topic}`)).join(', ')] : []),
          one.author.join(', '),
          one.approvedBy.join(', ') || say('nobodyYet'),
          <ProcedureState key="state" effectiveFrom={one.effectiveFrom} />,
        ],
      }))}
    />
  );
}

/** Whether a text is in force, or a draft that counts nowhere. */
export function ProcedureState(props: { readonly effectiveFrom: string | null }) {
  const say = useBallotProceduresWords();
  const { effectiveFrom } = props;
  return (
    <Tag tone={effectiveFrom === null ? 'amber' : 'green'}>
      {effectiveFrom === null ? say('draft') : say('inForce', { day: formatDay(effectiveFrom) })}
    </Tag>
  );
}
