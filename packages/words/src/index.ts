export {
  type Blanks,
  type Catalogue,
  defineWords,
  type Filling,
  type Language,
  type Say,
  type Saying,
  type SentenceName,
  sayings,
  type ToSay,
  type Words,
} from './define-words.ts';
