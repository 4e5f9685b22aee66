import type { Role } from '@plumbline/api';

/** Who may be allowed something: a role, any person who is signed in, or anyone at all. */
export type Allowed = Role | 'signed-in' | 'anyone';

/** Besides, support that was let in to repair, where support that only reads may not. */
type Listed = Allowed | 'support-acting';

/**
 * Who may do what. Absent means forbidden. Whether it makes sense now is not asked here: that is `decide`.
 *
 * A test prints this table; read it as one would a table in law.
 */
export const PERMISSIONS = {
  'session.use': ['anyone'],
  'outbox.read': ['anyone'],
  'planner.use': ['anyone'],
  'home.read': ['signed-in'],
  'own-sessions.read': ['signed-in'],
  'own-sessions.end': ['signed-in'],
  'own-factors.read': ['signed-in'],
  'own-factors.change': ['audit-administrator', 'support'],

  'own-notices.read': ['signed-in'],
  'own-notices.change': ['audit-administrator', 'jurisdiction-manager', 'ballot-room-member'],

  'office-log.read': ['audit-administrator'],
  'office-sessions.read': ['audit-administrator'],
  'office-sessions.end': ['audit-administrator'],
  'office-factors.read': ['audit-administrator'],
  'office-factors.reset': ['audit-administrator'],

  'observers.read': ['audit-administrator'],
  'observers.change': ['audit-administrator'],

  'audit-page.read': ['audit-administrator'],
  'audit-page.change': ['audit-administrator'],

  'support.read': ['audit-administrator'],
  'support.consent': ['audit-administrator'],

  'own-words.read': ['audit-administrator'],
  'own-words.change': ['audit-administrator'],
  'help-contact.read': ['audit-administrator'],
  'help-contact.change': ['audit-administrator'],

  'office-map.read': ['audit-administrator'],
  'office-map.change': ['audit-administrator'],

  'election.change': ['audit-administrator'],
  'audit.create': ['audit-administrator'],
  'audit.delete': ['audit-administrator'],
  'plan.edit': ['audit-administrator'],
  'plan.prepare': ['audit-administrator'],
  'notice-hours.read': ['audit-administrator'],
  'notice-hours.change': ['audit-administrator'],
  'plan.read': ['audit-administrator', 'observer', 'support'],
  'participants.upload': ['audit-administrator'],
  'jurisdiction-file.upload': ['audit-administrator', 'jurisdiction-manager', 'support-acting'],
  'manifest.state': ['audit-administrator', 'jurisdiction-manager'],
  'file-help.read': ['audit-administrator', 'jurisdiction-manager'],
  'file-help.ask': ['jurisdiction-manager'],
  'file-help.answer': ['audit-administrator'],
  'file-help.close': ['audit-administrator', 'jurisdiction-manager'],
  'jurisdiction.declare': ['audit-administrator'],
  'batches.combine': ['audit-administrator'],
  'inputs.commit': ['audit-administrator'],
  'commitment.read': ['audit-administrator', 'jurisdiction-manager', 'observer', 'support'],
  'seed.set': ['audit-administrator'],
  'act.confirm': ['audit-administrator'],
  'sample.preview': ['audit-administrator'],

  'round.launch': ['audit-administrator'],
  'round.open': ['audit-administrator'],
  'round.close': ['audit-administrator'],
  'audit.conclude': ['audit-administrator'],
  'text.redact': ['audit-administrator'],
  'progress.read': ['audit-administrator', 'observer', 'support'],

  'jurisdiction.read': ['audit-administrator', 'jurisdiction-manager', 'observer', 'support'],
  'boards.create': ['jurisdiction-manager'],
  'list.take': ['jurisdiction-manager'],
  'board-link.hand-out': ['jurisdiction-manager'],
  'board.reopen': ['audit-administrator', 'support-acting'],
  'batch.record': ['jurisdiction-manager', 'tally-entry'],
  'tally-entry.read': ['tally-entry'],
  'tally-entry.let-in': ['jurisdiction-manager'],
  'totals.record': ['jurisdiction-manager'],
  'tallies.finalize': ['jurisdiction-manager'],
  'tallies.reopen': ['audit-administrator', 'support-acting'],

  'case.read': ['audit-administrator', 'jurisdiction-manager'],
  'case.explain': ['audit-administrator', 'jurisdiction-manager'],
  'case.second-look': ['audit-administrator', 'jurisdiction-manager'],
  'case.settle': ['audit-administrator'],

  'board.read': ['audit-board'],
  'board.name-members': ['audit-board'],
  'ballot.record': ['audit-board'],
  'board.sign-off': ['audit-board'],

  'ballot-rooms.read': ['audit-administrator', 'jurisdiction-manager', 'ballot-room-member'],
  'ballot-room.read': ['audit-administrator', 'jurisdiction-manager', 'ballot-room-member'],
  'ballot-room.ask': ['audit-administrator', 'jurisdiction-manager', 'ballot-room-member'],
  'ballot-room.join': ['audit-administrator', 'jurisdiction-manager', 'ballot-room-member'],

  'ballot-manifest.register': ['audit-administrator', 'jurisdiction-manager'],

  'file.read': ['audit-administrator', 'jurisdiction-manager', 'support'],
  'participants.read': ['audit-administrator'],
  'shelves.read': ['audit-administrator', 'jurisdiction-manager'],
  'remade.read': ['audit-administrator', 'jurisdiction-manager', 'support'],
  'retrieval-list.read': ['audit-administrator', 'jurisdiction-manager', 'observer', 'support'],
  'document.print': ['audit-administrator', 'jurisdiction-manager'],
  'room-plan.change': ['audit-administrator', 'jurisdiction-manager'],
  'audit-document.print': ['audit-administrator'],
  'audit-report.read': ['audit-administrator', 'observer', 'support'],
  'jurisdiction-report.read': ['audit-administrator', 'jurisdiction-manager', 'observer', 'support'],
  'kept-reports.read': ['audit-administrator', 'jurisdiction-manager'],
  'comparisons.read': ['audit-administrator', 'observer', 'support'],
  'log.read': ['audit-administrator', 'jurisdiction-manager', 'observer', 'support'],
  'news.read': ['audit-administrator', 'jurisdiction-manager', 'audit-board', 'tally-entry', 'observer', 'support'],
} as const satisfies Record<string, readonly Listed[]>;

export type Permission = keyof typeof PERMISSIONS;
