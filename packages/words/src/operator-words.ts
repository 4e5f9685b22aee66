import { defineWords, sayings } from './define-words.ts';
import { operatorNotes as notes } from './en/server/operator-notes.ts';
import { operatorProblems } from './en/server/operator-problems.ts';

/** Says what whoever runs the server has to settle. */
export const operatorProblemWords = defineWords({ en: operatorProblems });

/** What whoever runs the server has to settle. */
export const operatorProblem = sayings(operatorProblems);

/** Says what whoever runs the server is told besides. */
export const operatorNotes = defineWords({ en: notes });
