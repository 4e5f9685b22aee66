import { type CellReport, CONTRACT_CELLS, type ContractCell, runContract } from '@plumbline/audit/contract';
import { commandLineWords } from '@plumbline/words/command-line-words';
import { createProgressBar } from './progress-bar.ts';

const say = commandLineWords('en');

/** Whole audits are to be played in these situations. */
export type ContractRequest = {
  readonly kind: 'contract';
  readonly cells: readonly ContractCell[];
  readonly trials: number;
  readonly seed: string;
  readonly json: boolean;
};

const TRIALS_MOST = 1_000_000;

/** Reads what was asked, or says what is wrong with it. */
export function parseContract(values: {
  readonly trials: string;
  readonly situation: string;
  readonly seed: string;
  readonly json: boolean;
}): ContractRequest | string {
  const trials = Number(values.trials);
  if (!Number.isSafeInteger(trials) || trials < 1 || trials > TRIALS_MOST) {
    return `--trials must be a whole number from 1 to ${TRIALS_MOST}. Found ${values.trials}.`;
  }
  const cells = CONTRACT_CELLS.filter(({ situation }) => situation.includes(values.situation));
  if (cells.length === 0) return say('noSituation', { situation: values.situation });
  return { kind: 'contract', cells, trials, seed: values.seed, json: values.json };
}

/** Plays the audits, prints what they came to, and answers the exit code: 1 if wrong outcomes were confirmed too often. */
export function simulateContract(request: ContractRequest): number {
  const { cells, trials, seed, json } = request;
  const bar = createProgressBar();
  const reports = runContract({
    cells,
    trials,
    seed,
    onTrial: ({ type, situation }, done) =>
      bar.show(Math.min(1, done / trials), `${done.toLocaleString('en-US')} audits by ${type}, ${situation}`),
  });
  bar.clear();
  console.log(json ? asJson(reports, request) : asText(reports, request));
  return reports.every(({ holds }) => holds) ? 0 : 1;
}

function asJson(reports: readonly CellReport[], { trials, seed }: ContractRequest): string {
  const cells = reports.map(({ cell, ...counts }) => ({ ...cell, ...counts }));
  const holds = reports.every((report) => report.holds);
  return JSON.stringify({ trials, seed, holds, largestRatioToLimit: largestRatio(reports), cells }, null, 2);
}

function asText(reports: readonly CellReport[], { trials, seed }: ContractRequest): string {
  const heading = say('contractHeading', { trials, seed });
  const worst = [...Map.groupBy(reports, ({ cell }) => `${cell.type} by ${cell.method}`)].map(
    ([name, own]) => `${name}: at most ${largestRatio(own).toFixed(2)} times the risk limit`,
  );
  return [heading, ...reports.map(inWords), '', ...worst].join('\n');
}

function inWords({ cell, trials, falselyConfirmed, critical, ratioToLimit, holds }: CellReport): string {
  const verdict = holds ? 'holds' : 'TOO OFTEN';
  return [
    '',
    `${cell.type} by ${cell.method}: ${cell.situation}`,
    `  confirmed ${falselyConfirmed} of ${trials}, ${ratioToLimit.toFixed(2)} times the risk limit; too many from ${critical} on: ${verdict}`,
  ].join('\n');
}

function largestRatio(reports: readonly CellReport[]): number {
  return Math.max(...reports.map((report) => report.ratioToLimit));
}
