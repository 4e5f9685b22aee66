import type { Unit } from '../units/count.ts';

/** A line of the accounts: one figure of one place. Forms, imports and the register all speak of the same lines. */
export type Line = string;

/** A line, added or taken away. */
export type Term = { readonly line: Line; readonly sign: 1 | -1 };

/** Which places an equation is asked of: always the finest there is. */
export type PlaceKind =
  | 'style'
  | 'site'
  | 'site-day'
  | 'tabulator'
  | 'tabulator-day'
  | 'provisional-site'
  | 'provisional'
  | 'mail'
  | 'retrieval'
  /** Batches of envelopes as they were received, before any of them was split or merged. */
  | 'mail-received'
  /** Batches that stand for whatever came out of them, or for what they came from. */
  | 'mail-family'
  | 'batch'
  | 'duplication'
  | 'scanner'
  | 'container'
  | 'storage'
  | 'seals'
  /** What was sent from one account to another, once it was received with another count. */
  | 'transfer'
  | 'contest'
  | 'channel'
  | 'county';

/**
 * An equation that must hold. The difference is always the left side minus the right one; of ballots and voters, ballots
 * minus voters. `isOfVoters` marks those that together say how many more ballots there are than voters.
 */
export type EquationDefinition = {
  readonly equation: EquationId;
  readonly of: readonly PlaceKind[];
  readonly unit: Unit;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  readonly needsTwoSources: boolean;
  readonly isOfVoters: boolean;
};

/** The names of all equations; what follows a hyphen is a part of its own. */
export const EQUATION_IDS = [
  'E1',
  'E2',
  'E2-transfer',
  'E3',
  'E3b',
  'E4',
  'E5',
  'E6',
  'E6-protective',
  'E6b',
  'E7',
  'E7-roster',
  'E7-check-ins',
  'E7-site',
  'E7-fate',
  'E7-counted',
  'E8-counter',
  'E8-bin',
  'E8-seals',
  'E9',
  'E10',
  'E11',
  'E11-bag',
  'E12',
  'E12-batches',
  'E12-opened',
  'E13',
  'E14-cover',
  'E14',
  'E15',
  'E16',
  'E16-cvr',
  'E17',
  'E17-all',
  'E18',
  'E19',
  'E20',
  'E21',
  'E22',
] as const;
export type EquationId = (typeof EQUATION_IDS)[number];

/** Written as it is said: `tabulated + emergencyOut - emergencyIn`. */
function terms(written: string): readonly Term[] {
  const found = written.matchAll(/([+-]?)\s*(\w+)/g);
  return [...found].map(([, sign, line = '']) => ({ line, sign: sign === '-' ? -1 : 1 }));
}

type Written = {
  readonly of: readonly PlaceKind[];
  readonly unit: Unit;
  /** Left side, right side. */
  readonly holds: readonly [string, string];
  readonly needsTwoSources?: true;
  readonly isOfVoters?: true;
};

const WRITTEN: Readonly<Record<EquationId, Written>> = {
  // Stock
  E1: { of: ['style'], unit: 'cards', holds: ['received', 'ordered + overs - shorts'] },
  E2: {
    of: ['style'],
    unit: 'cards',
    holds: [
      'received + returnsIn',
      'issuedToSites + packetStock + testAndSample + duplicationBlanks + damaged + onHand',
    ],
  },
  // The unit is that of each transfer.
  'E2-transfer': { of: ['transfer'], unit: 'cards', holds: ['sent', 'receivedOfTransfer'] },
  E3: { of: ['site-day'], unit: 'cards', holds: ['blankStart + blankAdded', 'printed + blankEnd + blankDamaged'] },
  E3b: {
    of: ['site-day'],
    unit: 'cards',
    holds: ['printed', 'issuedToVoters + spoiled + misprints + testPrints + provisionalIssued'],
  },
  // Sites
  E4: {
    of: ['site'],
    unit: 'cards',
    holds: [
      'tabulated + emergencyOut + provisionalIssued + spoiled + challenged + voided + unused',
      'verifiedDelivered',
    ],
  },
  E5: {
    of: ['site', 'site-day'],
    unit: 'ballots',
    holds: ['tabulated + emergencyOut - emergencyIn', 'regularCheckIns'],
    needsTwoSources: true,
    isOfVoters: true,
  },
  E6: { of: ['tabulator', 'tabulator-day'], unit: 'cards', holds: ['publicClose - publicOpen', 'tabulated'] },
  'E6-protective': {
    of: ['tabulator', 'tabulator-day'],
    unit: 'cards',
    holds: ['protectiveClose - protectiveOpen', 'cardsFed'],
  },
  E6b: {
    of: ['tabulator', 'tabulator-day'],
    unit: 'cards',
    holds: ['tabulated', 'handCount'],
    needsTwoSources: true,
  },
  E7: { of: ['provisional-site'], unit: 'envelopes', holds: ['provisionalIssued', 'provisionalReturned'] },
  'E7-roster': { of: ['provisional-site'], unit: 'envelopes', holds: ['provisionalIssued', 'rosterLines'] },
  'E7-check-ins': { of: ['site', 'site-day'], unit: 'voters', holds: ['provisionalIssued', 'provisionalCheckIns'] },
  'E7-site': { of: ['provisional-site'], unit: 'envelopes', holds: ['provisionalIssuedThere', 'provisionalIssued'] },
  'E7-fate': { of: ['provisional'], unit: 'envelopes', holds: ['provisionalIssued', 'accepted + rejected'] },
  'E7-counted': { of: ['provisional'], unit: 'envelopes', holds: ['accepted - empties + extras', 'ballotsOut'] },
  'E8-counter': { of: ['tabulator-day'], unit: 'cards', holds: ['closeOfDayBefore', 'publicOpen'] },
  'E8-bin': { of: ['site-day'], unit: 'cards', holds: ['carriedOutDayBefore', 'emergencyIn'] },
  'E8-seals': { of: ['tabulator-day'], unit: 'seals', holds: ['closingSealsOfDayBefore', 'openingSealsTheSame'] },
  // Mail
  E9: {
    of: ['mail'],
    unit: 'packets',
    holds: ['packetStock', 'mailed + insertionSpoils + duplicationBlanks + unused'],
  },
  E10: {
    of: ['mail'],
    unit: 'packets',
    holds: ['mailed', 'returned + undeliverable + surrendered + voidedOutstanding + outstanding'],
  },
  E11: {
    of: ['mail', 'mail-received'],
    unit: 'envelopes',
    holds: ['returned', 'postal + dropBoxes + siteDropOffs + counter'],
  },
  'E11-bag': { of: ['retrieval'], unit: 'envelopes', holds: ['countedAtRetrieval', 'countedAtReceipt'] },
  E12: { of: ['mail', 'mail-received'], unit: 'envelopes', holds: ['returned', 'accepted + rejected + pendingCure'] },
  'E12-batches': { of: ['mail'], unit: 'envelopes', holds: ['returned', 'returnedInBatches'] },
  'E12-opened': { of: ['mail-family'], unit: 'envelopes', holds: ['acceptedOfBatch', 'openedOfBatch'] },
  E13: { of: ['mail', 'batch'], unit: 'ballots', holds: ['opened - empties + extras - otherContents', 'ballotsOut'] },
  'E14-cover': { of: ['batch'], unit: 'cards', holds: ['ballotsOut - originals + duplicates - held', 'handCount'] },
  E14: { of: ['batch'], unit: 'cards', holds: ['handCount', 'tabulated'], needsTwoSources: true },
  E15: { of: ['duplication'], unit: 'cards', holds: ['originals', 'duplicates'] },
  E16: { of: ['scanner'], unit: 'cards', holds: ['tabulatedInBatches', 'scannerTotal'] },
  'E16-cvr': { of: ['scanner'], unit: 'cards', holds: ['cvrRows', 'tabulatedInBatches'] },
  // Storage, totals, audit
  E17: { of: ['container'], unit: 'cards', holds: ['cardsInBatches', 'certifiedTotal'] },
  'E17-all': { of: ['county'], unit: 'cards', holds: ['cardsInContainers', 'tabulatedInBatches'] },
  E18: {
    of: ['contest'],
    unit: 'votes',
    holds: ['votes + undervotes + overvotesByVotesAllowed', 'ballotsByVotesAllowed'],
  },
  E19: {
    of: ['channel'],
    unit: 'ballots',
    holds: ['ballotsCounted', 'votersCredited'],
    needsTwoSources: true,
    isOfVoters: true,
  },
  E20: { of: ['county'], unit: 'cards', holds: ['cardsInManifest', 'ballotsReported'] },
  E21: { of: ['seals'], unit: 'seals', holds: ['received', 'inStock + issued + applied + removed + voided'] },
  E22: { of: ['storage'], unit: 'containers', holds: ['stored', 'present + out + transferred + destroyed'] },
};

/** Every equation, in the order of their numbers. */
export const EQUATIONS: readonly EquationDefinition[] = EQUATION_IDS.map((equation) => {
  const { of, unit, holds, needsTwoSources = false, isOfVoters = false } = WRITTEN[equation];
  const [left, right] = holds;
  return { equation, of, unit, left: terms(left), right: terms(right), needsTwoSources, isOfVoters };
});

const BY_ID = new Map(EQUATIONS.map((each) => [each.equation, each]));

/** An equation by its name. */
export function equationOf(equation: EquationId): EquationDefinition {
  const found = BY_ID.get(equation);
  // Every name has its equation: they are made of the names.
  return found as EquationDefinition;
}
