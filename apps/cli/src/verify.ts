import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { nodeInflater, openFile } from '@plumbline/election-files/node';
import { checkGivenFiles, type GivenFileProblem, type GivenFilesCheck } from '@plumbline/record';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { fileTrouble, refuseAllButFiles } from './file-trouble.ts';
import { printable } from './printable.ts';

const say = commandLineWords('en');

const USAGE = help('verify');

const EXIT = { holds: 0, doesNot: 1, wrongUse: 2 } as const;

type Options = { readonly file: string; readonly sha256: string | undefined; readonly json: boolean };

/** `bin/plumbline verify`: a packet or an answer to a records request, as an office gave it away, without a server. */
export async function verify(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return EXIT.holds;
  }
  if (options === undefined) {
    console.error(USAGE);
    return EXIT.wrongUse;
  }
  try {
    const found = await checked(options.file);
    // Without a fingerprint to compare it with, nobody knows.
    const isExpected = options.sha256 === undefined ? null : options.sha256 === found.sha256;
    console.log(options.json ? JSON.stringify({ ...found, isExpected }, null, 2) : inWords(found, options));
    return found.problems.length === 0 && isExpected !== false ? EXIT.holds : EXIT.doesNot;
  } catch (error) {
    const trouble = fileTrouble(error, options.file);
    if (trouble === undefined) throw error;
    console.error(printable(trouble));
    return EXIT.wrongUse;
  }
}

async function checked(path: string): Promise<GivenFilesCheck> {
  await refuseAllButFiles(path);
  const { source, close } = await openFile(path);
  try {
    return await checkGivenFiles(source, { inflater: nodeInflater, startDigest: () => createHash('sha256') });
  } finally {
    await close();
  }
}

/** More than anybody reads: a list that was made up may name millions of files. `--json` tells them all. */
const PROBLEMS_SAID_MAX = 100;

function inWords({ sha256, files, problems }: GivenFilesCheck, { sha256: expected }: Options): string {
  const lines = problems.slice(0, PROBLEMS_SAID_MAX).map((problem) => printable(problemInWords(problem)));
  const more = problems.length - lines.length;
  if (more > 0) lines.push(say('verifyMore', { count: more }));
  const isOther = expected !== undefined && expected !== sha256;
  if (isOther) lines.push(say('verifyOther', { expected }));
  if (lines.length === 0) lines.push(say(expected === undefined ? 'verifyFits' : 'verifyHolds', { count: files }));
  if (expected === undefined) lines.push(say('verifyCompare'));
  return [say('verifyFingerprint', { sha256 }), ...lines].join('\n');
}

function problemInWords(found: GivenFileProblem): string {
  switch (found.problem) {
    case 'unreadable':
      return say('verifyUnreadable');
    case 'unsafe-name':
      return say('verifyUnsafeName');
    case 'too-large':
      return say('verifyTooLarge');
    case 'no-fingerprints':
      return say('verifyNoFingerprints');
    case 'changed':
      return say('verifyChanged', { path: found.path });
    case 'missing':
      return say('verifyMissing', { path: found.path });
    case 'not-listed':
      return say('verifyNotListed', { path: found.path });
    case 'twice':
      return say('verifyTwice', { path: found.path });
    case 'listed-otherwise':
      return say('verifyListedOtherwise');
    case 'indexed-otherwise':
      return say('verifyIndexedOtherwise', { path: found.path });
    case 'written-otherwise':
      return say('verifyWrittenOtherwise', { at: found.at });
  }
}

function readOptions(args: readonly string[]): Options | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        sha256: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const [file, ...rest] = positionals;
    const sha256 = values.sha256?.toLowerCase();
    if (file === undefined || rest.length > 0) return undefined;
    if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256)) {
      console.error(say('verifyNoFingerprint', { text: sha256 }));
      return undefined;
    }
    return { file, sha256, json: values.json };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
