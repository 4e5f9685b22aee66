import {
  asOn,
  atMost,
  blocks,
  carriersAsListed,
  carriersOpened,
  computed,
  counts,
  differentPeople,
  equal,
  everyRow,
  fields,
  form,
  inOrder,
  noRepeat,
  sum,
  table,
  warns,
} from './define-form.ts';
import type { FormDefinition } from './form-definition.ts';

/* F-01 … F-08: stock, and what a site fills in. */

const SPOIL_REASONS = 'voter-error|misprint|machine-damage|fled|surrendered|other';

/** Ballot order and receipt, of one style. */
const F_01 = form('F-01', {
  prepares: ['coordinator'],
  reviews: ['director', 'reviewer'],
  fields: [
    ...counts('cards', 'vendor-statement', 'ordered overs shorts'),
    ...counts('packs', 'vendor-statement', 'cartons packs nominalPerPack'),
    ...counts('cards', 'nominal-pack', 'nominalReceived'),
    ...counts('cards', 'hand-count', 'received?'),
    ...fields('printer:text lot:name shippedOn:day carrier:text receivedAt:moment'),
    ...fields(
      'countMethod:text:full|sample|none damage?:text cartonSeals*?:seals receivedBy:person receivedWith:person',
    ),
    ...fields('orderApprovedBy:person'),
  ],
  tables: [
    table('samples', [
      ...fields('pack:name'),
      ...counts('cards', 'nominal-pack', 'nominal'),
      ...counts('cards', 'hand-count', 'counted*'),
    ]),
  ],
  computed: computed(
    'shortageVerified = received - ordered',
    'shortageNominal = nominalReceived - ordered',
    'sampleVariance = samples.counted - samples.nominal',
  ),
  checks: [
    blocks('received-by-two', 'completeness', differentPeople(null, 'receivedBy', 'receivedWith', 'orderApprovedBy')),
    blocks('sample-pack-once', 'accuracy', noRepeat('samples', 'pack')),
    warns('sample-is-nominal', 'accuracy', equal('samples.counted', 'samples.nominal')),
  ],
  reenter: ['nominalReceived'],
});

/** Stock issue and delivery to a site. */
const F_02 = form('F-02', {
  prepares: ['coordinator', 'custodian'],
  reviews: ['reviewer'],
  fields: [
    ...fields('from:text to:text style:text sealsFirst:seal sealsLast:seal sealsTo:person transportSeals*:seals'),
    ...counts('cards', 'nominal-pack', 'nominal'),
    ...counts('cards', 'hand-count', 'verified? blankCards?'),
    ...fields('issuedBy:person issuedWith:person receivedBy:person receivedWith:person outAt:moment inAt:moment'),
  ],
  tables: [table('packs', fields('pack:name'), { rowsMin: 1 })],
  checks: [
    blocks('in-after-out', 'accuracy', inOrder('outAt', 'inAt')),
    blocks('pack-once', 'accuracy', noRepeat('packs', 'pack')),
    blocks('issued-by-two', 'completeness', differentPeople(null, 'issuedBy', 'issuedWith')),
    blocks('received-by-two', 'completeness', differentPeople(null, 'receivedBy', 'receivedWith')),
  ],
  reenter: ['nominal'],
});

/** Ballots printed on demand, a day of a site. */
const F_03 = form('F-03', {
  prepares: ['site-lead', 'site-worker'],
  reviews: ['reviewer'],
  fields: [
    ...counts('cards', 'hand-count', 'blankStart* blankAdded blankDamaged blankEnd*'),
    ...counts('cards', 'vendor-statement', 'printerOpen printerClose'),
    ...counts('cards', 'paper-roster', 'issuedToVoters spoiled misprints testPrints provisionalIssued'),
  ],
  computed: computed(
    'printed = printerClose - printerOpen',
    'printDifference = printerClose - printerOpen - issuedToVoters - spoiled - misprints - testPrints - provisionalIssued',
    'blankDifference = blankStart + blankAdded - printerClose + printerOpen - blankDamaged - blankEnd',
  ),
  checks: [
    blocks('printer-runs-forward', 'accuracy', atMost('printerOpen', 'printerClose')),
    warns('printed-accounted', 'accuracy', equal('printDifference', '')),
    warns('blanks-accounted', 'accuracy', equal('blankDifference', '')),
  ],
  reenter: ['printed', 'blankEnd'],
});

/** Precinct reconciliation at the end of Election Day, with a row for every tabulator. */
const F_04 = form('F-04', {
  prepares: ['site-lead'],
  reviews: ['reviewer'],
  mixedParties: true,
  fields: [
    ...counts('cards', 'nominal-pack', 'delivered'),
    ...counts('cards', 'hand-count', 'emergencyOut spoiled voided challenged unused'),
    ...counts('cards', 'paper-roster', 'provisionalIssued'),
    ...counts('voters', 'poll-book', 'checkIns provisionalCheckIns'),
    ...fields('pollsClosedAt:moment closedAt:moment container:text'),
  ],
  tables: [
    table(
      'tabulators',
      [
        ...fields('tabulator:name'),
        ...counts('cards', 'tabulator-counter', 'publicOpen* publicClose tabulated'),
        ...counts('cards', 'tabulator-counter', 'protectiveOpen? protectiveClose? cardsFed?'),
        ...counts('cards', 'hand-count', 'handCount?'),
      ],
      { rowsMin: 1, rowPlace: 'tabulator' },
    ),
    table('packs', [
      ...fields('pack:text lot?:name countedBy:person countedWith:person'),
      ...counts('cards', 'nominal-pack', 'nominal'),
      ...counts('cards', 'hand-count', 'counted'),
    ]),
    table('carriers', fields('carrier:name opened:yes-no seal*?:seal')),
    table('seals', fields('position:name seal:seal'), { rowsMin: 1 }),
  ],
  computed: computed(
    'packVariance = packs.counted - packs.nominal',
    'verifiedDelivered = delivered + packs.counted - packs.nominal',
    'tabulated = tabulators.tabulated',
    'accounted = tabulators.tabulated + emergencyOut + provisionalIssued + spoiled + voided + challenged + unused',
    'stockDifference = accounted - verifiedDelivered',
    'regularCheckIns = checkIns - provisionalCheckIns',
    'voterDifference = tabulated + emergencyOut - regularCheckIns',
  ),
  checks: [
    blocks('public-open-at-zero', 'accuracy', { rule: 'no-more-than', sum: sum('tabulators.publicOpen'), limit: 0 }),
    blocks('counter-runs-forward', 'accuracy', atMost('tabulators.publicOpen', 'tabulators.publicClose')),
    blocks('tabulator-once', 'accuracy', noRepeat('tabulators', 'tabulator')),
    blocks('pack-counted-by-two', 'completeness', differentPeople('packs', 'countedBy', 'countedWith')),
    blocks('emergency-bin-empty', 'accuracy', { rule: 'no-more-than', sum: sum('emergencyOut'), limit: 0 }),
    blocks('carriers-as-listed', 'cross-form', carriersAsListed('carriers')),
    blocks('carriers-opened', 'completeness', carriersOpened('carriers')),
    blocks('closed-after-polls', 'accuracy', inOrder('pollsClosedAt', 'closedAt')),
    blocks('provisional-agree', 'cross-form', equal('provisionalIssued', 'provisionalCheckIns')),
    blocks('seal-position-once', 'accuracy', noRepeat('seals', 'position')),
    blocks('seal-once', 'accuracy', noRepeat('seals', 'seal')),
    blocks('unused-as-certified', 'cross-form', asOn('unused', 'F-07', 'certifiedUnused')),
    blocks('spoiled-as-logged', 'cross-form', asOn('spoiled + voided', 'F-06', 'logged')),
    blocks('provisional-as-transmitted', 'cross-form', asOn('provisionalIssued', 'F-08', 'provisionalIssued')),
    warns('stock-accounted', 'accuracy', equal('stockDifference', '')),
  ],
  reenter: ['tabulated', 'checkIns', 'unused'],
});

/** Early voting, a day of a site, with a row for every tabulator. */
const F_05 = form('F-05', {
  prepares: ['site-lead'],
  reviews: ['reviewer'],
  mixedParties: true,
  fields: [
    ...counts('cards', 'hand-count', 'emergencyIn emergencyOut'),
    ...counts('voters', 'poll-book', 'regularCheckIns'),
    ...counts('cards', 'paper-roster', 'spoiled provisionalIssued'),
    ...counts('voters', 'poll-book', 'provisionalCheckIns?'),
    ...fields('closedAt:moment container:text'),
  ],
  tables: [
    table(
      'tabulators',
      [
        ...fields('tabulator:name batch:text'),
        ...counts('cards', 'tabulator-counter', 'publicOpen* publicClose tabulated'),
        ...counts('cards', 'tabulator-counter', 'protectiveOpen? protectiveClose? cardsFed?'),
        ...counts('cards', 'hand-count', 'handCount?'),
        ...fields('openingSeal*:seal closingSeal:seal'),
      ],
      { rowsMin: 1, rowPlace: 'tabulator' },
    ),
  ],
  computed: computed(
    'tabulated = tabulators.tabulated',
    'voterDifference = tabulators.tabulated + emergencyOut - emergencyIn - regularCheckIns',
  ),
  checks: [
    blocks('counter-runs-forward', 'accuracy', atMost('tabulators.publicOpen', 'tabulators.publicClose')),
    blocks('tabulator-once', 'accuracy', noRepeat('tabulators', 'tabulator')),
    blocks('seal-once', 'accuracy', noRepeat('tabulators', 'closingSeal')),
  ],
  reenter: ['tabulated', 'regularCheckIns'],
});

/** Spoiled, voided and surrendered ballots of a site. */
const F_06 = form('F-06', {
  prepares: ['site-lead'],
  reviews: ['reviewer'],
  fields: [...fields('envelope:text envelopeSeal:seal'), ...counts('cards', 'hand-count', 'surrendered')],
  tables: [
    table('ballots', [
      ...fields(`serial:name style:text at:moment reason:text:${SPOIL_REASONS} initials:person initialsWith:person`),
      ...counts('cards', 'hand-count', 'cards replaced'),
    ]),
  ],
  computed: computed('logged = ballots.cards', 'replacedTotal = ballots.replaced'),
  checks: [
    blocks('replaced-within-spoiled', 'accuracy', atMost('ballots.replaced', 'ballots.cards')),
    blocks('spoiled-seen-by-two', 'completeness', differentPeople('ballots', 'initials', 'initialsWith')),
    blocks('serial-once', 'accuracy', noRepeat('ballots', 'serial')),
  ],
  reenter: ['logged'],
});

/** Unused ballots, counted and sealed. */
const F_07 = form('F-07', {
  prepares: ['site-lead'],
  reviews: ['reviewer'],
  fields: [
    ...counts('packs', 'hand-count', 'unopenedPacks'),
    ...counts('cards', 'nominal-pack', 'inUnopenedPacks'),
    ...counts('cards', 'hand-count', 'remainder'),
    ...fields('disposition:text:returned|destroyed container:text seal:seal'),
  ],
  computed: computed('certifiedUnused = inUnopenedPacks + remainder'),
  reenter: ['certifiedUnused'],
});

/** Provisional envelopes of a site: numbers only, no names. */
const F_08 = form('F-08', {
  prepares: ['site-lead'],
  reviews: ['reviewer'],
  fields: [
    ...counts('envelopes', 'paper-roster', 'provisionalIssued rosterLines'),
    ...counts('envelopes', 'hand-count', 'provisionalReturned'),
    ...fields('container:text seals*:seals givenBy:person givenWith:person receivedBy:person receivedWith:person'),
  ],
  tables: [table('envelopes', fields('envelope:name reason:text at:moment sealed:yes-no'))],
  checks: [
    blocks('envelope-once', 'accuracy', noRepeat('envelopes', 'envelope')),
    blocks('envelopes-sealed', 'completeness', everyRow('envelopes', 'sealed', true)),
    blocks('given-by-two', 'completeness', differentPeople(null, 'givenBy', 'givenWith')),
    blocks('received-by-two', 'completeness', differentPeople(null, 'receivedBy', 'receivedWith')),
    blocks('all-returned', 'accuracy', equal('provisionalIssued', 'provisionalReturned')),
  ],
  reenter: ['provisionalReturned'],
});

/** The forms of stock and sites. */
export const STOCK_AND_SITE_FORMS: readonly FormDefinition[] = [F_01, F_02, F_03, F_04, F_05, F_06, F_07, F_08];
