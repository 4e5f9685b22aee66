import { parseArgs } from 'node:util';
import { ballotsInManifest } from '@plumbline/election';
import { type AuditFolder, type Replay, type ReplayProblem, replayAudit } from '@plumbline/record';
import { type AuditFolderProblem, openAuditFolder } from '@plumbline/record/node';
import { fileTrouble } from './file-trouble.ts';
import { printable } from './printable.ts';
import { replayInWords } from './replay-words.ts';

const USAGE = `bin/plumbline replay FOLDER [--json]

Repeats the audit that FOLDER/audit.json tells: reads its files, draws each round's sample, compares it with the recorded
results and measures the risk. Exit code 1 when a file is refused or a sampled unit has no result.`;

/** `bin/plumbline replay`: a whole audit from a folder, without a server. */
export async function replay(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (options === undefined) {
    console.error(USAGE);
    return 2;
  }
  try {
    return await replayFolder(options);
  } catch (error) {
    const trouble = fileTrouble(error, `A file in ${options.folder}`);
    if (trouble === undefined) throw error;
    console.error(printable(trouble));
    return 2;
  }
}

async function replayFolder(options: { readonly folder: string; readonly json: boolean }): Promise<number> {
  const folder = openFolder(options.folder);
  if (folder === undefined) return 2;
  const replayed = await replayAudit(folder);
  if (!replayed.ok) {
    printProblem(replayed.error);
    return 1;
  }
  console.log(
    options.json ? JSON.stringify(replayAsJson(replayed.value), null, 2) : printable(replayInWords(replayed.value)),
  );
  return replayed.value.unaudited.length === 0 ? 0 : 1;
}

function readOptions(args: readonly string[]): { folder: string; json: boolean } | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    });
    if (values.help) return 'help';
    const [folder, ...rest] = positionals;
    return folder === undefined || rest.length > 0 ? undefined : { folder, json: values.json };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function openFolder(directory: string): AuditFolder | undefined {
  const folder = openAuditFolder(directory);
  if (folder.ok) return folder.value;
  printFolderProblem(folder.error);
  return undefined;
}

function printFolderProblem(problem: AuditFolderProblem): void {
  if (problem.code === 'description-missing') {
    console.error(`There is no file ${problem.file}. Name a folder that holds an audit.json.`);
    return;
  }
  console.error(`${problem.file} cannot be used:`);
  for (const { path, message } of problem.problems)
    console.error(printable(`  ${path || 'the whole file'}: ${message}`));
}

function printProblem(problem: ReplayProblem): void {
  switch (problem.code) {
    case 'files-refused':
      console.error('The files cannot be used:');
      for (const issue of problem.issues) {
        const place = issue.row === undefined ? issue.file : `${issue.file}, row ${issue.row}`;
        console.error(printable(`  ${place}: ${issue.message} ${issue.advice}`));
      }
      return;
    case 'command-refused':
      console.error(`The audit refuses “${problem.command}”: ${JSON.stringify(problem.refusal)}`);
      return;
    case 'sample-refused':
      console.error(printable(`${problem.refusal.contest}: ${problem.refusal.message}`));
      return;
  }
}

/** The answer as a program reads it. */
function replayAsJson(replayed: Replay): unknown {
  const { inputs, rounds, extra, unaudited, audit } = replayed;
  let batches = 0;
  let ballots = 0;
  for (const manifest of inputs.manifests.values()) {
    batches += manifest.batches.length;
    ballots += ballotsInManifest(manifest);
  }
  return {
    name: audit.plan.name,
    files: { jurisdictions: audit.plan.jurisdictions.length, batches, ballots },
    confirmations: replayed.confirmations,
    extra,
    complete: unaudited.length === 0,
    notAudited: unaudited,
    rounds: rounds.map((round) => ({
      round: round.round,
      contests: round.measurements.map(({ targeted: _, corrected, ...measurement }) => ({
        ...measurement,
        ...(corrected === null ? {} : { corrected }),
      })),
    })),
    draws: rounds.flatMap((round) => round.draws.map((draw) => ({ round: round.round, ...draw }))),
  };
}
