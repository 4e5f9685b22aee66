import { fileSaying } from '@plumbline/words/file-words';
import { UnreadableFile } from '../unreadable-file.ts';
import type { ContestRegistry } from './contest-registry.ts';
import type { CvrFile } from './cvr-reading.ts';
import { countMember, elementsOf, memberOf, textMember } from './unknown-json.ts';
import { textChunks, type UploadContext } from './upload-context.ts';
import { baseName } from './upload-files.ts';

/** The names behind the numbers of a Dominion JSON export, and the contests already in the registry. */
export type DominionNames = {
  /** Contest number → index in the registry. */
  readonly contests: Map<number, number>;
  /** Per contest index: candidate number → choice index. */
  readonly choices: Map<number, number>[];
  readonly countingGroups: ReadonlyMap<number, string>;
  readonly ballotTypes: ReadonlyMap<number, string>;
  readonly precinctPortions: ReadonlyMap<number, string>;
  /** The number of the condition “InvalidContest”: the voter was not entitled to the contest; −1 where none is listed. */
  readonly notEntitled: number;
};

const MANIFEST_BYTES_MAX = 64 * 2 ** 20;

/** Whether a file holds cards, going by its name; a file sent alone does whatever its name. */
export function isCvrExport(name: string): boolean {
  return /cvr_?export/i.test(baseName(name));
}

/**
 * Reads the manifests of an export: contests and their choices in the order of the file, and what other numbers mean.
 * Without the two that name contests and candidates the cards can be counted but not used.
 */
export async function readDominionManifests(context: UploadContext, files: readonly CvrFile[]): Promise<DominionNames> {
  const { contests: registry, issues } = context.intake;
  const list = async (name: string): Promise<readonly unknown[] | undefined> => {
    const file = files.find((candidate) => baseName(candidate.name).toLowerCase() === `${name.toLowerCase()}.json`);
    return file === undefined ? undefined : readList(context, file);
  };
  const contestList = await list('ContestManifest');
  const candidateList = await list('CandidateManifest');
  const missing = [
    ...(contestList === undefined ? ['ContestManifest.json'] : []),
    ...(candidateList === undefined ? ['CandidateManifest.json'] : []),
  ];
  for (const name of missing) {
    issues.error({
      code: 'DOMINION_MANIFEST_MISSING',
      expected: name,
      message: fileSaying('dominion.theUploadHasCvrExports', { name }),
      advice: fileSaying('dominion.exportAgainWithAllManifests'),
    });
  }
  const conditions = descriptions(await list('OutstackConditionManifest'));
  const names = {
    contests: new Map<number, number>(),
    choices: [] as Map<number, number>[],
    countingGroups: descriptions(await list('CountingGroupManifest')),
    ballotTypes: descriptions(await list('BallotTypeManifest')),
    precinctPortions: descriptions(await list('PrecinctPortionManifest')),
    notEntitled: [...conditions].find(([, text]) => text === 'InvalidContest')?.[0] ?? -1,
  };
  addContests(contestList ?? [], names, registry);
  addCandidates(candidateList ?? [], names, registry);
  return names;
}

/** The index of a contest; one the manifest lacks is added by its number alone. */
export function contestOf(names: DominionNames, registry: ContestRegistry, id: number): number {
  const known = names.contests.get(id);
  if (known !== undefined) return known;
  // The upload is refused without the manifest; one vote is assumed only so that its figures can be shown.
  const index = registry.add({ id: String(id), name: `Contest ${id}`, votesAllowed: 1 });
  names.contests.set(id, index);
  names.choices[index] = new Map();
  return index;
}

/** The index of a choice in its contest; one the manifest lacks is added by its number alone. */
export function choiceOf(options: {
  readonly names: DominionNames;
  readonly registry: ContestRegistry;
  readonly contest: number;
  readonly id: number;
}): number {
  const { names, registry, contest, id } = options;
  const known = names.choices[contest]?.get(id);
  if (known !== undefined) return known;
  const index = registry.addChoice(contest, { id: String(id), name: `Candidate ${id}` });
  names.choices[contest]?.set(id, index);
  return index;
}

function addContests(list: readonly unknown[], names: DominionNames, registry: ContestRegistry): void {
  for (const item of list) {
    const id = countMember(item, 'Id');
    if (id === undefined || names.contests.has(id)) continue;
    const votesAllowed = countMember(item, 'VoteFor');
    const index = registry.add({
      id: String(id),
      name: textMember(item, 'Description').trim(),
      votesAllowed: votesAllowed === 0 ? undefined : votesAllowed,
      ranks: countMember(item, 'NumOfRanks') ?? 0,
    });
    names.contests.set(id, index);
    names.choices[index] = new Map();
  }
}

function addCandidates(list: readonly unknown[], names: DominionNames, registry: ContestRegistry): void {
  for (const item of list) {
    const id = countMember(item, 'Id');
    const contest = names.contests.get(countMember(item, 'ContestId') ?? -1);
    const choices = contest === undefined ? undefined : names.choices[contest];
    if (id === undefined || contest === undefined || choices === undefined || choices.has(id)) continue;
    const index = registry.addChoice(contest, {
      id: String(id),
      name: textMember(item, 'Description').trim(),
      writeIn: /writein/i.test(textMember(item, 'Type')),
    });
    choices.set(id, index);
  }
}

function descriptions(list: readonly unknown[] | undefined): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const item of list ?? []) {
    const id = countMember(item, 'Id');
    if (id !== undefined) texts.set(id, textMember(item, 'Description').trim());
  }
  return texts;
}

/** The `List` of a manifest. Manifests are small: one that is not is refused before it is in memory. */
async function readList(context: UploadContext, file: CvrFile): Promise<readonly unknown[]> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of textChunks(context, file)) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MANIFEST_BYTES_MAX) {
      throw new UnreadableFile({
        code: 'FILE_TOO_LARGE',
        file: file.name,
        message: fileSaying('dominion.isLargerThan64Mb', { file: file.name }),
        advice: fileSaying('dominion.exportAgainAndSendThe'),
      });
    }
  }
  try {
    return elementsOf(memberOf(JSON.parse(text + decoder.decode()), 'List'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UnreadableFile({
      code: 'BAD_JSON',
      file: file.name,
      message: fileSaying('dominion.isNotWellFormedJson', { file: file.name, message: error.message }),
      advice: fileSaying('dominion.exportTheFileAgainAnd'),
    });
  }
}
