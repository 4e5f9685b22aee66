import {
  type ContextContest,
  type InspectionContext,
  type ParsedFile,
  parseBallotManifestCsv,
  parseParticipantsCsv,
  parseStandardizedContestsCsv,
} from '@plumbline/election-files';
import { commandLineWords } from '@plumbline/words/command-line-words';
import { readFileAt } from './open-upload.ts';

const say = commandLineWords('en');

/** A file to compare with that cannot itself be used. */
export class UnusableContext extends Error {
  override readonly name = 'UnusableContext';
}

/** Reads the files named by `--manifest`, `--contests` and `--participants`. */
export async function loadInspectionContext(paths: {
  readonly manifest: string | undefined;
  readonly contests: string | undefined;
  readonly participants: string | undefined;
}): Promise<InspectionContext> {
  const { manifest, contests, participants } = paths;
  return {
    manifest:
      manifest === undefined
        ? null
        : usable(parseBallotManifestCsv(await readFileAt(manifest), { form: 'any' }), manifest).rows,
    contests: contests === undefined ? null : await loadContests(contests),
    jurisdictions:
      participants === undefined
        ? null
        : usable(parseParticipantsCsv(await readFileAt(participants)), participants).jurisdictions.map(
            ({ name }) => name,
          ),
  };
}

async function loadContests(path: string): Promise<readonly ContextContest[]> {
  const file = await readFileAt(path);
  if ('bytes' in file) {
    const text = new TextDecoder().decode(file.bytes);
    if (text.trimStart().startsWith('[')) return contestsFromJson(text, path);
  }
  const { contests } = usable(parseStandardizedContestsCsv(file, { jurisdictions: null }), path);
  return contests.map(({ name, choices }) => ({ name, choices, votesAllowed: null }));
}

function contestsFromJson(text: string, path: string): readonly ContextContest[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new UnusableContext(say('notJson', { path }), { cause: error });
  }
  const contests = Array.isArray(value) ? value.map(contestFromJson) : [];
  const first = contests.indexOf(undefined);
  if (!Array.isArray(value) || first !== -1) {
    const where =
      first === -1
        ? 'it is no array'
        : `entry ${first + 1} lacks a name, or has choices or votesAllowed of another form`;
    throw new UnusableContext(`${path} is no list of contests as in audit.json: ${where}.`);
  }
  return contests.filter((contest) => contest !== undefined);
}

/** Only what a file is compared with is looked at; an audit's plan says more about a contest. */
function contestFromJson(value: unknown): ContextContest | undefined {
  if (!isRecord(value) || typeof value.name !== 'string') return undefined;
  const { name, votesAllowed = null, choices = null } = value;
  if (votesAllowed !== null && (typeof votesAllowed !== 'number' || !Number.isInteger(votesAllowed))) return undefined;
  if (choices === null) return { name, votesAllowed, choices };
  if (!Array.isArray(choices)) return undefined;
  const names = choices.map((choice) =>
    isRecord(choice) && typeof choice.name === 'string' ? choice.name : undefined,
  );
  const named = names.filter((choice) => choice !== undefined);
  return named.length === names.length ? { name, votesAllowed, choices: named } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function usable<T>(parsed: ParsedFile<T>, path: string): T {
  if (parsed.accepted) return parsed.value;
  const [first] = parsed.issues;
  throw new UnusableContext(
    `${path} cannot be used: ${first?.message} (${parsed.issueCount} issues; inspect it by itself)`,
  );
}
