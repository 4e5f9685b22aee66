import type { CountyFileProblem } from '@plumbline/ballot-management';
import { commandLineWords, reconcileWords } from '@plumbline/words/command-line-words';

const say = commandLineWords('en');
const sayOfCounty = reconcileWords('en');

/** Everything that is wrong with the file of a county, a line each under its name. */
export function countyProblems(file: string, problems: readonly CountyFileProblem[]): string {
  return [say('countyUnusable', { file }), ...problems.map((problem) => `  ${inWords(problem)}`)].join('\n');
}

/** What a file may hold, and is of no use, a line each. */
export function countyRemarks(problems: readonly CountyFileProblem[]): string {
  return problems.map(inWords).join('\n');
}

function inWords({ place, problem }: CountyFileProblem): string {
  return sayOfCounty(`lacks.${problem}`, { place: place === '' ? sayOfCounty('theFile') : place });
}
