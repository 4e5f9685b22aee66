export {
  type Blanks,
  type Catalogue,
  defineWords,
  type Filling,
  type Language,
  type Say,
  type SentenceName,
  type Words,
} from './define-words.ts';
