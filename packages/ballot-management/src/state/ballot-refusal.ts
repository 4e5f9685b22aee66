import type { ExplanationCode } from '../accounting/explanation.ts';
import type { FieldProblem } from '../forms/filled-form.ts';
import type { Duty } from './nouns.ts';
import type { FormState, Part } from './room.ts';

/** What keeps containers from being destroyed. */
export type DestructionObstacle =
  | { readonly what: 'too-early'; readonly earliest: string }
  | { readonly what: 'hold'; readonly hold: string; readonly kind: string }
  | { readonly what: 'incident'; readonly incident: string }
  | { readonly what: 'no-inventory'; readonly days: number }
  | { readonly what: 'not-approved'; readonly container: string };

/** What keeps a manifest from being final. */
export type ManifestBlocker =
  | { readonly what: 'batch-without-cards'; readonly batch: string }
  | { readonly what: 'batch-name-not-usable'; readonly batch: string; readonly name: string }
  | { readonly what: 'batch-name-repeated'; readonly name: string }
  | { readonly what: 'form-not-approved'; readonly batch: string; readonly form: string; readonly state: string }
  | { readonly what: 'unit-not-reconciled'; readonly batch: string; readonly place: string; readonly status: string }
  | { readonly what: 'batch-in-no-container'; readonly batch: string }
  | { readonly what: 'counts-differ'; readonly batch: string; readonly physical: number; readonly tabulated: number }
  | { readonly what: 'container-not-ready'; readonly container: string; readonly why: string }
  | { readonly what: 'incident-open'; readonly incident: string }
  /** Of a container, or of a line of a count. */
  | { readonly what: 'devices-disagree'; readonly conflict: string; readonly place: string }
  | { readonly what: 'total-differs'; readonly cards: number; readonly reported: number }
  | { readonly what: 'difference-of-county'; readonly place: string; readonly status: string }
  /** Shown in the place of another to whoever is still to read again the figures that it names. */
  | { readonly what: 'figures-hidden' }
  | { readonly what: 'nothing-to-list' };

/** What keeps the votes by batch from an audit, beside what keeps the manifest from it. */
export type TalliesObstacle =
  | { readonly what: 'votes-missing'; readonly batch: string }
  | { readonly what: 'votes-waiting'; readonly batch: string }
  | { readonly what: 'votes-returned'; readonly batch: string }
  | { readonly what: 'votes-outdated'; readonly batch: string }
  /** The contest was not reported, or with other choices than the audit has. */
  | { readonly what: 'votes-of-contest-missing'; readonly batch: string; readonly contest: string }
  | {
      readonly what: 'votes-on-other-cards';
      readonly batch: string;
      readonly cards: number;
      readonly tabulated: number;
    }
  | {
      readonly what: 'votes-above-cards';
      readonly batch: string;
      readonly contest: string;
      readonly votes: number;
      readonly most: number;
    }
  /** A file of votes names each batch by its name alone. */
  | { readonly what: 'votes-name-repeated'; readonly name: string };

/** Why a site cannot be closed. */
export type OpenIssue =
  | { readonly issue: 'carrier-not-opened'; readonly carriers: readonly string[]; readonly envelopes: number }
  | { readonly issue: 'carrier-on-its-way'; readonly carriers: readonly string[] }
  | { readonly issue: 'emergency-bin-not-empty'; readonly cards: number }
  | { readonly issue: 'form-not-signed'; readonly form: string }
  | { readonly issue: 'form-missing'; readonly form: string };

/** Why a command was not carried out: a code, with what a sentence about it needs. */
export type BallotRefusal =
  | { readonly code: 'room-not-opened' }
  | { readonly code: 'room-opened-already' }
  | { readonly code: 'sign-in-unknown'; readonly signIn: string }
  | { readonly code: 'nobody-asks' }
  /** Fewer people than the act asks for, however many accounts were used. */
  | { readonly code: 'more-people-needed'; readonly needed: number; readonly people: number }
  | { readonly code: 'duty-missing'; readonly person: string; readonly duties: readonly Duty[] }
  | { readonly code: 'oath-missing'; readonly person: string }
  | {
      readonly code: 'training-not-current';
      readonly person: string;
      readonly course: string;
      /** Whether somebody else could do it today. */
      readonly instead: 'others' | 'nobody';
      readonly trained: readonly string[];
    }
  /** Nobody lets somebody in alone, where the office has two administrators to begin with. */
  | { readonly code: 'founders-are-one'; readonly person: string }
  | { readonly code: 'founders-not-administrators' }
  | { readonly code: 'opener-is-no-founder' }
  | { readonly code: 'confirmed-by-proposer'; readonly person: string }
  | { readonly code: 'confirmed-by-themselves'; readonly person: string }
  | { readonly code: 'name-taken'; readonly kind: string; readonly name: string }
  | { readonly code: 'unknown'; readonly kind: string; readonly name: string }
  /** A form is about a place that nobody has registered; `known` are some that are there. */
  | { readonly code: 'place-unknown'; readonly place: string; readonly known: readonly string[] }
  | { readonly code: 'training-version-unknown'; readonly course: string; readonly version: number }
  | { readonly code: 'instructor-certifies-self'; readonly person: string }
  | { readonly code: 'override-of-oneself'; readonly person: string }
  | { readonly code: 'override-not-of-today'; readonly day: string }
  | { readonly code: 'author-approves-own'; readonly person: string }
  | { readonly code: 'procedure-approved-already'; readonly procedure: string; readonly version: number }
  | { readonly code: 'text-too-short'; readonly least: number; readonly length: number }
  // Counts and the ledger
  | { readonly code: 'source-proves-nothing'; readonly source: string }
  | { readonly code: 'witness-is-counter'; readonly person: string }
  | { readonly code: 'account-not-usable'; readonly account: string }
  | { readonly code: 'not-enough-there'; readonly account: string; readonly asked: number }
  | { readonly code: 'transfer-received-already'; readonly transfer: string }
  | { readonly code: 'transfer-not-received'; readonly transfer: string }
  | { readonly code: 'receiver-is-giver'; readonly person: string }
  | { readonly code: 'recount-by-same-people'; readonly transfer: string }
  | {
      readonly code: 'conversion-not-balanced';
      readonly taken: number;
      readonly made: number;
      readonly expected: number;
    }
  // Files that are taken in
  | { readonly code: 'import-not-read' }
  | { readonly code: 'import-not-confirmed' }
  | { readonly code: 'import-refused'; readonly rows: number }
  | { readonly code: 'import-changed-since' }
  | { readonly code: 'imported-place-hidden'; readonly place: string }
  | { readonly code: 'imported-twice'; readonly place: string; readonly row: number }
  | { readonly code: 'imported-site-without-voters'; readonly site: string }
  | { readonly code: 'imported-day-missing'; readonly site: string }
  | { readonly code: 'imported-day-unknown'; readonly site: string; readonly day: string }
  | { readonly code: 'imported-tabulator-unknown'; readonly tabulator: string }
  | { readonly code: 'imported-batch-missing'; readonly tabulator: string }
  | { readonly code: 'imported-batch-unknown'; readonly tabulator: string; readonly tabulatorBatch: string }
  | {
      readonly code: 'imported-batch-deleted';
      readonly tabulator: string;
      readonly tabulatorBatch: string;
      readonly batch: string;
    }
  | { readonly code: 'imported-batches-left-out'; readonly place: string; readonly batches: readonly string[] }
  | { readonly code: 'imported-container-differs'; readonly container: string }
  | { readonly code: 'imported-person-differs'; readonly person: string; readonly name: string }
  | { readonly code: 'imported-duty-differs'; readonly person: string; readonly duty: Duty }
  // What is planned
  | { readonly code: 'expected-tabulator-unknown'; readonly site: string; readonly tabulator: string }
  | { readonly code: 'expected-tabulator-missing'; readonly site: string }
  | { readonly code: 'expected-too-many'; readonly cards: number; readonly most: number }
  | { readonly code: 'plan-changed-since' }
  | { readonly code: 'plan-not-ready'; readonly problems: number }
  // Batches and containers
  | { readonly code: 'batch-name-not-usable'; readonly name: string; readonly why: NameProblem }
  | { readonly code: 'batch-name-repeated'; readonly name: string; readonly tabulator: string }
  | { readonly code: 'tabulator-batch-repeated'; readonly tabulator: string; readonly tabulatorBatch: string }
  | { readonly code: 'batch-in-container'; readonly batch: string; readonly container: string }
  | { readonly code: 'batch-in-no-container'; readonly batch: string }
  | { readonly code: 'batch-is-no-more'; readonly batch: string }
  | { readonly code: 'batch-elsewhere'; readonly batch: string; readonly container: string }
  | { readonly code: 'batch-into-itself'; readonly batch: string }
  | { readonly code: 'batches-not-each-once' }
  | { readonly code: 'batch-not-counted'; readonly batch: string }
  | { readonly code: 'cards-not-as-counted'; readonly batch: string; readonly cards: number; readonly counted: number }
  // Votes by batch
  | { readonly code: 'votes-named-twice'; readonly batch: string; readonly name: string }
  | {
      readonly code: 'votes-too-many';
      readonly batch: string;
      readonly contest: string;
      readonly votes: number;
      readonly most: number;
    }
  | {
      readonly code: 'votes-do-not-add-up';
      readonly batch: string;
      readonly contest: string;
      readonly votes: number;
      readonly expected: number;
    }
  | {
      readonly code: 'votes-not-of-whole-cards';
      readonly batch: string;
      readonly contest: string;
      readonly votes: number;
      readonly votesAllowed: number;
    }
  | {
      readonly code: 'contest-on-more-cards';
      readonly batch: string;
      readonly contest: string;
      readonly bearing: number;
      readonly cards: number;
    }
  | { readonly code: 'votes-not-waiting'; readonly batch: string }
  | {
      readonly code: 'votes-on-other-cards';
      readonly batch: string;
      readonly cards: number;
      readonly tabulated: number;
    }
  | { readonly code: 'votes-reviewed-by-reporter'; readonly batch: string; readonly person: string }
  | { readonly code: 'transfer-not-recounted'; readonly transfer: string }
  // Results of recounts
  | { readonly code: 'recount-before-missing'; readonly batch: string; readonly contest: string }
  | { readonly code: 'recount-before-known'; readonly batch: string; readonly contest: string }
  | { readonly code: 'recount-before-not-approved'; readonly batch: string; readonly contest: string }
  | { readonly code: 'recount-of-other-choices'; readonly batch: string; readonly contest: string }
  | { readonly code: 'recount-not-differing'; readonly batch: string }
  | { readonly code: 'recount-not-waiting'; readonly batch: string }
  | { readonly code: 'recount-not-explained'; readonly batch: string; readonly contest: string }
  | { readonly code: 'recount-reviewed-by-reporter'; readonly batch: string; readonly person: string }
  | { readonly code: 'container-is-sealed'; readonly container: string }
  | { readonly code: 'container-not-sealed'; readonly container: string; readonly positions: readonly string[] }
  | { readonly code: 'container-not-here'; readonly container: string; readonly stage: string }
  | { readonly code: 'container-not-ok'; readonly container: string; readonly condition: string }
  | { readonly code: 'container-ok'; readonly container: string }
  | {
      readonly code: 'container-total-differs';
      readonly container: string;
      readonly cards: number;
      readonly certified: number;
    }
  | { readonly code: 'two-staff-outside-storage'; readonly container: string; readonly area: string }
  | { readonly code: 'seals-not-read'; readonly container: string }
  | { readonly code: 'reading-by-same-people'; readonly container: string }
  | { readonly code: 'seal-range-not-possible'; readonly first: string; readonly last: string }
  | { readonly code: 'seal-known-already'; readonly seal: string }
  | { readonly code: 'seal-not-in-stock'; readonly seal: string }
  | { readonly code: 'seal-used-already'; readonly seal: string; readonly state: string }
  | { readonly code: 'seal-not-issued-to-you'; readonly seal: string }
  | { readonly code: 'seal-position-unknown'; readonly container: string; readonly position: string }
  | { readonly code: 'seal-position-taken'; readonly container: string; readonly position: string }
  | { readonly code: 'area-not-authorized'; readonly person: string; readonly area: string }
  | { readonly code: 'entry-left-already'; readonly entry: string }
  | { readonly code: 'finder-releases'; readonly person: string }
  | { readonly code: 'recount-before-release'; readonly container: string }
  /** Without the figure: whoever counts again does not learn what was counted before. */
  | { readonly code: 'recount-differs'; readonly container: string; readonly batch: string }
  // Forms
  | {
      readonly code: 'form-not-in-state';
      readonly filled: string;
      readonly state: FormState;
      readonly states: readonly FormState[];
    }
  | { readonly code: 'form-does-not-fit'; readonly filled: string; readonly problems: readonly FieldProblem[] }
  | { readonly code: 'row-holds-withheld'; readonly filled: string; readonly table: string; readonly row: number }
  | { readonly code: 'signed-already'; readonly filled: string; readonly person: string }
  | { readonly code: 'signature-late'; readonly filled: string; readonly person: string }
  | { readonly code: 'statement-of-the-future'; readonly about: string }
  | { readonly code: 'signatures-missing'; readonly filled: string; readonly needed: number; readonly signed: number }
  | { readonly code: 'parties-not-mixed'; readonly filled: string; readonly party: string }
  | { readonly code: 'image-not-verified'; readonly filled: string }
  | { readonly code: 'checks-fail'; readonly filled: string; readonly checks: readonly string[] }
  | { readonly code: 'empty-container-missing'; readonly box: string }
  | { readonly code: 'field-count-not-allowed'; readonly box: string }
  | { readonly code: 'envelopes-not-carried'; readonly filled: string }
  | { readonly code: 'challenges-not-carried'; readonly filled: string }
  | { readonly code: 'challenge-in-the-future'; readonly filled: string; readonly day: string }
  | { readonly code: 'day-before-open'; readonly filled: string; readonly before: string }
  | { readonly code: 'form-entered-meanwhile'; readonly filled: string }
  | { readonly code: 'rejected-without-others'; readonly filled: string; readonly row: number }
  | {
      readonly code: 'difference-not-explained';
      readonly filled: string;
      readonly equation: string;
      readonly residual: number;
    }
  | {
      readonly code: 'reviewer-took-part';
      readonly filled: string;
      readonly person: string;
      readonly part: Part | 'named';
    }
  | { readonly code: 'checks-not-looked-at'; readonly filled: string; readonly checks: readonly string[] }
  | { readonly code: 'lines-not-reentered'; readonly filled: string; readonly lines: readonly string[] }
  | { readonly code: 'reentered-differs'; readonly filled: string; readonly lines: readonly string[] }
  | { readonly code: 'nothing-to-return'; readonly filled: string }
  /** Shown in the place of another to whoever is still to read again the figures that it names. */
  | { readonly code: 'figures-hidden' }
  | { readonly code: 'nothing-amended'; readonly filled: string }
  | { readonly code: 'evidence-missing' }
  | { readonly code: 'nothing-corrected'; readonly filled: string; readonly version: number }
  | { readonly code: 'public-text-names-person'; readonly person: string }
  | { readonly code: 'correction-reason-missing'; readonly filled: string }
  | { readonly code: 'correction-reason-is-another'; readonly filled: string }
  // Reconciliation
  | { readonly code: 'nothing-to-explain'; readonly equation: string; readonly place: string }
  | { readonly code: 'amount-does-not-fit'; readonly explanation: ExplanationCode; readonly amount: number }
  | { readonly code: 'other-place-missing'; readonly explanation: ExplanationCode }
  | { readonly code: 'explanation-withdrawn-already'; readonly name: string }
  | { readonly code: 'confirmed-by-author'; readonly person: string }
  | { readonly code: 'acceptance-not-allowed'; readonly authority: string }
  | { readonly code: 'nothing-to-accept'; readonly equation: string; readonly place: string }
  | { readonly code: 'carrier-opened-already'; readonly carrier: string }
  | { readonly code: 'carrier-of-another-site'; readonly carrier: string; readonly site: string }
  | { readonly code: 'carrier-seals-known'; readonly carrier: string }
  | { readonly code: 'carrier-seal-missing'; readonly carrier: string }
  | { readonly code: 'carrier-on-its-way'; readonly carrier: string }
  | { readonly code: 'carrier-listed-by-others'; readonly carrier: string }
  | { readonly code: 'site-closed-already'; readonly site: string }
  | { readonly code: 'site-not-ready'; readonly site: string; readonly issues: readonly OpenIssue[] }
  // Incidents
  | { readonly code: 'incident-closed-already'; readonly incident: string }
  | { readonly code: 'incident-closed-by-involved'; readonly person: string }
  | { readonly code: 'notifications-missing'; readonly incident: string; readonly missing: readonly string[] }
  | { readonly code: 'nobody-left-to-close' }
  | { readonly code: 'too-many-incidents'; readonly most: number }
  | { readonly code: 'public-text-not-reviewed'; readonly incident: string }
  | { readonly code: 'public-text-is-another'; readonly incident: string }
  | { readonly code: 'container-in-quarantine'; readonly incident: string; readonly container: string }
  // Devices
  | { readonly code: 'device-revoked-already'; readonly device: string }
  | { readonly code: 'device-acts-known'; readonly device: string; readonly counter: number }
  | { readonly code: 'device-acts-missing'; readonly device: string; readonly expected: number }
  | { readonly code: 'device-chain-broken'; readonly device: string; readonly counter: number }
  | { readonly code: 'device-signature-wrong'; readonly device: string; readonly counter: number }
  | { readonly code: 'container-moved-since'; readonly container: string }
  | { readonly code: 'counted-since'; readonly place: string }
  | { readonly code: 'conflict-changed' }
  | { readonly code: 'rulings-contradict' }
  | { readonly code: 'seal-number-missing' }
  | { readonly code: 'settled-by-involved'; readonly person: string }
  // Audits
  | { readonly code: 'board-holds-container'; readonly board: string; readonly container: string }
  | { readonly code: 'another-container-open'; readonly container: string }
  | { readonly code: 'recount-needs-balance'; readonly place: string; readonly status: string }
  | { readonly code: 'count-back-missing'; readonly container: string }
  | { readonly code: 'count-back-differs'; readonly batch: string; readonly out: number; readonly back: number }
  | { readonly code: 'shown-before'; readonly filled: string; readonly person: string; readonly line: string }
  | { readonly code: 'count-back-by-same-people'; readonly batch: string; readonly person: string }
  | { readonly code: 'paperwork-incomplete'; readonly container: string }
  | { readonly code: 'results-not-entered'; readonly container: string }
  | { readonly code: 'cards-in-review'; readonly batch: string; readonly moved: number }
  | { readonly code: 'due-day-over'; readonly day: string }
  | { readonly code: 'certification-before-election'; readonly day: string; readonly electionDay: string }
  // The manifest
  | { readonly code: 'manifest-blocked'; readonly blockers: readonly ManifestBlocker[] }
  | { readonly code: 'file-is-not-the-manifest'; readonly expected: string }
  // What everybody may see
  | { readonly code: 'publication-is-a-file'; readonly publication: string }
  | { readonly code: 'publication-is-no-file'; readonly publication: string }
  | { readonly code: 'publication-released-already'; readonly publication: string }
  | { readonly code: 'publication-not-proposed'; readonly publication: string }
  | { readonly code: 'publication-proposed-otherwise'; readonly publication: string; readonly proposed: string }
  | { readonly code: 'released-by-proposer'; readonly person: string }
  // Records that somebody asked for
  | { readonly code: 'records-answer-not-made' }
  | { readonly code: 'request-in-the-future'; readonly day: string }
  | { readonly code: 'request-number-tells'; readonly request: string }
  | { readonly code: 'seal-named-since' }
  | { readonly code: 'records-answer-not-proposed'; readonly request: string }
  | { readonly code: 'records-answer-released-already'; readonly request: string }
  | { readonly code: 'records-answer-proposed-otherwise'; readonly request: string; readonly proposed: string }
  // Applications to be certified
  | { readonly code: 'packet-not-released'; readonly standard: string }
  | { readonly code: 'packet-sent-before'; readonly standard: string }
  | { readonly code: 'application-with-certifier'; readonly standard: string }
  | { readonly code: 'application-not-submitted'; readonly standard: string }
  | { readonly code: 'application-step-not-proposed'; readonly standard: string }
  | { readonly code: 'application-step-proposed-otherwise'; readonly standard: string }
  | { readonly code: 'step-confirmed-by-proposer'; readonly person: string }
  | { readonly code: 'feedback-open'; readonly open: number }
  | { readonly code: 'feedback-answered-already'; readonly item: number }
  | { readonly code: 'feedback-of-somebody-else'; readonly person: string }
  | { readonly code: 'days-out-of-order'; readonly from: string; readonly until: string }
  // What ends
  | { readonly code: 'hold-lifted-already'; readonly hold: string }
  | { readonly code: 'not-to-be-destroyed'; readonly obstacles: readonly DestructionObstacle[] }
  | { readonly code: 'counsel-missing'; readonly person: string };

/** Why a text is no name for a batch: importers and people take it for something else. */
export type NameProblem = 'empty' | 'too-long' | 'outer-spaces' | 'like-a-total' | 'character';
