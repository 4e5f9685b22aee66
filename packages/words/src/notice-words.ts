import { defineWords, type Language } from './define-words.ts';
import { ballotStandard } from './en/screens/ballot-standard.ts';
import { notices } from './en/server/notices.ts';

/** Says what people are told by mail. */
export const noticeWords = defineWords({ en: notices });

const standardWords = defineWords({ en: ballotStandard });

/** A question of the questionnaire, in short, as its page has it. */
export function questionInWords(question: keyof typeof ballotStandard.questions, language: Language): string {
  return standardWords(language)(`questions.${question}`);
}
