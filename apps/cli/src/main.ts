import { existsSync } from 'node:fs';
import process from 'node:process';

/**
 * `bin/plumbline`: one table from command to sentence. A command lives in the file of its name, which exports a function
 * of that name, and is loaded only when it is asked for, so `calc` never waits for the server's packages.
 */
const SENTENCES = {
  calc: 'Work out any statistic by hand: CASES.json in, results out.',
  inspect: 'Say what is in an election file, and everything that is wrong with it.',
  replay: 'Run a whole audit from a folder, without a server.',
  verify: 'Check a published audit: is it what it says it is?',
  simulate: 'Run many seeded audits: how often could this method be fooled?',
  serve: 'Run the server for an election office (configuration comes from the environment).',
  demo: 'Run the server with a demonstration election and one sign-in link per role.',
  check: 'Compare the log, every table and every file with each other, and name all that differs.',
  rebuild: 'Recompute everything stored from the log, and report any difference.',
  backup: 'Write a consistent copy of the database and the files, while the server runs.',
  restore: 'Load such a copy into an empty installation.',
} as const;

type CommandName = keyof typeof SENTENCES;
type Command = (args: readonly string[]) => Promise<number>;

/** How a run ends: done; the answer is no; wrong use; our own fault; the output was lost (the last two as in sysexits.h). */
const EXIT = { done: 0, no: 1, wrongUse: 2, ourFault: 70, outputLost: 74 } as const;

async function main(words: readonly string[]): Promise<number> {
  const [word, ...args] = words;
  if (word === undefined) {
    console.error(overview());
    return EXIT.wrongUse;
  }
  if (word === '--help' || word === '-h' || word === 'help') {
    console.log(overview());
    return EXIT.done;
  }
  if (!isCommandName(word)) {
    console.error(`There is no command “${word}”.\n\n${overview()}`);
    return EXIT.wrongUse;
  }
  const command = await loadCommand(word);
  return command(args);
}

function overview(): string {
  const names = (Object.keys(SENTENCES) as CommandName[]).filter((name) => existsSync(fileOf(name)));
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${SENTENCES[name]}`);
  return [
    'Plumbline: run a risk-limiting audit, or check one.',
    '',
    'bin/plumbline COMMAND …      bin/plumbline COMMAND --help',
    '',
    ...lines,
    '',
    'Exit code 0: done. 1: the answer is no. 2: wrong use.',
  ].join('\n');
}

function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(SENTENCES, word) && existsSync(fileOf(word));
}

function fileOf(name: string): URL {
  return new URL(`./${name}.ts`, import.meta.url);
}

async function loadCommand(name: CommandName): Promise<Command> {
  const file: Readonly<Record<string, unknown>> = await import(fileOf(name).href);
  const command = file[name];
  if (typeof command !== 'function') throw new Error(`${name}.ts does not export a function named ${name}`);
  return (args) => command(args);
}

/** What a person can settle is said as it is; the rest is ours, and named as such. */
function report(error: unknown): number {
  const isForOperator = error instanceof Error && error.name === 'OperatorProblem';
  const sentence = error instanceof Error ? error.message : String(error);
  if (isWrongUse(error)) {
    console.error(`${sentence}\nAdd --help to see what there is.`);
    return EXIT.wrongUse;
  }
  console.error(isForOperator ? sentence : `This stopped because of something unforeseen: ${sentence}`);
  if (process.env.PLUMBLINE_DEBUG === '1') console.error(error);
  else if (!isForOperator) console.error('Set PLUMBLINE_DEBUG=1 to see where.');
  return isForOperator ? EXIT.no : EXIT.ourFault;
}

/** An option that does not exist, or lacks its value: `parseArgs` says which. */
function isWrongUse(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'WrongUse' || ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
}

// `plumbline calc … | head` closes our output early; that is the reader's choice and not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.done);
  const reason = error.code === 'ENOSPC' ? 'the disk is full' : error.message;
  console.error(`The output could not be written: ${reason}.`);
  process.exit(EXIT.outputLost);
});
// Nobody is left to be told.
process.stderr.on('error', () => process.exit(process.exitCode ?? EXIT.outputLost));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
}
