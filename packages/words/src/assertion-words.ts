import type { AuditedAssertion } from '@plumbline/statistics';
import { defineWords, type Language } from './define-words.ts';
import { assertions } from './en/assertions.ts';
import { spokenLanguage } from './spoken-language.ts';

const assertionWords = defineWords({ en: assertions });

/** What an assertion of a ranked contest says. */
export function assertionInWords(
  { type, winner, loser, eliminated }: Pick<AuditedAssertion, 'type' | 'winner' | 'loser' | 'eliminated'>,
  language: Language = spokenLanguage(),
): string {
  const say = assertionWords(language);
  if (type === 'NEB') return say('before', { winner, loser });
  const [one, ...others] = eliminated;
  if (one === undefined) return say('first', { winner, loser });
  return others.length === 0
    ? say('nextAlone', { eliminated: one, winner, loser })
    : say('next', { eliminated: eliminated.join(', '), winner, loser });
}
