import { readFile } from 'node:fs/promises';
import { calculate, methods } from '@plumbline/statistics';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { methodInWords, whyMethodDeclined } from '@plumbline/words/statistics-words';
import { fileTrouble } from './file-trouble.ts';
import { printable } from './printable.ts';
import { readStandardInput } from './standard-input.ts';

const say = commandLineWords('en');

const HELP = help('calc');

const EXIT = { done: 0, notCases: 1, wrongUse: 2 } as const;

/** Runs `plumbline calc` and answers its exit code. */
export async function calc(args: readonly string[]): Promise<number> {
  const options = args.filter((arg) => arg.startsWith('-') && arg !== '-');
  const files = args.filter((arg) => !options.includes(arg));
  const unknown = options.find((option) => !['--help', '-h', '--list', '--json'].includes(option));
  if (options.includes('--help') || options.includes('-h')) {
    await print(HELP);
    return EXIT.done;
  }
  if (unknown !== undefined) return wrongUse(say('noOption', { unknown }));
  if (options.includes('--list')) {
    await print(options.includes('--json') ? toJson(methodsInWords()) : methodList());
    return EXIT.done;
  }
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) return wrongUse(say('nameFileOfCases'));
  return calculateCases(file);
}

async function calculateCases(file: string): Promise<number> {
  let text: string;
  try {
    text = file === '-' ? (await readStandardInput()).toString('utf8') : await readFile(file, 'utf8');
  } catch (error) {
    const trouble = fileTrouble(error, file);
    if (trouble === undefined) throw error;
    console.error(trouble);
    return EXIT.wrongUse;
  }
  let cases: unknown;
  try {
    cases = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(printable(`${nameOf(file)} is not JSON: ${reason}.`));
    return EXIT.notCases;
  }
  if (!Array.isArray(cases)) {
    console.error(`${nameOf(file)} must be a JSON array of { "id", "method", "input" }.`);
    return EXIT.notCases;
  }
  const lines = cases.map((one) => toJson(calculateCase(one)));
  await print(lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`);
  return EXIT.done;
}

function nameOf(file: string): string {
  return file === '-' ? 'Standard input' : file;
}

/** Computes one case. Whatever goes wrong in it is its output, so that it never stops the others. */
function calculateCase(one: unknown): { readonly id: unknown; readonly output: unknown } {
  const { id = null, method, input }: { id?: unknown; method?: unknown; input?: unknown } = Object(one);
  if (typeof method !== 'string') {
    return { id, output: { error: 'input-not-understood', message: say('caseWithoutMethod') } };
  }
  try {
    const computed = calculate(method, input);
    if (computed.ok) return { id, output: computed.value };
    return { id, output: { error: computed.error.code, message: whyMethodDeclined(computed.error) } };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { id, output: { error: 'internal-error', message: say('ourMistake', { message }) } };
  }
}

/** JSON, with the numbers it has no digits for written as texts: "Infinity", "NaN". */
function toJson(value: unknown): string {
  return JSON.stringify(value, (_, part) => {
    if (typeof part === 'number' && !Number.isFinite(part)) return String(part);
    return typeof part === 'bigint' ? part.toString() : part;
  });
}

function methodsInWords() {
  return methods().map(({ name, citation }) => ({ name, sentence: methodInWords(name), citation }));
}

function methodList(): string {
  return methodsInWords()
    .map(({ name, sentence, citation }) => `${name}\n    ${sentence}\n    ${citation}`)
    .join('\n');
}

/** Waits until the text has left, so that a caller that exits at once does not cut it off. */
function print(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(`${text}\n`, (error) => (error ? reject(error) : resolve()));
  });
}

function wrongUse(sentence: string): number {
  console.error(`${sentence}\n\n${HELP}`);
  return EXIT.wrongUse;
}
