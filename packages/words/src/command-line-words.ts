import { defineWords } from './define-words.ts';
import { answers } from './en/command-line/answers.ts';
import { help as english } from './en/command-line/help.ts';
import { reconcile } from './en/command-line/reconcile.ts';

/** Says what a command answers. */
export const commandLineWords = defineWords({ en: answers });

/** What a command says about itself with `--help`. */
export const help = defineWords({ en: english })('en');

/** Says what `reconcile` finds in the figures of a county. */
export const reconcileWords = defineWords({ en: reconcile });
