import type { Rank } from '@plumbline/election';
import { type Unit, unitKey } from '../sampling/draw.ts';
import type { BegunAudit } from './audit-state.ts';
import { isInRounds } from './audit-view.ts';
import { contestInCvrs } from './contests-in-cvrs.ts';
import { cvrPlanOf } from './plan.ts';

/**
 * The cast vote records (CVRs) of one jurisdiction, as far as an audit asks for them.
 *
 * A file has millions of cards; whoever makes this keeps a card pack beside the file and fetches what is needed before an
 * audit is drawn or measured (`cvrsNeeded` says what). Places are those of the manifest: tabulator and batch as it writes
 * them, position from 1. A CVR belongs to the card at the position that is its own in the batch.
 */
export type CastVoteRecords = {
  /** The CVR of a card; undefined where it has none. Asks an assertion of a card that was not fetched. */
  readonly find: (card: CardPlace) => CastVoteRecord | undefined;
  /** How many CVRs there are of a batch of the manifest. */
  readonly cardsIn: (batch: Pick<Unit, 'tabulator' | 'batch'>) => number;
  /**
   * The positions, rising, of the cards of a batch whose CVR bears a contest, by its name in the CVRs; also beyond the cards
   * the manifest lists. Asks an assertion of a contest that was not fetched.
   */
  readonly bearing: (contestInCvrs: string, batch: Pick<Unit, 'tabulator' | 'batch'>) => ArrayLike<number>;
};

/** A card by its place in a jurisdiction. */
export type CardPlace = Pick<Unit, 'tabulator' | 'batch' | 'position'>;

/** What the machine recorded of one card. */
export type CastVoteRecord = {
  /** Printed on the card by the machine; null where the file does not say. */
  readonly imprintedId: string | null;
  /** The machine's number for the card in its batch. */
  readonly recordId: string | null;
  /** The file says that the card replaces a damaged one. Most voting systems do not tell. */
  readonly remade: boolean;
  /** By the contest's name in the CVRs; a contest that is absent is not on the card. */
  readonly votes: ReadonlyMap<string, ReportedVote>;
};

/** A contest on a CVR: the choices marked, by their names in the CVRs, that would be votes if they are not too many. */
export type ReportedVote = {
  readonly choices: readonly string[];
  /**
   * `overvoted`: the machine counted it for nobody, whether or not it says which marks it saw. `not-counted`: nor did it, and
   * not for too many marks.
   */
  readonly counted: 'counted' | 'overvoted' | 'not-counted';
  /** What is marked at each rank, where voters ranked the choices; `choices` are then those of the first. */
  readonly ranks?: readonly Rank[];
};

/** What has to be fetched of a jurisdiction's CVRs. */
export type CvrsNeeded = {
  readonly cards: readonly CardPlace[];
  /** Names in the CVRs of contests that are drawn from the cards that bear them. */
  readonly bearing: readonly string[];
};

/**
 * What drawing, measuring or reporting on an audit looks up in its CVRs, by jurisdiction: every card drawn so far, and of
 * contests that are drawn by card style the cards that bear them. `andThese` are cards of a round about to be opened.
 */
export function cvrsNeeded(audit: BegunAudit, andThese: readonly Unit[] = []): ReadonlyMap<string, CvrsNeeded> {
  const drawn = isInRounds(audit) ? audit.rounds.flatMap((round) => round.draws) : [];
  const cards = Map.groupBy([...drawn, ...andThese], ({ jurisdiction }) => jurisdiction);
  const bearing = new Map<string, Set<string>>();
  if (cvrPlanOf(audit.plan).cardStyles) {
    for (const contest of audit.plan.contests) {
      for (const [jurisdiction, { name }] of contestInCvrs(audit, contest)) {
        bearing.set(jurisdiction, (bearing.get(jurisdiction) ?? new Set()).add(name));
      }
    }
  }
  return new Map(
    audit.plan.jurisdictions.map(({ name }) => {
      const own = new Map((cards.get(name) ?? []).map((unit) => [unitKey(unit), unit] as const));
      return [name, { cards: [...own.values()], bearing: [...(bearing.get(name) ?? [])] }];
    }),
  );
}
