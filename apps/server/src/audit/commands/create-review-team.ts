import { jurisdictionScope } from '../../policy/scope.ts';
import { decideOnly } from './define-audit-command.ts';
import { defineFieldworkCommand } from './define-fieldwork-command.ts';

export const createReviewTeam = defineFieldworkCommand({
  name: 'create-review-team',
  permission: 'boards.create',
  scope: jurisdictionScope,

  async run({ history }, { jurisdiction }) {
    return decideOnly(history, { type: 'create-review-team', jurisdiction });
  },
});
