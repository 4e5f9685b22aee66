import { auditPage, STATEWIDE } from '../pages.mjs';

/** The finished statewide audit, as everybody who administers it sees it. */
export const STATEWIDE_AUDIT = [
  ['audit-result', auditPage(STATEWIDE, 'result')],
  ['audit-progress', auditPage(STATEWIDE, 'progress')],
  ['audit-progress-table', auditPage(STATEWIDE, 'progress', '?show=table')],
  ['audit-progress-county', auditPage(STATEWIDE, 'progress', '?show=table&jurisdiction=COBB')],
  ['audit-plan', auditPage(STATEWIDE, 'plan')],
  ['audit-workload', auditPage(STATEWIDE, 'workload')],
  ['audit-extra', auditPage(STATEWIDE, 'extra')],
  ['audit-cases', auditPage(STATEWIDE, 'cases')],
  ['audit-questions', auditPage(STATEWIDE, 'questions')],
  ['audit-observers', auditPage(STATEWIDE, 'observers')],
  ['audit-log', auditPage(STATEWIDE, 'log')],
  ['audit-downloads', auditPage(STATEWIDE, 'reports')],
  ['audit-participants', auditPage(STATEWIDE, 'participants')],
  ['audit-contests', auditPage(STATEWIDE, 'contests')],
  ['audit-settings', auditPage(STATEWIDE, 'settings')],
  ['audit-files', auditPage(STATEWIDE, 'files')],
  ['audit-commit', auditPage(STATEWIDE, 'commit')],
  ['audit-seed', auditPage(STATEWIDE, 'seed')],
  ['audit-launch', auditPage(STATEWIDE, 'launch')],
];
