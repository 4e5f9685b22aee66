import { HELPERS_OF, QUESTIONS } from '@plumbline/ballot-management';
import { ballotStandard } from '@plumbline/words/en/screens/ballot-standard';
import { expect, test } from 'vitest';
import { gradeInEnglish, readingTextOf } from '../testing/reading-grade.ts';

/* How each question of the questionnaire is answered, as the office reads it beside the question. */

test.each(QUESTIONS)(
  '%s says what is asked, what to have at hand and to leave out, and how to say what is done instead',
  (question) => {
    const { asks, hand, leaveOut, instead } = ballotStandard.guide[question];
    expect(new Set([asks, hand, leaveOut, instead]).size).toBe(4);
    expect(leaveOut).toMatch(/^No /);
    expect(instead).toMatch(/“.*\. Instead .*…”/);
    const grade = gradeInEnglish(readingTextOf([asks, hand, leaveOut, instead].join('\n')));
    expect({ isPlain: grade <= 8, grade }).toMatchObject({ isPlain: true });
  },
);

test('somebody helps with every question, and together those of every subject, of the places, and who speaks with the public', () => {
  for (const question of QUESTIONS) expect(new Set(HELPERS_OF[question]).size).toBeGreaterThanOrEqual(3);
  const all = new Set(QUESTIONS.flatMap((question) => HELPERS_OF[question]));
  for (const duty of ['coordinator', 'reviewer', 'custodian', 'site-lead', 'publisher'] as const) {
    expect(all).toContain(duty);
  }
});
