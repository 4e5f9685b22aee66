import type { AuditHeading } from '@plumbline/api';

/** The pages of an audit. Where a page has its own address below the audit's, that is its name. */
export type AuditPageName =
  | 'participants'
  | 'contests'
  | 'names'
  | 'settings'
  | 'files'
  | 'questions'
  | 'extra'
  | 'workload'
  | 'commit'
  | 'seed'
  | 'launch'
  | 'progress'
  | 'result'
  | 'cases'
  | 'log'
  | 'reports'
  | 'plan'
  | 'observers';

type Step = AuditHeading['nextStep']['step'];
type StationName = AuditHeading['stations'][number]['station'];

/** Where an administrator does what the next step says; absent where there is nothing to do. */
export const PAGE_OF_STEP: Readonly<Partial<Record<Step, AuditPageName>>> = {
  'upload-participants': 'participants',
  'define-contests': 'contests',
  'match-names': 'names',
  'change-settings': 'settings',
  'wait-for-files': 'files',
  'plan-rounds': 'launch',
  'commit-inputs': 'commit',
  'confirm-commitment': 'commit',
  'confirm-seed': 'seed',
  'confirm-conclusion': 'result',
  'confirm-lot': 'result',
  'state-lot': 'result',
  'roll-seed': 'seed',
  'launch-round': 'launch',
  'wait-for-draw': 'launch',
  'drawing-failed': 'launch',
  'boards-at-work': 'progress',
  'wait-for-review': 'progress',
  'wait-for-jurisdictions': 'progress',
  'close-round': 'result',
  'start-next-round': 'launch',
  conclude: 'result',
  'download-report': 'reports',
};

/** The page a station of the phase line opens. */
export const PAGE_OF_STATION: Readonly<Record<StationName, AuditPageName>> = {
  plan: 'participants',
  files: 'files',
  commit: 'commit',
  seed: 'seed',
  round: 'progress',
  concluded: 'result',
};

/** The part of a jurisdiction manager's desk on which a step is done. */
export const DESK_OF_STEP: Readonly<Partial<Record<Step, 'desk' | 'tallies' | 'finalize' | 'totals'>>> = {
  'upload-manifest': 'desk',
  'upload-candidate-totals': 'desk',
  'upload-cvrs': 'desk',
  'state-manifest': 'desk',
  'state-card-order': 'desk',
  'create-boards': 'desk',
  'boards-at-work': 'desk',
  'wait-for-review': 'desk',
  'enter-tallies': 'tallies',
  'finalize-tallies': 'finalize',
  'enter-totals': 'totals',
  'finalize-totals': 'totals',
  'download-report': 'desk',
};

/** Where an observer finds what a page of the administrators shows, if not there. Pages that only administrators read are in none. */
export const OBSERVED_INSTEAD: Readonly<Partial<Record<AuditPageName, AuditPageName>>> = {
  participants: 'plan',
  contests: 'plan',
  settings: 'plan',
  files: 'commit',
  extra: 'plan',
  seed: 'commit',
};

/** The id of the part of a page where its work is done, below title and next step. */
export const ACT = 'act';
