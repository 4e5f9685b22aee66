import { parseArgs } from 'node:util';
import {
  type Outcome,
  simulateAudits,
  type ValidityReport,
  type ValidityScenario,
  validityScenarios,
} from '@plumbline/simulation';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { createProgressBar } from './progress-bar.ts';
import { type ContractRequest, parseContract, simulateContract } from './simulate-contract.ts';

const say = commandLineWords('en');

const METHODS = [...new Set(validityScenarios.map(nameOf))];

const HELP = help('simulate', { methods: wrapped(METHODS) });

const EXIT = { done: 0, tooOften: 1, wrongUse: 2 } as const;
const AUDITS_MOST = 10_000_000;

type Request = {
  readonly kind: 'methods';
  readonly scenarios: readonly ValidityScenario[];
  readonly method: string;
  readonly audits: number;
  readonly seed: string;
  readonly outcome: Outcome;
  readonly json: boolean;
};

/** Runs `plumbline simulate` and answers its exit code. */
export async function simulate(args: readonly string[]): Promise<number> {
  const request = parseRequest(args);
  if (request === 'help') {
    console.log(HELP);
    return EXIT.done;
  }
  if (typeof request === 'string') {
    console.error(`${request}\n\n${HELP}`);
    return EXIT.wrongUse;
  }
  if (request.kind === 'contract') return simulateContract(request);
  const reports = request.scenarios.map((scenario) => simulateShowing(scenario, request));
  console.log(request.json ? asJson(reports, request) : asText(reports, request));
  return reports.some(({ withinLimit }) => withinLimit === false) ? EXIT.tooOften : EXIT.done;
}

/** The name a scenario's method has on the command line. */
function nameOf({ method, form }: ValidityScenario): string {
  return form === 'published' ? `${method}.published` : method;
}

function parseRequest(args: readonly string[]): Request | ContractRequest | 'help' | string {
  let values: ReturnType<typeof parseWords>;
  try {
    values = parseWords(args);
  } catch (error) {
    // parseArgs throws for an option it does not know: the sentence says which.
    return error instanceof Error ? error.message : String(error);
  }
  if (values.help) return 'help';
  if (values.contract) return parseContract(values);
  if (values.method === undefined) return say('nameMethod');
  const { method, seed, outcome, json } = values;
  const scenarios = validityScenarios.filter((scenario) =>
    method === 'all' ? scenario.form === 'default' : nameOf(scenario) === method,
  );
  if (scenarios.length === 0) return say('noMethod', { method, methods: METHODS.join(', ') });
  const audits = Number(values.audits);
  if (!Number.isSafeInteger(audits) || audits < 1 || audits > AUDITS_MOST) {
    return `--audits must be a whole number from 1 to ${AUDITS_MOST}. Found ${values.audits}.`;
  }
  if (outcome !== 'wrong' && outcome !== 'right') return `--outcome must be wrong or right. Found ${outcome}.`;
  return { kind: 'methods', scenarios, method, audits, seed, outcome, json };
}

function parseWords(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    options: {
      method: { type: 'string' },
      audits: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      outcome: { type: 'string', default: 'wrong' },
      contract: { type: 'boolean', default: false },
      trials: { type: 'string', default: '2000' },
      situation: { type: 'string', default: '' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}

function simulateShowing(scenario: ValidityScenario, { audits, seed, outcome }: Request): ValidityReport {
  const bar = createProgressBar();
  const report = simulateAudits({
    scenario,
    outcome,
    audits,
    seed,
    onAudit: (done) => bar.show(done / audits, `${counted(done)} audits by ${nameOf(scenario)}, ${scenario.situation}`),
  });
  bar.clear();
  return report;
}

function asJson(reports: readonly ValidityReport[], { method, outcome, audits, seed }: Request): string {
  const withinLimit = outcome === 'wrong' ? reports.every((report) => report.withinLimit) : null;
  const scenarios = reports.map((report) => ({
    method: report.method,
    situation: report.situation,
    form: report.form,
    assumes: report.assumes ?? null,
    riskLimit: report.riskLimit,
    stopped: report.confirmed,
    rate: report.rate,
    standardError: report.standardError,
    limit: outcome === 'wrong' ? report.limit : null,
    withinLimit: report.withinLimit ?? null,
    draws: report.draws ?? null,
  }));
  return JSON.stringify({ method, outcome, audits, seed, withinLimit, scenarios }, null, 2);
}

function asText(reports: readonly ValidityReport[], { audits, outcome, seed }: Request): string {
  const heading =
    outcome === 'wrong' ? say('situationsTied', { audits, seed }) : say('situationsRight', { audits, seed });
  return [heading, ...reports.map((report) => inWords(report, outcome))].join('\n');
}

function inWords(report: ValidityReport, outcome: Outcome): string {
  const name = `${report.method}${report.form === 'published' ? '.published' : ''}: ${report.situation}`;
  const assumes = report.assumes === undefined ? [] : [`  assumes ${report.assumes}`];
  const verdict =
    outcome === 'right'
      ? `  confirmed ${percent(report.rate)} of the time`
      : `  confirmed ${percent(report.rate)} of the time; risk limit ${percent(report.riskLimit)}, with 3 standard errors ${percent(report.limit)}: ${report.withinLimit ? 'holds' : 'TOO OFTEN'}`;
  const { draws } = report;
  const sizes = draws
    ? [
        `  draws of those: 10 % within ${draws.size10}, half ${draws.size50}, 80 % ${draws.size80}, 90 % ${draws.size90}`,
      ]
    : [];
  return ['', name, ...assumes, verdict, ...sizes].join('\n');
}

function counted(count: number): string {
  return count.toLocaleString('en-US');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function wrapped(names: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  for (const name of names) {
    if (line.length + name.length > 80) {
      lines.push(line);
      line = '';
    }
    line += `${name}, `;
  }
  return [...lines, line].join('\n                     ').trimEnd();
}
