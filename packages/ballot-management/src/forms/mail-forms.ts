import {
  atMost,
  blocks,
  computed,
  counts,
  differentPeople,
  equal,
  everyRow,
  everyRowAtMost,
  fields,
  form,
  inOrder,
  noRepeat,
  rowsMake,
  table,
  warns,
} from './define-form.ts';
import type { FormDefinition } from './form-definition.ts';

/* F-09 … F-14: ballots by mail, from the mail house to the scanner. */

const REMAKE_REASONS = 'torn|stain|timing-mark|overseas-print|wrong-ink|identifying-mark|voter-instruction|other';

/** Why an envelope is challenged, so that its voter may cure it. */
export const CHALLENGE_CAUSES = ['unsigned', 'mismatch', 'witness', 'other'] as const;
export type ChallengeCause = (typeof CHALLENGE_CAUSES)[number];

/** Mail ballots to date. */
const F_09 = form('F-09', {
  prepares: ['coordinator', 'processor'],
  reviews: ['reviewer'],
  fields: [
    ...counts('packets', 'vendor-statement', 'packetStock mailed*'),
    ...counts('packets', 'hand-count', 'insertionSpoils duplicationBlanks unused undeliverable surrendered'),
    ...counts('packets', 'derived', 'voidedOutstanding outstanding'),
    ...counts('packets', 'paper-roster', 'reissued voidedOriginals'),
    ...fields('statement:text'),
  ],
  checks: [
    blocks(
      'stock-accounted',
      'accuracy',
      equal('packetStock', 'mailed + insertionSpoils + duplicationBlanks + unused'),
    ),
    blocks('voided-within-reissued', 'accuracy', atMost('voidedOutstanding', 'voidedOriginals')),
  ],
  reenter: ['mailed'],
});

/** A drop box emptied by two people, and what was received from them. */
const F_10 = form('F-10', {
  prepares: ['retriever', 'receiver'],
  reviews: ['reviewer', 'security-officer'],
  fields: [
    ...fields('box:name arrivedAt:moment departedAt:moment receivedAt:moment retriever:person retrieverWith:person'),
    ...fields('badgesShown:yes-no boxSealFound*:seal condition:text:intact|damaged|cut|missing'),
    ...fields('transferContainer:text emptyContainer?:text newBoxSeal:seal transferSeals:seals boxEmpty?:yes-no'),
    ...fields('receiver:person receiverWith:person sealsReceived*:seals issues?:text'),
    ...counts('envelopes', 'hand-count', 'countedAtRetrieval? countedAtReceipt*'),
  ],
  checks: [
    blocks('departed-after-arrival', 'accuracy', inOrder('arrivedAt', 'departedAt')),
    blocks('received-after-departure', 'accuracy', inOrder('departedAt', 'receivedAt')),
    blocks('team-of-two', 'completeness', differentPeople(null, 'retriever', 'retrieverWith')),
    blocks(
      'receivers-not-of-the-team',
      'completeness',
      differentPeople(null, 'retriever', 'retrieverWith', 'receiver', 'receiverWith'),
    ),
    blocks('badges-shown', 'completeness', { rule: 'yes', field: 'badgesShown' }),
    warns('on-the-road', 'accuracy', { rule: 'within-minutes', first: 'departedAt', second: 'receivedAt' }),
    warns('box-seen-empty', 'completeness', { rule: 'yes', field: 'boxEmpty' }),
  ],
  reenter: ['countedAtReceipt'],
  pairs: [
    { table: null, typed: 'countedAtReceipt', hidden: 'countedAtRetrieval' },
    { table: null, typed: 'sealsReceived', hidden: 'transferSeals' },
  ],
});

/** Mail from the postal service, by tray. */
const F_11 = form('F-11', {
  prepares: ['receiver'],
  reviews: ['reviewer'],
  fields: [
    ...fields('collectedAt:moment location:text custodian:person'),
    ...counts('envelopes', 'envelope-sorter', 'bySorter*'),
    ...counts('envelopes', 'hand-count', 'inTrays'),
  ],
  tables: [
    table('trays', [
      ...fields('tray:name'),
      ...counts('envelopes', 'envelope-sorter', 'sorted'),
      ...counts('envelopes', 'hand-count', 'handSample?'),
    ]),
  ],
  computed: computed('trayTotal = trays.sorted'),
  checks: [
    blocks('trays-make-the-total', 'accuracy', equal('trays.sorted', 'bySorter')),
    blocks('tray-once', 'accuracy', noRepeat('trays', 'tray')),
  ],
  reenter: ['bySorter'],
  pairs: [{ table: null, typed: 'bySorter', hidden: 'inTrays' }],
});

/**
 * What became of the returned envelopes, to date. Where two people enter what they looked at that day, each of their sittings is a row, and so are the
 * envelopes that wait to be cured: by the day they were challenged, the cause and who challenged them.
 */
const F_12 = form('F-12', {
  prepares: ['processor'],
  reviews: ['reviewer'],
  fields: [
    ...counts('envelopes', 'hand-count', 'returned accepted'),
    ...counts('envelopes', 'hand-count', 'late unsigned mismatch repeated otherReason pendingCure cured'),
    ...counts('envelopes', 'hand-count', 'postal dropBoxes siteDropOffs counter'),
    ...counts('voters', 'poll-book', 'votersCredited'),
  ],
  tables: [
    table(
      'sittings',
      [
        ...fields('reviewer:person reviewerWith:person'),
        ...counts(
          'envelopes',
          'hand-count',
          'postal dropBoxes siteDropOffs counter accepted late repeated otherReason',
        ),
        ...counts('envelopes', 'hand-count', 'sentUnsigned sentMismatch sentWitness sentOther'),
      ],
      { computed: computed('taken = postal + dropBoxes + siteDropOffs + counter') },
    ),
    table(
      'cures',
      [
        ...fields(`sentOn:day cause:text:${CHALLENGE_CAUSES.join('|')} reviewer:person reviewerWith:person`),
        ...counts('envelopes', 'hand-count', 'sent curedOf rejectedOf'),
        ...fields('rejectedBy?:person rejectedWith?:person'),
      ],
      { computed: computed('open = sent - curedOf - rejectedOf') },
    ),
  ],
  computed: computed('rejected = late + unsigned + mismatch + repeated + otherReason'),
  checks: [
    blocks(
      'every-envelope-disposed',
      'accuracy',
      equal('returned', 'accepted + late + unsigned + mismatch + repeated + otherReason + pendingCure'),
    ),
    blocks('looked-at-by-two', 'completeness', differentPeople('sittings', 'reviewer', 'reviewerWith')),
    blocks(
      'rejected-by-others',
      'completeness',
      differentPeople('cures', 'reviewer', 'reviewerWith', 'rejectedBy', 'rejectedWith'),
    ),
    blocks('cure-once', 'accuracy', noRepeat('cures', 'sentOn', 'cause', 'reviewer', 'reviewerWith')),
    blocks('cures-within-challenges', 'accuracy', everyRowAtMost('cures', 'curedOf + rejectedOf', 'sent')),
    blocks('open-cures-are-pending', 'accuracy', rowsMake('cures', 'cures.open', 'pendingCure')),
  ],
  reenter: ['returned', 'accepted'],
});

/** The cover sheet of a batch: section A of those who open it, section B of those who scan it. */
const F_13 = form('F-13', {
  prepares: ['processor', 'scanner'],
  reviews: ['reviewer'],
  signatures: 4,
  fields: [
    ...fields('container?:text openedBy:person openedWith:person scannedBy:person scannedWith:person'),
    ...counts('envelopes', 'hand-count', 'opened empties extras otherContents'),
    ...counts('cards', 'hand-count', 'originals duplicates held handCount'),
    ...fields('scanner:text tabulatorBatch:text'),
    ...counts('cards', 'tabulator-counter', 'tabulated outstacked rescans'),
  ],
  computed: computed(
    'ballotsOut = opened - empties + extras - otherContents',
    'final = ballotsOut - originals + duplicates - held',
    'handMinusScanner = handCount - tabulated',
    'finalMinusHand = final - handCount',
  ),
  checks: [
    blocks('opened-by-two', 'completeness', differentPeople(null, 'openedBy', 'openedWith')),
    blocks('scanned-by-two', 'completeness', differentPeople(null, 'scannedBy', 'scannedWith')),
    warns('hand-as-scanner', 'accuracy', equal('handCount', 'tabulated')),
    warns('final-as-hand', 'accuracy', equal('final', 'handCount')),
  ],
  reenter: ['handCount', 'tabulated'],
});

/** Duplicated (remade) ballots. */
const F_14 = form('F-14', {
  prepares: ['duplicator'],
  reviews: ['reviewer'],
  fields: counts('cards', 'hand-count', 'blanksUsed'),
  tables: [
    table('pairs', [
      ...fields(`original:name duplicate:name batch:text style:text reason:text:${REMAKE_REASONS} at:moment`),
      ...fields('originalStamped:yes-no duplicateStamped:yes-no'),
      ...fields('caller:person marker:person verifier:person verifierWith:person'),
      ...counts('cards', 'hand-count', 'cards spoiledDuplicates'),
    ]),
  ],
  computed: computed('remade = pairs.cards'),
  checks: [
    blocks('original-once', 'accuracy', noRepeat('pairs', 'original')),
    blocks('duplicate-once', 'accuracy', noRepeat('pairs', 'duplicate')),
    blocks('originals-stamped', 'completeness', everyRow('pairs', 'originalStamped', true)),
    blocks('duplicates-stamped', 'completeness', everyRow('pairs', 'duplicateStamped', true)),
    blocks(
      'verified-by-others',
      'completeness',
      differentPeople('pairs', 'caller', 'marker', 'verifier', 'verifierWith'),
    ),
    blocks('blanks-accounted', 'accuracy', equal('blanksUsed', 'pairs.cards + pairs.spoiledDuplicates')),
  ],
  reenter: ['remade'],
});

/** The forms of mail ballots. */
export const MAIL_FORMS: readonly FormDefinition[] = [F_09, F_10, F_11, F_12, F_13, F_14];
