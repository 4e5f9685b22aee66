import type { Problem } from '@plumbline/api';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { wordsOfProblem } from './words-of-problem.ts';

/** What happened and what to do, in the words of whoever knows: see `wordsOfProblem`. */
export function useProblemWords(): (problem: Problem) => { readonly title: string; readonly detail: string } {
  const say = useWordsEverywhere();
  return (problem) => {
    const ours = wordsOfProblem(problem);
    if (ours === 'server') return { title: problem.title, detail: problem.detail };
    return { title: say(`problems.${ours}.title`), detail: say(`problems.${ours}.detail`) };
  };
}
