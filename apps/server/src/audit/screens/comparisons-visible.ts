import { type AuditInRounds, isJurisdictionComplete, participatingJurisdictions } from '@plumbline/audit';
import type { Allowed } from '../../policy/permissions.ts';

/**
 * Whether reported results may be shown beside the counts of this round: nobody should count towards a figure they have
 * seen. Where there is only one jurisdiction, its administrator sees them as they come in.
 */
export function comparisonsVisible(audit: AuditInRounds, jurisdiction: string, role: Allowed): boolean {
  if (audit.phase !== 'round-open' || isJurisdictionComplete(audit, jurisdiction)) return true;
  return role === 'audit-administrator' && participatingJurisdictions(audit.plan).length === 1;
}
