import type { QueryOutput } from '@plumbline/api';
import type { AuditPossible, AuditType, RequirementMet } from '@plumbline/audit';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { type AdvisorWords, useAdvisorWords } from '../words/advisor-words.ts';
import { useAuditWords } from '../words/audit-words.ts';

type Sizes = QueryOutput<'planner-sizes'>['types'];
type Stored = { readonly batches: number; readonly cards: number };

/** The types of audit side by side: whether each is possible, what it requires and what of that is missing, and the work it takes. */
export function AuditTypesTable(props: {
  readonly types: readonly AuditPossible[];
  readonly sizes: Sizes;
  /** How the ballots will lie, where it is known: a batch drawn is counted whole. */
  readonly stored?: Stored;
  /** The type of the audit that this is about. */
  readonly chosen?: AuditType;
}) {
  const say = useAdvisorWords();
  const sayAudit = useAuditWords();
  return (
    <SimpleTable
      caption={say('result')}
      columns={[
        { name: say('type') },
        { name: say('fits') },
        { name: say('requires'), wordy: true },
        { name: say('work') },
      ]}
      rows={props.types.map((one) => ({
        key: one.type,
        cells: [
          one.type === props.chosen
            ? say('thisAudit', { type: sayAudit(`kinds.${one.type}.name`) })
            : sayAudit(`kinds.${one.type}.name`),
          say(one.isPossible ? 'yes' : 'no'),
          <Requirements key="requires" requirements={one.requirements} />,
          <Work key="work" words={workInWords(one, props, say)} cards={cardsToCount(one, props)} />,
        ],
      }))}
    />
  );
}

function Requirements(props: { readonly requirements: readonly RequirementMet[] }) {
  const say = useAdvisorWords();
  return (
    <ul className="steps-list">
      {props.requirements.map((one) => (
        <li key={one.requirement}>{say('line', { what: nameOf(one, say), state: stateOf(one, say) })}</li>
      ))}
    </ul>
  );
}

/** Named are as many jurisdictions as can be read in a cell. */
const NAMED_MAX = 5;

function stateOf({ isMet, missingIn }: RequirementMet, say: AdvisorWords): string {
  if (isMet) return say('met');
  if (missingIn === undefined) return say('missing');
  const names = missingIn.slice(0, NAMED_MAX).join(', ');
  const count = missingIn.length - NAMED_MAX;
  return count > 0 ? say('missingInMore', { names, count }) : say('missingIn', { names });
}

function nameOf({ requirement, needs }: RequirementMet, say: AdvisorWords): string {
  const isPart = needs === 'in-part' && (requirement === 'cvrs' || requirement === 'cards-findable');
  return isPart ? say(`inPart.${requirement}`) : say(`everywhere.${requirement}`);
}

function Work({ words, cards }: { readonly words: string; readonly cards: number | undefined }) {
  const say = useAdvisorWords();
  if (cards === undefined) return words;
  return (
    <>
      {words}
      <br />
      <span className="quiet small">{say('cardsIn', { count: cards })}</span>
    </>
  );
}

/** The cards in the batches that are likely to be drawn, as large as they are planned on average. */
function cardsToCount(
  { type }: AuditPossible,
  { sizes, stored }: { readonly sizes: Sizes; readonly stored?: Stored | undefined },
) {
  const found = sizes.find((one) => one.type === type);
  if (stored === undefined || stored.batches === 0 || found?.draws !== 'batches') return undefined;
  const drawn = Math.min(found.size ?? stored.batches, stored.batches);
  return Math.ceil((drawn * stored.cards) / stored.batches);
}

/** What a type takes; of one that draws in two ways, between what each of them alone would take. */
function workInWords(
  { type, workBetween }: AuditPossible,
  { sizes, stored }: { readonly sizes: Sizes; readonly stored?: Stored | undefined },
  say: AdvisorWords,
): string {
  if (sizes.length === 0) return '–';
  const sizeOf = (wanted: AuditPossible['type']) => sizes.find((one) => one.type === wanted)?.size ?? undefined;
  if (workBetween !== null) {
    const [least, most] = workBetween.map(sizeOf);
    if (least === undefined) return say('all');
    return most === undefined ? say('betweenAll', { least }) : say('between', { least, most });
  }
  const size = sizeOf(type);
  if (size === undefined) return say('all');
  const draws = sizes.find((one) => one.type === type)?.draws;
  if (draws === 'batches' && stored !== undefined && size >= stored.batches) return say('all');
  return say(draws === 'batches' ? 'batchesOf' : 'ballotsOf', { count: size });
}
