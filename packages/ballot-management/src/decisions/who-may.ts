import type { BallotCommand } from '../state/ballot-command.ts';
import { DUTIES, type Duty } from '../state/nouns.ts';

/** Who may ask for something: people with one of these duties, and how many of them together. */
export type WhoMay = {
  /** `by-form`: whom the form itself names. `anyone`: every person that is enrolled. */
  readonly duties: readonly Duty[] | 'by-form' | 'anyone';
  readonly people: 1 | 2;
};

const OFFICE: readonly Duty[] = ['director', 'coordinator'];
const CUSTODY: readonly Duty[] = [
  'custodian',
  'retriever',
  'receiver',
  'runner',
  'site-lead',
  'site-worker',
  'processor',
  'scanner',
];
const ACCOUNTS: readonly Duty[] = [...OFFICE, ...CUSTODY, 'duplicator', 'board-member', 'reviewer'];
const REVIEW: readonly Duty[] = ['director', 'coordinator', 'reviewer', 'canvass-board'];
/** Who keeps what a certifier asks for. */
export const APPLICATION: readonly Duty[] = [...OFFICE, 'publisher'];
/** Who closes what went wrong, and lets a container back in. */
export const OVERSIGHT: readonly Duty[] = ['director', 'reviewer', 'security-officer'];

function one(duties: WhoMay['duties']): WhoMay {
  return { duties, people: 1 };
}
function two(duties: WhoMay['duties']): WhoMay {
  return { duties, people: 2 };
}

/**
 * Every command with the duties that may ask for it, and how many different people it takes. Two where something that holds voted
 * ballots is opened, closed, moved or sealed.
 */
export const WHO_MAY: Readonly<Record<BallotCommand['type'], WhoMay>> = {
  'open-room': one('anyone'),
  'set-certification-day': one(OFFICE),
  'define-style': one(OFFICE),
  'register-site': one(OFFICE),
  'enrol-person': one(OFFICE),
  'add-sign-in': one(OFFICE),
  'take-oath': one(OFFICE),
  'confirm-grants': one(OFFICE),
  'withdraw-grant': one(OFFICE),
  'assign-duty': one(OFFICE),
  'end-duty': one(OFFICE),
  'publish-course': one([...OFFICE, 'training-officer']),
  'record-training': one([...OFFICE, 'training-officer']),
  'override-training': one(['director']),
  'draft-procedure': one([...OFFICE, 'security-officer', 'reviewer', 'training-officer']),
  'approve-procedure': one([...OFFICE, 'reviewer']),
  'assign-question': one(APPLICATION),
  'expect-cards': one(OFFICE),
  'adopt-batch-plan': one(OFFICE),
  'observe-count': one(ACCOUNTS),
  'send-transfer': two([...OFFICE, ...CUSTODY]),
  'receive-transfer': two([...OFFICE, ...CUSTODY]),
  'recount-transfer': two([...OFFICE, ...CUSTODY]),
  'convert-unit': two(['processor', 'receiver']),
  'create-batch': one(ACCOUNTS),
  'rename-batch': one(ACCOUNTS),
  'rescan-batch': two(['scanner', 'processor', 'coordinator']),
  'split-batch': two(CUSTODY),
  'merge-batches': two(CUSTODY),
  'place-batch': two(CUSTODY),
  'take-batch-out': two(CUSTODY),
  'report-votes': one(ACCOUNTS),
  'approve-votes': one(REVIEW),
  'return-votes': one(REVIEW),
  'create-container': one([...OFFICE, ...CUSTODY]),
  'register-area': one(OFFICE),
  'authorize-area': one(['director', 'security-officer']),
  'enter-area': two('anyone'),
  'leave-area': one('anyone'),
  'take-custody': one([...CUSTODY, 'board-member']),
  'store-container': two(CUSTODY),
  'open-container': two(CUSTODY),
  'quarantine-container': one([...ACCOUNTS, 'security-officer']),
  'report-missing': one(ACCOUNTS),
  'report-found': two(ACCOUNTS),
  'recount-container': two(CUSTODY),
  'release-container': one(OVERSIGHT),
  'receive-seals': two([...OFFICE, 'custodian', 'security-officer']),
  'issue-seals': one([...OFFICE, 'custodian', 'security-officer']),
  'apply-seal': two(CUSTODY),
  'read-seals': one([...CUSTODY, 'security-officer']),
  'void-seal': two([...CUSTODY, 'security-officer']),
  'resolve-seal-claim': one([...CUSTODY, 'security-officer']),
  'take-inventory': two(['custodian', 'security-officer']),
  'start-form': one('by-form'),
  'enter-form': one('by-form'),
  'sign-form': one('anyone'),
  'verify-image': one('anyone'),
  'make-late-statement': one('anyone'),
  'complete-form': one('by-form'),
  'begin-review': one('by-form'),
  'reenter-line': one('by-form'),
  'return-form': one('by-form'),
  'approve-form': one('by-form'),
  'amend-form': one(ACCOUNTS),
  'void-form': one('by-form'),
  'write-correction-reason': one(ACCOUNTS),
  'review-correction-reason': one([...OFFICE, 'reviewer', 'security-officer']),
  'explain-difference': one(ACCOUNTS),
  'withdraw-explanation': one(ACCOUNTS),
  'confirm-explanation': one(['reviewer', 'canvass-board']),
  'take-step': one(ACCOUNTS),
  'accept-difference': two(['canvass-board']),
  'reopen-reconciliation': one(['canvass-board', 'director', 'reviewer']),
  // Whoever logs a carrier out knows what is in it.
  'expect-carriers': one([...OFFICE, 'custodian']),
  'strike-carrier': one([...OFFICE, 'custodian', 'site-lead']),
  'open-carrier': two(['site-lead', 'site-worker', 'processor']),
  'close-site': two(['site-lead', 'site-worker']),
  'open-incident': one('anyone'),
  'notify-of-incident': one([...OFFICE, 'security-officer']),
  'write-incident-text': one([...OFFICE, 'security-officer']),
  'review-incident-text': one([...OFFICE, 'reviewer', 'security-officer']),
  'close-incident': one(OVERSIGHT),
  'enrol-device': one('anyone'),
  'revoke-device': one(['director', 'security-officer']),
  'settle-device-conflict': one([...OFFICE, 'reviewer', 'security-officer']),
  'check-out': two(['custodian', 'coordinator']),
  'count-back': one(['board-member', 'custodian']),
  'resecure-container': two(['custodian', 'coordinator']),
  'check-in': two(['custodian', 'coordinator']),
  'report-audit-count': one([...OFFICE, 'custodian', 'board-member']),
  'report-recount': one([...OFFICE, 'custodian', 'board-member', 'scanner']),
  'explain-recount': one([...OFFICE, 'custodian', 'board-member', 'scanner']),
  'approve-recounts': one(REVIEW),
  'return-recounts': one(REVIEW),
  'freeze-manifest': one(OFFICE),
  'clear-procedure': one(['publisher']),
  'propose-publication': one(['publisher']),
  'release-publication': one(['director']),
  'withdraw-publication': one(['publisher', 'director']),
  'propose-records-answer': one(['publisher']),
  'release-records-answer': one(['director']),
  'withdraw-records-answer': one(['publisher', 'director']),
  'propose-application-step': one(['publisher']),
  'confirm-application-step': one(['director']),
  'withdraw-application': one(['publisher', 'director']),
  'record-feedback': one(APPLICATION),
  'assign-feedback': one(APPLICATION),
  'answer-feedback': one('anyone'),
  'place-hold': one(['director', 'counsel']),
  'lift-hold': one(['director', 'counsel']),
  'approve-destruction': one(['director']),
  'destroy-containers': two(['custodian', 'coordinator']),
  'transfer-containers': two(['custodian', 'coordinator']),
};

/** Commands that set the room up, before anybody can have taken an oath or been trained. */
export const BEFORE_OATHS: ReadonlySet<BallotCommand['type']> = new Set<BallotCommand['type']>([
  'set-certification-day',
  'define-style',
  'register-site',
  'enrol-person',
  'add-sign-in',
  'take-oath',
  'confirm-grants',
  'withdraw-grant',
  'assign-duty',
  'end-duty',
  'publish-course',
  'record-training',
  'override-training',
  'draft-procedure',
  'approve-procedure',
  'assign-question',
  'register-area',
  'authorize-area',
  'expect-carriers',
  'expect-cards',
  'adopt-batch-plan',
]);

/** The duties that a form names for a command about it, as duties. */
export function dutiesNamed(names: readonly string[]): readonly Duty[] {
  return DUTIES.filter((duty) => names.includes(duty));
}
