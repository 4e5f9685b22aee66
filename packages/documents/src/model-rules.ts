import { modelRulesWords } from '@plumbline/words/model-rules-words';
import type { Block } from './block.ts';
import type { PrintContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';

const STATUTE = [
  { section: 'purpose', texts: ['purpose1'] },
  { section: 'definitions', texts: ['definitions1', 'definitions2', 'definitions3'] },
  { section: 'when', texts: ['when1', 'when2'] },
  { section: 'rules', texts: ['rules1', 'rules2'] },
  { section: 'count', texts: ['count1'] },
] as const;

const RULE = [
  { section: 'procedures', texts: ['procedures1', 'procedures2', 'procedures3', 'procedures4'] },
  { section: 'contests', texts: ['contests1'] },
  { section: 'scope', texts: ['scope1'] },
  { section: 'observation', texts: ['observation1'] },
  { section: 'publication', texts: ['publication1'] },
  { section: 'count', texts: ['count1'] },
] as const;

/** A statute and a rule about audits to begin from, each on pages of its own. They are the same for every audit and say nothing of this one. */
export function modelRules({ language }: PrintContext): ComposedDocument {
  const say = modelRulesWords(language);
  const statute = STATUTE.map(({ section, texts }, index) =>
    part(
      index,
      say(`statute.${section}`),
      texts.map((text) => say(`statute.${text}`)),
    ),
  );
  const rule = RULE.map(({ section, texts }, index) =>
    part(
      index,
      say(`rule.${section}`),
      texts.map((text) => say(`rule.${text}`)),
    ),
  );
  return {
    title: say('document'),
    blocks: [
      { type: 'title', text: say('statute.title') },
      { type: 'callout', text: say('advice') },
      ...statute.flat(),
      { type: 'new-page' },
      { type: 'title', text: say('rule.title') },
      { type: 'callout', text: say('advice') },
      ...rule.flat(),
    ],
  };
}

/** A section with its number, and its sentences numbered within it. */
function part(index: number, name: string, texts: readonly string[]): readonly Block[] {
  return [
    { type: 'heading', text: `${index + 1}. ${name}` },
    ...texts.map((text, place) => ({ type: 'paragraph', text: `(${place + 1}) ${text}` }) as const),
  ];
}
