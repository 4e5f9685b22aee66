import { parseArgs } from 'node:util';
import {
  auditOutcomeOf,
  cvrPlanOf,
  drawsByStratum,
  isInRounds,
  isPractice,
  outstandingContests,
} from '@plumbline/audit';
import { ballotsInManifest } from '@plumbline/election';
import type { Replay, ReplayedRound } from '@plumbline/record';
import { commandLineWords, help } from '@plumbline/words/command-line-words';
import { correctionInWords } from '@plumbline/words/sample-words';
import { fileTrouble } from './file-trouble.ts';
import { printable } from './printable.ts';
import { replayInWords } from './replay-words.ts';
import { replayedFolder } from './replayed-folder.ts';

const say = commandLineWords('en');

const USAGE = help('replay');

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
    const trouble = fileTrouble(error, say('aFileIn', { folder: options.folder }));
    if (trouble === undefined) throw error;
    console.error(printable(trouble));
    return 2;
  }
}

async function replayFolder(options: { readonly folder: string; readonly json: boolean }): Promise<number> {
  const replayed = await replayedFolder(options.folder);
  if (!replayed.ok) return replayed.error;
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
    ...(isPractice(audit.plan) ? { practice: true } : {}),
    auditOutcome: isInRounds(audit) ? auditOutcomeOf(audit).state : null,
    files: { jurisdictions: audit.plan.jurisdictions.length, batches, ballots },
    confirmations: replayed.confirmations,
    findings: replayed.findings,
    withoutManifest: audit.plan.withoutBallots,
    extra,
    complete: unaudited.length === 0,
    finished: isInRounds(audit) && outstandingContests(audit.plan, audit.rounds).length === 0,
    notAudited: unaudited,
    rounds: rounds.map((round) => ({
      round: round.round,
      contests: round.measurements.map(({ targeted: _, corrected, handTally, charges, ...measurement }) => ({
        ...measurement,
        ...strataOf(replayed, { contest: measurement.contest, round: round.round }),
        ...(handTally === null ? {} : { handTally }),
        ...(charges.length === 0 ? {} : { charges }),
        ...(corrected === null
          ? {}
          : { corrected: { pValue: corrected.pValue, why: correctionInWords(corrected.why) } }),
      })),
    })),
    draws: rounds.flatMap((round) => drawsInOrder(round)).map((draw) => withTickets(audit, draw)),
  };
}

/** The draws of each stratum that a figure rests on; nothing where all cards are one population. */
function strataOf({ audit, inputs }: Replay, of: { readonly contest: string; readonly round: number }) {
  const contest = audit.plan.contests.find(({ name }) => name === of.contest);
  const strata = contest && isInRounds(audit) ? drawsByStratum(audit, contest, { inputs, round: of.round }) : undefined;
  return strata === undefined ? {} : { strata };
}

/** Where draws are numbers and no tickets, there are none to print. */
function withTickets<Drawn extends { readonly ticket: string }>({ plan }: Replay['audit'], draw: Drawn) {
  return cvrPlanOf(plan).selection.rule === 'tickets' ? draw : { ...draw, ticket: null };
}

type DrawToPrint = { readonly round: number; readonly contest: string; readonly ticket: string };

/** Draws contest by contest in the order of drawing, those of phantoms among them. */
function drawsInOrder({ round, draws, phantomDraws }: ReplayedRound): readonly DrawToPrint[] {
  const NOWHERE = { jurisdiction: null, tabulator: null, batch: null, position: null };
  const phantoms = phantomDraws.map(({ contest, phantom, ticket }) => ({ contest, phantom, ...NOWHERE, ticket }));
  const contests = [...new Set([...draws, ...phantomDraws].map((draw) => draw.contest))];
  return contests.flatMap((contest) => {
    const own = draws.filter((draw) => draw.contest === contest);
    const ofPhantoms = phantoms.filter((draw) => draw.contest === contest);
    const ordered = ofPhantoms.length === 0 ? own : [...own, ...ofPhantoms].toSorted(byTicket);
    return ordered.map((draw) => ({ round, ...draw }));
  });
}

function byTicket(a: { readonly ticket: string }, b: { readonly ticket: string }): number {
  if (a.ticket === b.ticket) return 0;
  return a.ticket < b.ticket ? -1 : 1;
}
