import { defineWords } from './define-words.ts';
import { notices } from './en/server/notices.ts';

/** Says what managers and administrators are told by mail. */
export const noticeWords = defineWords({ en: notices });
