import { existsSync } from 'node:fs';
import process from 'node:process';
import { commandLineWords } from '@plumbline/words/command-line-words';

const say = commandLineWords('en');

/**
 * `bin/plumbline`: one table from command to sentence. A command lives in the file of its name, which exports a function
 * of that name, and is loaded only when it is asked for, so `calc` never waits for the server's packages.
 */
const SENTENCES = {
  calc: say('aboutCalc'),
  inspect: say('aboutInspect'),
  replay: say('aboutReplay'),
  print: say('aboutPrint'),
  reconcile: say('aboutReconcile'),
  verify: say('aboutVerify'),
  simulate: say('aboutSimulate'),
  serve: say('aboutServe'),
  demo: say('aboutDemo'),
  check: say('aboutCheck'),
  rebuild: say('aboutRebuild'),
  backup: say('aboutBackup'),
  restore: say('aboutRestore'),
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
    console.error(say('noCommand', { word, overview: overview() }));
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
    say('overview'),
    '',
    'bin/plumbline COMMAND …      bin/plumbline COMMAND --help',
    '',
    ...lines,
    '',
    say('exitCodes'),
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
    console.error(say('seeHelp', { sentence }));
    return EXIT.wrongUse;
  }
  console.error(isForOperator ? sentence : say('unforeseen', { sentence }));
  if (process.env.PLUMBLINE_DEBUG === '1') console.error(error);
  else if (!isForOperator) console.error(say('seeWhere'));
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
  console.error(say('outputNotWritten', { reason }));
  process.exit(EXIT.outputLost);
});
// Nobody is left to be told.
process.stderr.on('error', () => process.exit(process.exitCode ?? EXIT.outputLost));

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
}
