import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAst } from 'vite';

/* Finds sentences for people in source code: a rule of thumb, good enough to keep them in packages/words. */

/** A sentence and where it begins. */
export type FoundSentence = { readonly file: string; readonly line: number; readonly text: string };

/** Folders whose programs no official, voter or operator runs. */
const NOT_FOR_PEOPLE = new Set(['node_modules', 'dist', 'testing', 'contract', 'journeys']);

/** What is said to a programmer: our own bugs, and what a schema means. */
const CALLS_FOR_PROGRAMMERS = new Set(['assert', 'assertNever', 'describe', 'meta', 'RegExp']);
const BUGS = new Set(['Error', 'TypeError', 'RangeError']);

const SQL =
  /^\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|DROP|ALTER|GRANT|REVOKE|LOCK|BEGIN|COMMIT|SET|COPY|TRUNCATE|DO|LISTEN|NOTIFY)\b/i;

/** What reads like a sentence and is a name in data: names are never translated. */
const NAMES = new Set([
  // The choice for write-ins that an export in the common data format names nowhere.
  'Write-in (not listed)',
  // Contests of an invented county.
  'Measure …: Shall the county do so?',
]);

/** Rows of a table: commas stand between cells, not in a sentence. */
const ROWS = /^[^.?]*[^\s],[^\s]/;

/** Where a method was published: names of people, works and journals, which nobody translates. */
const REFERENCE = /\b(?:arXiv:\d|SSRN \d|EVT\b|IEEE\b|SIAM\b|HMC-CS|Annals of|docs\/[\w-]+\.md)/;

/** A name of a column, such as “Number of Ballots”: every longer word has a capital. It is part of the form of a file. */
function isColumnName(text: string): boolean {
  return (
    !/[.?:]$/.test(text) && (text.match(/\p{L}+/gu) ?? []).every((word) => word.length < 4 || /^\p{Lu}/u.test(word))
  );
}

/** At least three words, and the beginning or the end of a sentence. */
function readsLikeASentence(text: string): boolean {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => /\p{L}/u.test(word));
  if (words.length < 3 || !/\p{L}+ \S*\p{L}/u.test(text)) return false;
  if (NAMES.has(text.trim()) || ROWS.test(text) || isColumnName(text) || REFERENCE.test(text)) return false;
  if (SQL.test(text) && /[A-Z]{4}/.test(text)) return false;
  return /^[“"‘(]*\p{Lu}/u.test(text.trim()) || /\p{L}[”’)]*[.?]$/u.test(text.trim());
}

type Node = { readonly type: string; readonly start: number; readonly [field: string]: unknown };

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

function childrenOf(node: Node): readonly Node[] {
  return Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode);
}

/** The name of what is called: `f(…)` and `x.f(…)` are both `f`. */
function calledName(node: Node): string {
  const callee = node.callee;
  if (!isNode(callee)) return '';
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return isNode(name) && typeof name.name === 'string' ? name.name : '';
}

function isForProgrammers(node: Node): boolean {
  if (node.type.startsWith('TS') && !/Expression$/.test(node.type)) return true;
  if (node.type === 'ImportDeclaration' || node.type === 'TaggedTemplateExpression') return true;
  if (node.type === 'CallExpression') return CALLS_FOR_PROGRAMMERS.has(calledName(node));
  return node.type === 'NewExpression' && BUGS.has(calledName(node));
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type === 'JSXText') return String(node.value);
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.map(({ value }) => value.cooked).join('…');
}

/** Every sentence for people in one source file. */
export function sentencesIn(file: string, source: string): readonly FoundSentence[] {
  const found: FoundSentence[] = [];
  const waiting: Node[] = [parseAst(source, { lang: file.endsWith('x') ? 'tsx' : 'ts' }) as unknown as Node];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isForProgrammers(node)) continue;
    const text = textOf(node);
    if (text !== undefined && readsLikeASentence(text))
      found.push({ file, line: source.slice(0, node.start).split('\n').length, text: text.trim() });
    waiting.push(...childrenOf(node));
  }
  return found.sort((one, other) => one.line - other.line);
}

/** Every sentence for people in the production source below a folder. */
export function sentencesBelow(folder: string): readonly FoundSentence[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return NOT_FOR_PEOPLE.has(entry.name) ? [] : sentencesBelow(place);
    const isSource = /\.tsx?$/.test(entry.name) && !/\.(test|e2e|contract)\.tsx?$/.test(entry.name);
    return isSource ? sentencesIn(place, readFileSync(place, 'utf8')) : [];
  });
}
