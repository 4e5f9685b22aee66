import {
  answerOf,
  KIT_QUESTIONS,
  type KitPhase,
  type KitQuestion,
  type KitStatement,
} from '@plumbline/ballot-management';
import type { PublicSpeech } from '@plumbline/words/define-words';
import { plainLanguage } from '@plumbline/words/english-of';
import { kitStatementInWords, publicKitWords } from '@plumbline/words/public-kit-words';
import type { Block } from '../block.ts';
import { escaped } from '../escaped.ts';
import type { Foot } from '../lay-out.ts';
import { plainText } from '../lay-out-text.ts';
import type { ComposedDocument, Printing } from '../printed-document.ts';
import { publicFrame } from '../public-frame.ts';
import { MARGIN } from '../sheet.ts';

/** What is printed of the public kit, and about which part of the election; the questions are about all of it. */
export type KitPart =
  | { readonly kind: 'hand-out' | 'poster' | 'talking'; readonly phase: KitPhase }
  | { readonly kind: 'questions' };

/** What stands on each piece beside the statements. */
export type KitContext = {
  readonly spoken: PublicSpeech;
  readonly office: string;
  readonly jurisdiction: string;
  readonly election: string;
  /** The moment of the newest entry, as people there write it. */
  readonly time: string;
  readonly head: { readonly number: number; readonly hash: string };
};

/** The statements of a part that can be told, as sentences. */
function sentencesOf(kit: readonly KitStatement[], phase: KitPhase, language: PublicSpeech): readonly string[] {
  return kit.flatMap((one) =>
    one.phase === phase && one.said !== null ? [kitStatementInWords(one.said, language)] : [],
  );
}

/** Questions with their answers, of those that a record answers. */
function answersIn(kit: readonly KitStatement[], language: PublicSpeech) {
  const say = publicKitWords(language);
  // The keys of the table are the questions.
  return (Object.keys(KIT_QUESTIONS) as KitQuestion[]).flatMap((question) => {
    const answer = answerOf(kit, question).flatMap(({ said }) =>
      said === null ? [] : [kitStatementInWords(said, language)],
    );
    return answer.length === 0 ? [] : [{ asked: say(`ask.${question}`), answer }];
  });
}

/** A piece of the public kit on paper: only what a record bears, in one language. */
export function publicKitOnPaper(context: KitContext, kit: readonly KitStatement[], part: KitPart): ComposedDocument {
  const { spoken, office, jurisdiction, election, time } = context;
  const say = publicKitWords(spoken);
  const branded: readonly Block[] = [
    { type: 'paragraph', text: office, bold: true, size: 13 },
    { type: 'paragraph', text: say('of', { jurisdiction, election }), size: 12 },
  ];
  const after: readonly Block[] = [
    { type: 'space', height: 8 },
    { type: 'paragraph', text: say('updated', { time }), size: 10 },
  ];
  const language = plainLanguage(spoken);
  const composed = (title: string, blocks: readonly Block[]): ComposedDocument => ({
    title: `${title} · ${jurisdiction}`,
    blocks: [...(language === 'en' ? [] : [{ type: 'language', language } as const]), ...blocks, ...after],
  });
  if (part.kind === 'questions') {
    const answers = answersIn(kit, spoken);
    const title = say('questions');
    return composed(title, [
      { type: 'title', text: title },
      ...branded,
      ...(answers.length === 0 ? [{ type: 'paragraph', text: say('nothing') } as const] : []),
      ...answers.map(({ asked, answer }): Block => {
        return {
          type: 'together',
          blocks: [
            { type: 'heading', text: asked },
            { type: 'paragraph', text: answer.join(' ') },
          ],
        };
      }),
      ...(answers.length > 0 && answers.length < Object.keys(KIT_QUESTIONS).length
        ? [{ type: 'paragraph', text: say('unanswered'), size: 10 } as const]
        : []),
    ]);
  }
  const { kind, phase } = part;
  const sentences = sentencesOf(kit, phase, spoken);
  const told: readonly Block[] =
    sentences.length === 0
      ? [{ type: 'paragraph', text: say('nothing') }]
      : [
          {
            type: 'list',
            numbered: false,
            items: sentences,
            size: kind === 'poster' ? 18 : kind === 'hand-out' ? 14 : 13,
          },
        ];
  switch (kind) {
    case 'poster':
      return composed(say(`title.${phase}`), [
        { type: 'large', text: say(`short.${phase}`), size: 60 },
        ...branded,
        ...told,
      ]);
    case 'hand-out':
      return composed(say(`title.${phase}`), [
        { type: 'title', text: say(`title.${phase}`) },
        ...branded,
        { type: 'space', height: 8 },
        ...told,
      ]);
    case 'talking':
      return composed(say('talking'), [
        { type: 'title', text: `${say('talking')}: ${say(`short.${phase}`)}` },
        ...branded,
        { type: 'callout', text: say('talkingLead') },
        ...told,
      ]);
  }
}

/** Who tells it, and by which entry of the log it can be checked. */
export function publicKitFoot({ typeface }: Pick<Printing, 'typeface'>, context: KitContext): Foot {
  const { spoken, office, head } = context;
  const check = publicKitWords(spoken)('check', { entry: head.number, hash: head.hash.slice(0, 16) });
  return ({ page, pages, width, height }) => {
    const line = [office, check, `${page} / ${pages}`].join('   ');
    const [first = ''] = typeface.lines(line, { size: 8 }, width - 2 * MARGIN);
    return [{ role: 'Artifact', marks: plainText([first], { x: MARGIN, y: height - MARGIN - 10 }, { size: 8 }) }];
  };
}

/** The same of one part of the election as a page for the web: one file without script, picture or anything from elsewhere. */
export function publicKitPage(context: KitContext, kit: readonly KitStatement[], phase: KitPhase): string {
  const { spoken, office, jurisdiction, election, time, head } = context;
  const say = publicKitWords(spoken);
  const sentences = sentencesOf(kit, phase, spoken);
  const told =
    sentences.length === 0
      ? `<p>${say('nothing')}</p>`
      : `<ul>${sentences.map((sentence) => `<li>${escaped(sentence)}</li>`).join('')}</ul>`;
  const answers = answersIn(kit, spoken)
    .map(({ asked, answer }) => `<h3>${escaped(asked)}</h3><p>${escaped(answer.join(' '))}</p>`)
    .join('');
  return publicFrame({
    language: plainLanguage(spoken),
    title: `${say(`title.${phase}`)} · ${jurisdiction}`,
    office,
    otherLanguage: null,
    main: [
      `<main><h1>${say(`title.${phase}`)}</h1>`,
      `<p class="lead">${escaped(say('of', { jurisdiction, election }))}</p>`,
      told,
      answers === '' ? '' : `<h2>${say('questions')}</h2>${answers}`,
      `<p>${escaped(say('updated', { time }))}</p>`,
      `<p>${escaped(say('check', { entry: head.number, hash: head.hash.slice(0, 16) }))}</p></main>`,
    ],
  });
}
