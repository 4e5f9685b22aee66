import { parseArgs } from 'node:util';
import {
  INSPECT_KINDS,
  type Inspection,
  type InspectionContext,
  type InspectKind,
  inspectionJson,
  inspectUpload,
} from '@plumbline/election-files';
import { nodeInflater } from '@plumbline/election-files/node';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { fileTrouble } from './file-trouble.ts';
import { loadInspectionContext, UnusableContext } from './inspect/load-inspection-context.ts';
import { type OpenUpload, openUpload } from './inspect/open-upload.ts';
import { printInspection } from './inspect/print-inspection.ts';
import { createProgressLine } from './inspect/progress-line.ts';
import { printable } from './printable.ts';

const say = commandLineWords('en');

const HELP = help('inspect', {
  kinds: INSPECT_KINDS.slice(0, 5).join(', '),
  moreKinds: INSPECT_KINDS.slice(5, 10).join(', '),
  lastKinds: INSPECT_KINDS.slice(10).join(', '),
});

const EXIT = { accepted: 0, notAccepted: 1, wrongUse: 2 } as const;

type Request = {
  readonly files: readonly string[];
  readonly as: InspectKind | undefined;
  readonly manifest: string | undefined;
  readonly contests: string | undefined;
  readonly participants: string | undefined;
  readonly each: boolean;
  readonly json: boolean;
};

/** Runs `plumbline inspect` and answers its exit code. */
export async function inspect(args: readonly string[]): Promise<number> {
  const request = parseRequest(args);
  if (request === 'help') {
    console.log(HELP);
    return EXIT.accepted;
  }
  if (typeof request === 'string') return wrongUse(request);
  try {
    const context = await loadInspectionContext(request);
    const uploads = request.each ? request.files.map((file) => [file]) : [request.files];
    const inspections: { readonly file: string; readonly inspection: Inspection }[] = [];
    for (const files of uploads) {
      inspections.push({ file: files.join(', '), inspection: await inspectFiles(files, request.as, context) });
    }
    print(inspections, request);
    return inspections.every(({ inspection }) => inspection.accepted) ? EXIT.accepted : EXIT.notAccepted;
  } catch (error) {
    const sentence = error instanceof UnusableContext ? error.message : fileTrouble(error);
    if (sentence === undefined) throw error;
    console.error(printable(sentence));
    return EXIT.wrongUse;
  }
}

function parseRequest(args: readonly string[]): Request | 'help' | string {
  let parsed: ReturnType<typeof parseWords>;
  try {
    parsed = parseWords(args);
  } catch (error) {
    // parseArgs throws for an option it does not know: the sentence says which.
    return error instanceof Error ? error.message : String(error);
  }
  const { values, positionals } = parsed;
  if (values.help) return 'help';
  if (positionals.length === 0) return say('nameFileToInspect');
  const as = values.as;
  if (as !== undefined && !isInspectKind(as)) return say('noKind', { as, kinds: INSPECT_KINDS.join(', ') });
  return {
    files: positionals,
    as,
    manifest: values.manifest,
    contests: values.contests,
    participants: values.participants,
    each: values.each,
    json: values.json,
  };
}

function parseWords(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      manifest: { type: 'string' },
      contests: { type: 'string' },
      participants: { type: 'string' },
      each: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
}

function isInspectKind(text: string): text is InspectKind {
  return INSPECT_KINDS.some((kind) => kind === text);
}

async function inspectFiles(
  files: readonly string[],
  as: InspectKind | undefined,
  context: InspectionContext,
): Promise<Inspection> {
  const uploads: OpenUpload[] = [];
  const progress = createProgressLine();
  try {
    for (const file of files) uploads.push(await openUpload(file));
    return await inspectUpload({ files: uploads, as, context, inflater: nodeInflater, onProgress: progress.show });
  } finally {
    progress.clear();
    for (const upload of uploads) await upload.close();
  }
}

function print(
  inspections: readonly { readonly file: string; readonly inspection: Inspection }[],
  { json, each }: Request,
): void {
  if (json) {
    const answers = inspections.map(({ file, inspection }) =>
      each ? { file, ...inspectionJson(inspection) } : inspectionJson(inspection),
    );
    console.log(JSON.stringify(each ? answers : answers[0], null, 2));
    return;
  }
  for (const { file, inspection } of inspections) console.log(printable(printInspection(file, inspection)));
}

function wrongUse(sentence: string): number {
  console.error(`${sentence}\n\n${HELP}`);
  return EXIT.wrongUse;
}
