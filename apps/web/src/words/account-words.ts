import { defineWords } from './define-words.ts';
import { account } from './en/account.ts';

export const useAccountWords = defineWords('account', account);
