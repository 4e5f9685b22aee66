import type { AuditHeading } from '@plumbline/api';

/**
 * Whether who is looking is an administrator of this very audit. What they are elsewhere does not count: the administrator
 * of one office may manage a county in the audit of another. Commands are listed only for those to whom they are open here,
 * and only its administrators delete an audit.
 */
export function administersAudit(heading: Pick<AuditHeading, 'abilities'> | undefined): boolean {
  return heading?.abilities['delete-audit'] !== undefined;
}
