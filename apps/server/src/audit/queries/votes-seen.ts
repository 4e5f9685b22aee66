import { ok } from '@plumbline/prelude';
import { auditScope } from '../../policy/scope.ts';
import { defineQuery } from '../../road/define-query.ts';
import { seenInRounds } from '../screens/seen-in-rounds.ts';

/** What was reported and what was seen of each contest in the rounds that are closed. */
export const votesSeen = defineQuery({
  name: 'votes-seen',
  permission: 'comparisons.read',
  scope: auditScope,

  async run({ services }, { auditId }) {
    const seen = await seenInRounds(services, auditId);
    return ok({ contests: seen.map((one) => ({ ...one, choices: [...one.choices] })) });
  },
});
