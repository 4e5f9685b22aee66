import type { Canvass, CanvassBalance } from '@plumbline/ballot-management';
import { accountPlaceInWords, equationInWords, explanationInWords } from '@plumbline/words/ballot-accounts-words';
import { canvassWords } from '@plumbline/words/canvass-words';
import { formUnitWord } from '@plumbline/words/form-words';
import { standardWords } from '@plumbline/words/packet-words';
import { publicPageWords } from '@plumbline/words/public-page-words';
import type { Block, Row } from '../block.ts';
import type { Foot } from '../lay-out.ts';
import { plainText } from '../lay-out-text.ts';
import type { PrintedDocument } from '../printed-document.ts';
import { printWith } from '../printed-document.ts';
import { MARGIN } from '../sheet.ts';
import { figureText } from './filled-sheet.ts';
import type { PacketContext } from './packet-files.ts';

const say = canvassWords('en');
const standard = standardWords('en');
const everybody = publicPageWords('en');

type CanvassContext = Pick<PacketContext, 'office' | 'election' | 'head' | 'printing' | 'textOf'>;

/** Prints what a canvass board reads and signs beside the forms: the same record gives the same bytes. */
export function printCanvass(context: CanvassContext, canvass: Canvass): Promise<PrintedDocument> {
  const { jurisdiction } = canvass;
  const title = say('title', { jurisdiction });
  return printWith(context.printing, canvassFoot(context), { title, blocks: canvassBlocks(context, canvass) });
}

function canvassBlocks(context: CanvassContext, canvass: Canvass): readonly Block[] {
  const { office, election, head } = context;
  const { jurisdiction, electionDay, voters, open } = canvass;
  return [
    { type: 'title', text: say('title', { jurisdiction }) },
    {
      type: 'facts',
      columns: 3,
      facts: [
        [say('office'), office],
        [say('election'), election],
        [say('electionDay'), electionDay],
        [say('net'), figureText(voters.net)],
        [say('gross'), figureText(voters.gross)],
        [say('residual'), figureText(voters.residual)],
      ],
    },
    { type: 'paragraph', text: say('lead', { entry: head.number, hash: head.hash.slice(0, 16) }) },
    { type: 'heading', text: say('openTitle') },
    {
      type: 'list',
      numbered: false,
      items: [
        say('openUnexplained', { count: open.unexplained }),
        say('openMissing', { count: open.missing }),
        say('openForms', { count: open.forms }),
        say('openIncidents', { count: open.incidents }),
      ],
    },
    ...stageBlocks(canvass),
    ...balanceBlocks(canvass),
    ...incidentBlocks(context, canvass),
    ...changeBlocks(context, canvass),
    ...manifestBlocks(canvass),
    ...signBlocks(),
  ];
}

function stageBlocks({ stages }: Canvass): readonly Block[] {
  const rows = stages.map((one): Row => {
    const name = standard(`stages.${one.stage}`);
    // A word where nothing was counted: it is not 0.
    if (one.state !== 'counted') return [name, '', standard(`stageStates.${one.state}`)];
    const { value, unit } = one;
    return [
      name,
      standard('countOf', { count: value, unit: formUnitWord(unit, 'en') }),
      standard('stageStates.counted'),
    ];
  });
  return tableUnder(say('stagesTitle'), rows, [
    { head: say('stage'), share: 50 },
    { head: say('count'), share: 28, align: 'right' },
    { head: say('state'), share: 22 },
  ]);
}

function balanceBlocks({ balances }: Canvass): readonly Block[] {
  const rows = balances.map(
    (one): Row => [
      accountPlaceInWords(one.place, 'en'),
      equationInWords(one.equation, 'en'),
      figureText(one.difference),
      explainedBy(one),
      figureText(one.residual),
      everybody(`statuses.${one.status}`),
    ],
  );
  return [
    ...tableUnder(
      say('balancesTitle'),
      rows,
      [
        { head: say('place'), share: 20 },
        { head: say('compared'), share: 24 },
        { head: say('difference'), share: 10, align: 'right' },
        { head: say('explainedBy'), share: 22 },
        { head: say('leftOver'), share: 10, align: 'right' },
        { head: say('state'), share: 14 },
      ],
      say('balancesSays'),
    ),
  ];
}

function explainedBy({ explanations }: CanvassBalance): string {
  return explanations
    .map(({ code, amount }) => say('explanation', { amount: figureText(amount), what: explanationInWords(code, 'en') }))
    .join('; ');
}

function incidentBlocks({ textOf }: CanvassContext, { incidents }: Canvass): readonly Block[] {
  const rows = incidents.map(
    ({ kind, openedOn, isClosed, text }): Row => [
      openedOn,
      everybody(`incidents.kinds.${kind}`),
      everybody(isClosed ? 'incidents.closed' : 'incidents.open'),
      text === null ? '' : (textOf(text.digest) ?? ''),
    ],
  );
  return tableUnder(say('incidentsTitle'), rows, [
    { head: say('day'), share: 14 },
    { head: say('what'), share: 32 },
    { head: say('state'), share: 12 },
    { head: say('publicText'), share: 42 },
  ]);
}

/** What was put right after it was approved, and the manifests that came after the first. */
function changeBlocks({ textOf }: CanvassContext, { corrections, manifests }: Canvass): readonly Block[] {
  const rows = corrections.map(
    ({ form, place, day, lines, reason }): Row => [
      day,
      form,
      accountPlaceInWords(place, 'en'),
      lines
        .map(({ line, before, after }) => {
          const name = everybody.anyOf(`lines.${line}` as 'lines.other', {});
          const called = name === `lines.${line}` ? everybody('lines.other') : name;
          return say('changed', { line: called, before: figureText(before), after: figureText(after) });
        })
        .join('; '),
      reason === null ? '' : (textOf(reason.en.digest) ?? ''),
    ],
  );
  const frozen = manifests.map(
    ({ version, day, batches, cards, stands }): Row => [
      String(version),
      day,
      figureText(batches),
      figureText(cards),
      say(stands ? 'stands' : 'withdrawn'),
    ],
  );
  return [
    ...tableUnder(say('changesTitle'), rows, [
      { head: say('day'), share: 14 },
      { head: say('form'), share: 10 },
      { head: say('place'), share: 20 },
      { head: say('what'), share: 30 },
      { head: say('why'), share: 26 },
    ]),
    ...tableUnder(say('manifestsTitle'), frozen, [
      { head: say('version'), share: 16 },
      { head: say('day'), share: 20 },
      { head: say('batches'), share: 18, align: 'right' },
      { head: say('cards'), share: 18, align: 'right' },
      { head: say('state'), share: 28 },
    ]),
  ];
}

function manifestBlocks({ batches }: Canvass): readonly Block[] {
  const rows = batches.map(
    ({ name, tabulator, container, cards }): Row => [name, tabulator, container, figureText(cards)],
  );
  const sum = batches.reduce((total, { cards }) => total + cards, 0);
  const total: Row = [
    { type: 'bold', text: say('total', { count: batches.length }) },
    '',
    '',
    { type: 'bold', text: figureText(sum) },
  ];
  return tableUnder(say('batchesTitle'), rows.length === 0 ? [] : [...rows, total], [
    { head: say('batch'), share: 34 },
    { head: say('tabulator'), share: 24 },
    { head: say('container'), share: 24 },
    { head: say('cards'), share: 18, align: 'right' },
  ]);
}

/** As many lines as boards usually have members: who has fewer leaves one blank. */
const SIGNERS = 5;

function signBlocks(): readonly Block[] {
  const line: Block = {
    type: 'lines',
    lines: [
      { label: say('signName'), share: 3 },
      { label: say('signature'), share: 3 },
      { label: say('signDay'), share: 1.5 },
    ],
  };
  return [
    {
      type: 'together',
      blocks: [
        { type: 'heading', text: say('signTitle') },
        { type: 'paragraph', text: say('signSays') },
        { type: 'ticks', items: [say('decisionAccepts'), say('decisionReturns')] },
        ...Array.from({ length: SIGNERS }, () => line),
      ],
    },
  ];
}

type Columns = Extract<Block, { readonly type: 'table' }>['columns'];

function tableUnder(title: string, rows: readonly Row[], columns: Columns, says?: string): readonly Block[] {
  const lead: readonly Block[] = says === undefined ? [] : [{ type: 'paragraph', text: says, size: 9.5 }];
  if (rows.length === 0) {
    return [
      { type: 'heading', text: title },
      { type: 'paragraph', text: say('none') },
    ];
  }
  return [{ type: 'heading', text: title }, ...lead, { type: 'table', columns, rows, size: 9, continued: title }];
}

function canvassFoot({ office, head, printing }: CanvassContext): Foot {
  const check = say('foot', { entry: head.number, hash: head.hash.slice(0, 16) });
  return ({ page, pages, width, height }) => {
    const line = [office, check, `${page} / ${pages}`].join('   ');
    const [first = ''] = printing.typeface.lines(line, { size: 8 }, width - 2 * MARGIN);
    return [{ role: 'Artifact', marks: plainText([first], { x: MARGIN, y: height - MARGIN - 10 }, { size: 8 }) }];
  };
}
