import type { CountyFileProblem } from '@plumbline/ballot-management';
import { commandLineWords, reconcileWords } from '@plumbline/words/command-line-words';

const say = commandLineWords('en');
const sayOfCounty = reconcileWords('en');

/** Everything that is wrong with the file of a county, a line each under its name. */
export function countyProblems(file: string, problems: readonly CountyFileProblem[]): string {
  const lines = problems.map(({ place, problem }) => {
    return `  ${sayOfCounty(`lacks.${problem}`, { place: place === '' ? sayOfCounty('theFile') : place })}`;
  });
  return [say('countyUnusable', { file }), ...lines].join('\n');
}
