import { err, ok } from '@plumbline/prelude';
import type { CommandOf } from '../state/audit-command.ts';
import type { Audit } from '../state/audit-state.ts';
import { currentRound } from '../state/audit-view.ts';
import type { Decision } from '../state/decision.ts';
import { digestOfText } from '../state/free-text.ts';
import { launchObstacle } from '../state/launch-obstacle.ts';

/** Plan, files and seed stay, so whoever launches again draws the same tickets: nothing is won by taking a launch back. */
export function decideLaunchWithdrawal(
  audit: Extract<Audit, { readonly phase: 'round-open' }>,
  { round, reason }: CommandOf<'withdraw-launch'>,
): Decision {
  const { number } = currentRound(audit);
  if (round !== number) return err({ code: 'wrong-round', expected: number, asked: round });
  const obstacle = launchObstacle(audit);
  if (obstacle !== undefined) return err({ code: 'launch-not-withdrawable', ...obstacle });
  return ok([{ type: 'launch-withdrawn', round, reason: { digest: digestOfText(reason) } }]);
}

/** A round that ended is open again as its people left it; what was measured of it is measured anew when it ends again. */
export function decideRoundReopening(
  audit: Extract<Audit, { readonly phase: 'round-closed' }>,
  { round, reason }: CommandOf<'reopen-round'>,
): Decision {
  const { number } = currentRound(audit);
  if (round !== number) return err({ code: 'wrong-round', expected: number, asked: round });
  return ok([{ type: 'round-reopened', round, reason: { digest: digestOfText(reason) } }]);
}
