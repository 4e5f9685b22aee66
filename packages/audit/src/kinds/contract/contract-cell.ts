import type { RandomSource } from '@plumbline/statistics';
import type { AuditMethod } from '../../methods/audit-method.ts';
import type { AuditType } from '../../state/audit-type.ts';
import type { MadeElection } from './made-election.ts';
import type { Adversary } from './play-audit.ts';

/**
 * One way to try a kind of audit: elections whose outcome is wrong, and somebody who wants it confirmed.
 *
 * Every trial makes an election and plays an audit of it through the decisions, draws and measurements of the product. It
 * fails the kind when a wrong outcome is ever called confirmed, or its limit met.
 */
export type ContractCell = {
  readonly type: AuditType;
  readonly method: AuditMethod;
  readonly situation: string;
  readonly makeElection: (random: RandomSource) => MadeElection;
  readonly adversary: Adversary;
};
