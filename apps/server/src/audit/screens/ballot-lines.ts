import type { QueryOutput } from '@plumbline/api';
import {
  type AuditInputs,
  currentRound,
  entriesOfCard,
  findingRuleOf,
  isInRounds,
  kindOf,
  type StandingEntry,
  shelfPlaces,
  standOf,
  stratumOf,
  unitKey,
  unitsDrawnIn,
} from '@plumbline/audit';
import type { Services } from '../../services.ts';
import type { BegunHistory } from '../history/load-audit.ts';
import { type Imprints, imprintsOf } from '../inputs/imprints.ts';

type BallotLine = QueryOutput<'board'>['ballots'][number];

/** The ballots of a board, in the order of its retrieval list. */
export function ballotLines(
  history: BegunHistory,
  inputs: AuditInputs & { readonly imprints: Imprints },
  wanted: {
    readonly jurisdiction: string;
    readonly ballots: readonly string[];
    /** Those that are to be looked at again. */
    readonly again?: ReadonlySet<string>;
  },
): BallotLine[] {
  const { audit } = history;
  if (!isInRounds(audit)) return [];
  const { jurisdiction, again } = wanted;
  const units = new Map(unitsDrawnIn(currentRound(audit), jurisdiction).map((unit) => [unitKey(unit), unit] as const));
  const isDivided = kindOf(audit.plan).strata !== undefined;
  const placeOf = shelfPlaces(inputs.manifests.get(jurisdiction)?.batches ?? []);
  return wanted.ballots.flatMap((ballot) => {
    const unit = units.get(ballot);
    if (unit === undefined) return [];
    const { container, tabulator, batch, position } = placeOf(unit);
    const { revision, standing } = entriesOfCard(audit, jurisdiction, ballot);
    const { imprintedId = null, remade = false } = inputs.imprints.get(ballot) ?? {};
    return {
      ballot,
      container,
      tabulator,
      batch,
      position: position ?? 0,
      findingRule: findingRuleOf(audit.plan, { jurisdiction, tabulator, batch }) ?? null,
      hasCvrs: isDivided ? stratumOf(inputs, unit) === 'cvr' : null,
      imprintedId,
      remade,
      said: saidOf(standing),
      state: again?.has(ballot) ? ('reopened' as const) : stateOf(standing),
      version: revision === 0 ? null : revision,
      entries: standing.map(({ id }) => id),
      readers: standing.flatMap(({ reader }) => reader ?? []),
    };
  });
}

/** What is known of a card as such. Of one that only one of two people has entered nothing is, not even whether it was found. */
function saidOf(standing: readonly StandingEntry[]): BallotLine['said'] {
  const [first] = standing;
  if (first === undefined || standOf({ standing }) !== 'audited' || first.record.state === 'not-found') return null;
  const { card } = first.record;
  return card === undefined ? null : { ...card, notAgreed: [...card.notAgreed] };
}

function stateOf(standing: readonly StandingEntry[]): BallotLine['state'] {
  const [first] = standing;
  if (first === undefined) return 'not-audited';
  const stand = standOf({ standing });
  return stand === 'entered-once' || stand === 'contested' ? stand : first.record.state;
}

/** What the lines of these ballots are made from: the manifest, and what is printed on the cards. */
export async function inputsOfBallots(
  services: Services,
  { audit }: BegunHistory,
  wanted: { readonly jurisdiction: string; readonly ballots: readonly string[] },
): Promise<AuditInputs & { readonly imprints: Imprints }> {
  const { jurisdiction } = wanted;
  const inputs = await services.inputFiles.ofJurisdiction(audit, jurisdiction);
  if (!isInRounds(audit)) return { ...inputs, imprints: new Map() };
  const asked = new Set(wanted.ballots);
  const cards = unitsDrawnIn(currentRound(audit), jurisdiction).filter((unit) => asked.has(unitKey(unit)));
  return { ...inputs, imprints: await imprintsOf(services, audit, { jurisdiction, cards }) };
}
