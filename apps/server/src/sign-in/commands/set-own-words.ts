import { ok } from '@plumbline/prelude';
import { canonicalJson } from '@plumbline/record';
import { detail } from '@plumbline/words/detail-words';
import { ourForms, sameWords } from '@plumbline/words/office-nouns';
import type { OrganizationEvent } from '../../office/project-organization.ts';
import { organizationScope } from '../../policy/scope.ts';
import { defineCommand, refuse } from '../../road/define-command.ts';
import { organizationChain } from '../../stores/organizations.ts';
import { findOwnWords } from '../../stores/own-words.ts';

/** Says which of our nouns the office calls otherwise. Two things that would be called the same are refused. */
export const setOwnWords = defineCommand({
  name: 'set-own-words',
  permission: 'own-words.change',
  knowsItsRepeats: true,
  scope: organizationScope,

  async run({ tx }, { organizationId, words }) {
    const same = sameWords(words);
    if (same.length > 0) {
      const issues = same.map(({ noun, as, word }) => ({
        path: `words.${noun}`,
        message: detail('sameWord', { ours: ourForms(noun).one, other: ourForms(as).one, word }),
      }));
      return refuse('own-words-alike', detail('sameWords'), issues);
    }
    const before = await findOwnWords(tx, organizationId);
    if (canonicalJson(before) === canonicalJson(words)) return ok({ additions: [], answer: ok({}) });
    const said: OrganizationEvent = { type: 'own-words-set', words };
    return ok({ additions: [{ chain: organizationChain(organizationId), events: [said] }], answer: ok({}) });
  },
});
