import { parseArgs } from 'node:util';
import {
  type CountyBlock,
  type CountyFile,
  type CountyManifest,
  type CountyReconciliation,
  explanationsOfNoUse,
  manifestOfCounty,
  readCountyFile,
  reconcileCounty,
} from '@plumbline/ballot-management';
import { help, reconcileWords } from '@plumbline/words/command-line-words';
import { countyProblems, countyRemarks } from './county-problems.ts';
import { readCountyText } from './county-text.ts';
import { fileTrouble } from './file-trouble.ts';
import { printable } from './printable.ts';

const say = reconcileWords('en');

const USAGE = help('reconcile');

const EXIT = { done: 0, notUsable: 1, wrongUse: 2 } as const;

type Options = { readonly file: string; readonly json: boolean };

/** `bin/plumbline reconcile`: do the figures of a county balance, reckoned as a ballot room reckons, without a server? */
export async function reconcile(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === 'help') {
    console.log(USAGE);
    return EXIT.done;
  }
  if (options === undefined) {
    console.error(USAGE);
    return EXIT.wrongUse;
  }
  const { file, json } = options;
  try {
    const county = readCountyFile(await readCountyText(file));
    if (!county.ok) {
      console.error(printable(countyProblems(file, county.error)));
      return EXIT.notUsable;
    }
    const useless = explanationsOfNoUse(county.value);
    if (useless.length > 0) console.error(printable(countyRemarks(useless)));
    console.log(json ? asJson(county.value) : printable(inWords(county.value)));
    return EXIT.done;
  } catch (error) {
    const trouble = fileTrouble(error, file);
    if (trouble === undefined) throw error;
    console.error(printable(trouble));
    return EXIT.wrongUse;
  }
}

function asJson(county: CountyFile): string {
  const reconciled = reconcileCounty(county);
  const { worked: _, ...figures } = reconciled;
  const { blockers, ...manifest } = manifestOfCounty(county, reconciled);
  const gated = blockers.map(({ unit, block }) => ({ gate: 'G-MAN', unit, why: blockInWords(block) }));
  return JSON.stringify({ ...figures, manifest: { ...manifest, blockers: gated } }, null, 2);
}

function inWords(county: CountyFile): string {
  const reconciled = reconcileCounty(county);
  const manifest = manifestOfCounty(county, reconciled);
  return [
    ...wholeInWords(county, reconciled),
    '',
    ...equationsInWords(reconciled),
    '',
    ...manifestInWords(manifest),
  ].join('\n');
}

function wholeInWords(county: CountyFile, reconciled: CountyReconciliation): readonly string[] {
  const { status, tabulated, votersCredited: voters, net, gross, residual, channels } = reconciled;
  return [
    say('whole', { county: county.county, election: county.election, status: say(`statuses.${status}`) }),
    say('figures', { tabulated, voters, net, gross, residual }),
    ...channels.map((each) =>
      say('channel', { ...each, channel: say(`channels.${each.channel}`), status: say(`statuses.${each.status}`) }),
    ),
  ];
}

/** What is in balance is counted; each of the others is said. */
function equationsInWords({ equations }: CountyReconciliation): readonly string[] {
  const others = equations.filter(({ status }) => status !== 'balanced');
  return [
    say('inBalance', { count: equations.length - others.length }),
    ...others.map(({ missing = [], ...each }) => {
      const { id, unit, left, right, difference, explained, residual } = each;
      const status = say(`statuses.${each.status}`);
      if (left === null || right === null || difference === null || residual === null) {
        return say('notCounted', { id, unit, status, missing: missing.join(', ') });
      }
      return say('equation', { id, unit, left, right, difference, explained, residual, status });
    }),
  ];
}

function manifestInWords({ open, batches, ballots, blockers }: CountyManifest): readonly string[] {
  if (open) return [say('manifestOpen', { batches, ballots })];
  return [
    say('manifestBlocked', { batches, ballots }),
    ...blockers.map(({ unit, block }) => `  ${say('blocker', { unit, why: blockInWords(block) })}`),
  ];
}

function blockInWords({ why, ...rest }: CountyBlock): string {
  const filling = Object.entries(rest).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]);
  // Each sentence has the blanks of its block.
  return say.anyOf(`blocks.${why}`, Object.fromEntries(filling));
}

function readOptions(args: readonly string[]): Options | 'help' | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return 'help';
    const [file, ...rest] = positionals;
    return file === undefined || rest.length > 0 ? undefined : { file, json: values.json };
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}
