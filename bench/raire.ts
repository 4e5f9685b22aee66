import { readFileSync } from 'node:fs';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { raireAssertions } from '../packages/statistics/src/raire/raire.ts';
import { type RankedGroup, rankedBallots } from '../packages/statistics/src/raire/ranked-ballots.ts';
import { randomSource } from '../packages/statistics/src/sample-size/random-source.ts';
import { type BenchRow, measure } from './measure.ts';

/**
 * RAIRE: finding the assertions of an instant-runoff contest. The rankings of Aspen's council election of 2009 may not be
 * copied; `ASPEN_RAIRE` names the file (`Aspen_2009_CityCouncil.raire.gz`) for those who have it.
 */
export function benchRaire(): readonly BenchRow[] {
  const rows: BenchRow[] = [];
  const aspen = process.env.ASPEN_RAIRE;
  if (aspen === undefined) {
    console.log('Not measured: Aspen 2009 council. Set ASPEN_RAIRE to the file of its rankings.');
  } else {
    const { choices, winner, groups } = readRaireFile(aspen);
    rows.push(measure('RAIRE: Aspen 2009 council, 11 choices', 0.09, () => findAssertions(choices, winner, groups)));
  }
  const choices = Array.from({ length: 12 }, (_, index) => `c${index}`);
  const groups = weightedRankings(choices, 100_000);
  rows.push(measure('RAIRE: 12 choices × 100,000 ballots', 4, () => findAssertions(choices, 'c0', groups)));
  return rows;
}

function findAssertions(choices: readonly string[], winner: string, groups: readonly RankedGroup[]): void {
  const ballots = rankedBallots(choices, groups);
  if (!ballots.ok) throw new Error(ballots.error.reason);
  const found = raireAssertions({ ballots: ballots.value, winner });
  if (!found.ok || found.value.length === 0) throw new Error('The winner is shown by no assertions.');
}

function readRaireFile(file: string) {
  const [, header, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const [, , count, ...rest] = header.split(',').map((cell) => cell.trim());
  const groups = lines.map((line) => ({ count: 1, preferences: line.trim().split(',').slice(2) }));
  return { choices: rest.slice(0, Number(count)), winner: rest.at(-1) ?? '', groups };
}

/** Ballots rank 1 to 6 choices, drawn without replacement; choice i has weight 0.85^i. */
function weightedRankings(choices: readonly string[], ballots: number): readonly RankedGroup[] {
  const random = randomSource('11');
  return Array.from({ length: ballots }, () => {
    const left = choices.map((choice, index) => ({ choice, weight: 0.85 ** index }));
    const preferences = Array.from({ length: 1 + random.below(6) }, () => {
      let at = random.uniform() * left.reduce((sum, { weight }) => sum + weight, 0);
      let place = 0;
      while (place < left.length - 1 && at >= left[place].weight) {
        at -= left[place].weight;
        place += 1;
      }
      return left.splice(place, 1)[0].choice;
    });
    return { count: 1, preferences };
  });
}
