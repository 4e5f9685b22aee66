import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { Instrumenter } from '@stryker-mutator/instrumenter';

/** One breakage: what stood there, and what stands there instead. Lines and columns count from 1. */
export type Mutant = {
  /** Its number among all breakages, from 0. */
  readonly number: number;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The kind of breakage, in the words of Stryker's list of mutators. */
  readonly mutator: string;
  readonly original: string;
  readonly replacement: string;
  /** Where `original` begins in the file, in UTF-16 code units. */
  readonly offset: number;
};

/** All breakages of some files, and the files' code as it counts how often the place of each is passed. */
export type Mutants = {
  readonly mutants: readonly Mutant[];
  /** By path from the repository's root. The counts are the array `globalThis.passed`. */
  readonly counting: Readonly<Record<string, string>>;
};

type NodePath = {
  readonly key: string | number | null;
  readonly listKey?: string | null | undefined;
  readonly parent: { readonly type: string; readonly callee?: { readonly name?: unknown } };
};

/**
 * What an assertion says reaches only us, and only once we have made a mistake that no test can make: its words and the
 * values it prints are left as they are. Its condition is not.
 */
const WORDS_OF_ASSERTIONS = {
  shouldIgnore({ key, listKey, parent }: NodePath): string | undefined {
    const isArgument = parent.type === 'CallExpression' && listKey === 'arguments';
    return isArgument && parent.callee?.name === 'assert' && Number(key) > 0 ? 'what an assertion says' : undefined;
  },
};

const silent = () => undefined;
const never = () => false;
const SILENT = {
  isTraceEnabled: never,
  isDebugEnabled: never,
  isInfoEnabled: never,
  isWarnEnabled: never,
  isErrorEnabled: never,
  isFatalEnabled: never,
  trace: silent,
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  fatal: silent,
};

/** Every breakage of `files` that Stryker's mutators know of. */
export async function makeMutants(repository: string, files: readonly string[]): Promise<Mutants> {
  const sources = files.map((file) => ({ file, source: readFileSync(path.join(repository, file), 'utf8') }));
  const instrumented = await new Instrumenter(SILENT).instrument(
    sources.map(({ file, source }) => ({ name: file, content: source, mutate: true })),
    { plugins: null, excludedMutations: [], ignorers: [WORDS_OF_ASSERTIONS], noHeader: true },
  );
  const sourceOf = new Map(sources.map(({ file, source }) => [file, source]));
  const mutants = instrumented.mutants
    .filter((mutant) => mutant.status !== 'Ignored')
    .map(({ id, fileName: file, location: { start, end }, mutatorName: mutator, replacement }) => {
      const source = sourceOf.get(file) ?? '';
      const offset = offsetOf(source, start);
      const original = source.slice(offset, offsetOf(source, end));
      const place = { line: start.line + 1, column: start.column + 1, offset };
      return { number: Number(id), file, ...place, mutator, original, replacement };
    });
  return {
    mutants,
    counting: Object.fromEntries(instrumented.files.map(({ name, content }) => [name, counted(content)])),
  };
}

/** The source with one breakage in it, which tells each time it is passed, as far as its place allows that. */
export function breakSource(source: string, { offset, original, replacement, mutator }: Mutant): string {
  const asExpression = `(globalThis.pass(), ${replacement})`;
  const asStatement = `{ globalThis.pass(); ${replacement} }`;
  // An empty block would be an empty object where an expression may stand. Neither may stand where a case of a switch did.
  const forms = mutator === 'BlockStatement' ? [asStatement] : [asExpression, asStatement, replacement];
  const before = source.slice(0, offset);
  const after = source.slice(offset + original.length);
  for (const form of forms) {
    const broken = `${before}${form}${after}`;
    if (isProgram(broken)) return broken;
  }
  // What is no program would be noticed by everything, and say nothing about the tests.
  throw new Error(`${original} cannot be replaced by ${replacement}.`);
}

function isProgram(source: string): boolean {
  try {
    stripTypeScriptTypes(source);
    return true;
  } catch {
    return false;
  }
}

/** Stryker's code asks for each place which breakage is on. While nothing is broken, none is, and the places are counted. */
function counted(code: string): string {
  return `const passed = globalThis.passed;\n${code.replaceAll(/stryMutAct_9fa48\("\d+"\)/g, 'false').replaceAll(
    /stryCov_9fa48\(("\d+"(?:, "\d+")*)\)/g,
    (_, ids: string) =>
      `(${ids
        .split(', ')
        .map((id) => `passed[${JSON.parse(id)}]++`)
        .join(', ')})`,
  )}`;
}

function offsetOf(source: string, { line, column }: { readonly line: number; readonly column: number }): number {
  let offset = 0;
  for (let passed = 0; passed < line; passed += 1) offset = source.indexOf('\n', offset) + 1;
  return offset + column;
}
