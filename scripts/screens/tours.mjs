import { ACCOUNT } from './tours/account.mjs';
import { BALLOT_ROOM } from './tours/ballot-room.mjs';
import { BOARD } from './tours/board.mjs';
import { COMPARISON } from './tours/comparison.mjs';
import { MANAGER } from './tours/manager.mjs';
import { OBSERVER } from './tours/observer.mjs';
import { OFFICE } from './tours/office.mjs';
import { SET_UP } from './tours/set-up.mjs';
import { STATEWIDE_AUDIT } from './tours/statewide.mjs';

/**
 * What is in the pictures, by tour, in the order in which the audits of the demonstration go on. The first word of a name is whose screen
 * it is; `audit` is the finished statewide audit.
 */
export const TOURS = {
  account: ACCOUNT,
  office: OFFICE,
  statewide: STATEWIDE_AUDIT,
  'set-up': SET_UP,
  manager: MANAGER,
  board: BOARD,
  observer: OBSERVER,
  comparison: COMPARISON,
  'ballot-room': BALLOT_ROOM,
};

/** Those that the README and the guides show: they stay in `docs/screens/`. */
export const KEPT = new Set([
  'audit-progress-1280',
  'audit-result-1280',
  'administrator-commit-1280',
  'administrator-seed-presentation-1280',
  'administrator-launch-1280',
  'manager-file-problems-1280',
  'manager-tally-820',
  'board-ballot-820',
  'board-read-back-820',
  'director-overview-1280',
]);
