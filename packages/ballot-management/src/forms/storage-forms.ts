import {
  blocks,
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

/* F-15 … F-27: batches and containers, seals, access, transfers, audits, destruction, people. */

/** Every batch with its size and container: what the manifest is made of. */
const F_15 = form('F-15', {
  prepares: ['custodian'],
  reviews: ['reviewer'],
  tables: [
    table(
      'batches',
      [
        ...fields('batch:name tabulator:name tabulatorBatch?:text container:text position?:text sealedAt:moment'),
        ...counts('cards', 'hand-count', 'cards'),
        ...counts('cards', 'tabulator-counter', 'cardsTabulated'),
      ],
      { rowsMin: 1 },
    ),
  ],
  computed: computed('total = batches.cards', 'totalTabulated = batches.cardsTabulated'),
  checks: [
    blocks('batch-once', 'accuracy', noRepeat('batches', 'batch', 'tabulator')),
    blocks('hand-as-tabulated', 'accuracy', equal('batches.cards', 'batches.cardsTabulated')),
  ],
  reenter: ['total'],
});

/** What is in a container, with its seals. */
const F_16 = form('F-16', {
  prepares: ['custodian'],
  reviews: ['reviewer'],
  fields: [...fields('sealedAt:moment location:text'), ...counts('cards', 'hand-count', 'certifiedTotal')],
  tables: [
    table('batches', [...fields('batch:name'), ...counts('cards', 'hand-count', 'cards')], { rowsMin: 1 }),
    table('seals', fields('position:name seal:seal'), { rowsMin: 1 }),
  ],
  checks: [
    blocks('batches-make-the-total', 'accuracy', equal('batches.cards', 'certifiedTotal')),
    blocks('batch-once', 'accuracy', noRepeat('batches', 'batch')),
    blocks('seal-once', 'accuracy', noRepeat('seals', 'seal')),
    blocks('seal-position-once', 'accuracy', noRepeat('seals', 'position')),
    warns('not-too-full', 'accuracy', { rule: 'no-more-than', sum: sum('certifiedTotal'), limit: 1000 }),
  ],
  reenter: ['certifiedTotal'],
});

/** Seals: what was done with each. */
const F_17 = form('F-17', {
  prepares: ['custodian'],
  reviews: ['security-officer'],
  tables: [
    table(
      'acts',
      fields(
        'seal:seal act:text:apply|inspect|remove|void container:text position:text expected*?:seal condition:text:intact|damaged|cut|missing at:moment place:text first:person second:person reason?:text',
      ),
      { rowsMin: 1 },
    ),
  ],
  checks: [blocks('two-for-each-seal', 'completeness', differentPeople('acts', 'first', 'second'))],
});

/** Who entered a storage area. */
const F_18 = form('F-18', {
  prepares: ['custodian'],
  reviews: ['security-officer'],
  tables: [
    table(
      'entries',
      fields(
        'enteredAt:moment leftAt:moment first:person second:person purpose:text task:text containers?:text authorizedBy:person cameraOk:yes-no',
      ),
      { rowsMin: 1 },
    ),
  ],
  checks: [
    blocks('never-alone', 'completeness', differentPeople('entries', 'first', 'second')),
    blocks('left-after-entering', 'accuracy', inOrder('enteredAt', 'leftAt', 'entries')),
    warns('camera-worked', 'accuracy', everyRow('entries', 'cameraOk', true)),
  ],
});

/** A hand-over of custody. */
const F_19 = form('F-19', {
  prepares: ['custodian', 'runner', 'retriever', 'site-lead'],
  reviews: ['security-officer', 'reviewer'],
  signatures: 4,
  fields: [
    ...fields('purpose:text from:text to:text vehicle?:text departedAt:moment receivedAt:moment'),
    ...fields('givenBy:person givenWith:person receivedBy:person receivedWith:person witnesses?:text exceptions?:text'),
    ...counts('cards', 'hand-count', 'declared counted*'),
  ],
  tables: [
    table('containers', fields('container:name condition:text:intact|damaged|cut|missing'), { rowsMin: 1 }),
    table('seals', fields('container:text position:text out:seal in*:seal'), { rowsMin: 1 }),
  ],
  checks: [
    blocks('received-after-departure', 'accuracy', inOrder('departedAt', 'receivedAt')),
    blocks('given-by-two', 'completeness', differentPeople(null, 'givenBy', 'givenWith')),
    blocks('received-by-two', 'completeness', differentPeople(null, 'receivedBy', 'receivedWith')),
    blocks('container-once', 'accuracy', noRepeat('containers', 'container')),
    warns('counted-as-declared', 'accuracy', equal('declared', 'counted')),
    warns('on-the-road', 'accuracy', { rule: 'within-minutes', first: 'departedAt', second: 'receivedAt' }),
  ],
  reenter: ['counted'],
  pairs: [
    { table: null, typed: 'counted', hidden: 'declared' },
    { table: 'seals', typed: 'in', hidden: 'out' },
  ],
});

/** The station's list of what went out to boards and came back. */
const F_20 = form('F-20', {
  prepares: ['custodian', 'runner'],
  reviews: ['reviewer'],
  tables: [
    table(
      'movements',
      [
        ...fields('sequence:text container:text batches:text board:text outAt:moment station:person runnerOut:person'),
        ...fields('boardMember:person sealsFound*:seals inAt:moment runnerIn:person tallySheet:yes-no newSeals:seals'),
        ...fields('entered:yes-no location:text special?:text'),
        ...counts('cards', 'hand-count', 'cardsOut cardsIn* cardsMoved'),
      ],
      { rowsMin: 1, computed: computed('difference = cardsIn - cardsOut + cardsMoved') },
    ),
  ],
  checks: [
    blocks('everything-home', 'accuracy', equal('movements.cardsIn + movements.cardsMoved', 'movements.cardsOut')),
    blocks('in-after-out', 'accuracy', inOrder('outAt', 'inAt', 'movements')),
    blocks('paperwork-complete', 'completeness', everyRow('movements', 'tallySheet', true)),
    blocks('results-entered', 'completeness', everyRow('movements', 'entered', true)),
    blocks('never-alone', 'completeness', differentPeople('movements', 'station', 'runnerOut')),
  ],
  pairs: [{ table: 'movements', typed: 'cardsIn', hidden: 'cardsOut' }],
});

/** What an audit board counted of a batch in one contest. */
const F_21 = form('F-21', {
  prepares: ['board-member'],
  reviews: ['reviewer'],
  fields: [
    ...fields('board:text container:text contest:text method:text:sort-and-stack|tally-marks'),
    ...counts('ballots', 'hand-count', 'handled blank overvoted duplicated toReview'),
    ...counts('votes', 'hand-count', 'votesAllowed undervotes writeInsQualified writeInsOther'),
  ],
  tables: [
    table('choices', [...fields('choice:name'), ...counts('votes', 'hand-count', 'tens rest votes')], { rowsMin: 1 }),
  ],
  computed: computed('allVotes = choices.votes + writeInsQualified + writeInsOther'),
  checks: [
    blocks('choice-once', 'accuracy', noRepeat('choices', 'choice')),
    blocks(
      'ballots-make-the-batch',
      'accuracy',
      equal('choices.votes + writeInsQualified + writeInsOther + undervotes + overvoted', 'handled'),
    ),
  ],
  reenter: ['handled'],
});

/** What was found in a storage area. */
const F_22 = form('F-22', {
  prepares: ['custodian'],
  reviews: ['security-officer'],
  fields: fields('area:text at:moment'),
  tables: [table('seen', fields('container*:name slot:text sealsAsExpected:yes-no'))],
  checks: [
    blocks('container-once', 'accuracy', noRepeat('seen', 'container')),
    warns('seals-as-expected', 'accuracy', everyRow('seen', 'sealsAsExpected', true)),
  ],
});

/** A difference or incident, what was tried, and what was decided. */
const F_23 = form('F-23', {
  prepares: ['site-lead', 'processor', 'custodian', 'coordinator', 'reviewer'],
  reviews: ['reviewer', 'director'],
  fields: [
    ...fields('unit:text equation?:text residual?:text decision?:text minute?:text publicText:text'),
    ...fields('publicTextReviewedBy:person publicTextWrittenBy:person'),
  ],
  tables: [
    table('steps', fields('step:text outcome:text:done|not-applicable initials:person')),
    table('lines', fields('code:text amount:text text?:text evidence:text')),
    table('told', fields('who:text at:moment')),
  ],
  checks: [
    blocks('text-reviewed', 'completeness', differentPeople(null, 'publicTextWrittenBy', 'publicTextReviewedBy')),
  ],
});

/** What was destroyed or given away. */
const F_24 = form('F-24', {
  prepares: ['custodian', 'coordinator'],
  reviews: ['director'],
  fields: [
    ...fields('contents:text:voted|unused|envelopes|seals|forms electionOn:day destroyedOn:day method:text'),
    ...fields('noLitigation:yes-no noContest:yes-no noRequest:yes-no noInvestigation:yes-no counselAgrees:yes-no'),
    ...fields('holdSources:text witness:person witnessWith:person certificate:text'),
  ],
  tables: [table('containers', fields('container:name sealsFound*:seals'), { rowsMin: 1 })],
  checks: [
    blocks('no-litigation', 'completeness', { rule: 'yes', field: 'noLitigation' }),
    blocks('no-contest', 'completeness', { rule: 'yes', field: 'noContest' }),
    blocks('no-request', 'completeness', { rule: 'yes', field: 'noRequest' }),
    blocks('no-investigation', 'completeness', { rule: 'yes', field: 'noInvestigation' }),
    blocks('counsel-agrees', 'completeness', { rule: 'yes', field: 'counselAgrees' }),
    blocks('witnessed-by-two', 'completeness', differentPeople(null, 'witness', 'witnessWith')),
    blocks('container-once', 'accuracy', noRepeat('containers', 'container')),
  ],
});

/** What was changed in an approved form, and why. */
const F_25 = form('F-25', {
  prepares: ['site-lead', 'processor', 'scanner', 'custodian', 'coordinator', 'retriever', 'duplicator'],
  reviews: ['reviewer'],
  signatures: 1,
  fields: fields(
    'target:text version:text reason:text:transcription|arithmetic|wrong-unit|late-document|ruling explanation:text evidence:text publicNote?:text',
  ),
  tables: [table('changes', fields('field:name was:text becomes:text'), { rowsMin: 1 })],
  checks: [blocks('field-once', 'accuracy', noRepeat('changes', 'field'))],
});

/** Who was trained. */
const F_26 = form('F-26', {
  prepares: ['training-officer'],
  reviews: ['director', 'reviewer'],
  signatures: 1,
  fields: fields('course:text version:text on:day instructor:person method:text:in-person|online materials:text'),
  tables: [table('attendees', fields('attendee:person result:text:passed|failed'), { rowsMin: 1 })],
  checks: [
    blocks('attendee-once', 'accuracy', noRepeat('attendees', 'attendee')),
    blocks('instructor-is-no-attendee', 'accuracy', differentPeople('attendees', 'attendee', 'instructor')),
  ],
});

/** Who watched. */
const F_27 = form('F-27', {
  prepares: ['site-lead', 'custodian', 'coordinator', 'security-officer'],
  reviews: ['reviewer'],
  signatures: 1,
  tables: [
    table(
      'observers',
      fields(
        'name:text represents:text badge:text inAt:moment outAt?:moment area:text rulesAccepted:yes-no remarks?:text copies?:text',
      ),
    ),
  ],
  checks: [
    blocks('rules-accepted', 'completeness', everyRow('observers', 'rulesAccepted', true)),
    blocks('left-after-coming', 'accuracy', inOrder('inAt', 'outAt', 'observers')),
  ],
});

/** The forms of storage, audits, people and what ends. */
export const STORAGE_FORMS: readonly FormDefinition[] = [
  F_15,
  F_16,
  F_17,
  F_18,
  F_19,
  F_20,
  F_21,
  F_22,
  F_23,
  F_24,
  F_25,
  F_26,
  F_27,
];
