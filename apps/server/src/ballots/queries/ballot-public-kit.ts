import { answerOf, KIT_QUESTIONS, type KitQuestion, publicKitOf } from '@plumbline/ballot-management';
import { ok } from '@plumbline/prelude';
import { kitStatementInWords, publicKitWords } from '@plumbline/words/public-kit-words';
import { instantOfState } from '../history/instant-of-state.ts';
import { defineRoomQuery } from './define-room-query.ts';

/** What the office can tell the public, line by line, with the record of each; in English, as its people read it. */
export const ballotPublicKit = defineRoomQuery({
  name: 'ballot-public-kit',
  async show({ room, services, state }) {
    const kit = publicKitOf(room, instantOfState(services.now(), state));
    const say = publicKitWords('en');
    return ok({
      statements: kit.map(({ statement, phase, page, said }) => {
        return { statement, phase, page, text: said === null ? null : kitStatementInWords(said, 'en') };
      }),
      // The keys of the table are the questions.
      questions: (Object.keys(KIT_QUESTIONS) as KitQuestion[]).map((question) => ({
        question,
        asked: say(`ask.${question}`),
        answer: answerOf(kit, question).flatMap(({ said }) => (said === null ? [] : [kitStatementInWords(said, 'en')])),
      })),
    });
  },
});
