import { type AuditInRounds, assertInRounds, cvrPlanOf, kindOf, type ShelfPlace } from '@plumbline/audit';
import { printedWords } from '@plumbline/words/printed-words';
import type { Block, Cell, Column, Row } from './block.ts';
import { codePayload } from './code-payload.ts';
import { rulesOfPlaces } from './finding-rules.ts';
import { headingsOnTheWay } from './headings-on-the-way.ts';
import type { JurisdictionContext } from './print-context.ts';
import type { ComposedDocument } from './printed-document.ts';
import { remadeInBatches } from './remade-in-batches.ts';
import { type BallotToFetch, ballotsToFetch } from './units-to-fetch.ts';

/**
 * The ballots to be fetched in the current round, each with a box to tick and a code; a board begins a page, a container a
 * group, and all is in the order of the shelves.
 */
export function ballotRetrievalList(context: JurisdictionContext): ComposedDocument {
  const { jurisdiction } = context;
  const audit = assertInRounds(context.audit);
  const say = printedWords(context.language);
  const ballots = ballotsToFetch({ ...context, audit });
  const title = say('retrieval.ballotsDocument', { round: audit.rounds.length, jurisdiction });
  if (ballots.length === 0) return { title, blocks: [...headOf(context, ballots), nothing(context)] };
  const ofBoards = [...Map.groupBy(ballots, ({ board }) => board).values()];
  const blocks = ofBoards.flatMap((own, index): readonly Block[] => [
    ...(index === 0 ? [] : [{ type: 'new-page' } as const]),
    ...headOf(context, own),
    tableOf(context, audit, own),
    ...signatures(context),
  ]);
  return { title, blocks };
}

function headOf(context: JurisdictionContext, ballots: readonly BallotToFetch[]): readonly Block[] {
  const say = printedWords(context.language);
  const [first] = ballots;
  const board = first === undefined || first.board === '' ? say('retrieval.noBoard') : first.board;
  const seen = ballots.filter(({ alreadyAudited }) => alreadyAudited).length;
  const counts = [
    say('retrieval.ballots', { count: ballots.length }),
    ...(seen === 0 ? [] : [say('retrieval.seenBefore', { count: seen })]),
  ];
  return [
    { type: 'title', text: say('retrieval.ballotsTitle', { board }) },
    ...partOfList(context),
    { type: 'paragraph', text: say('retrieval.ballotsFor') },
    { type: 'paragraph', text: counts.join('. '), bold: true },
    ...rulesOf(context, ballots),
    ...remadeInBatches(
      context,
      ballots.map(({ place }) => place),
    ),
  ];
}

/** Which part of the list this is, so that nobody takes it for the whole. */
export function partOfList({ language, part }: JurisdictionContext): readonly Block[] {
  if (part == null) return [];
  const say = printedWords(language);
  const named = part.name === '' ? say(`retrieval.parts.${part.by}None`) : part.name;
  return [{ type: 'paragraph', text: say(`retrieval.parts.${part.by}`, { name: named }), bold: true }];
}

/** How to find a card in its pile: once where it is the same for the whole list, else with the batches it holds for. */
function rulesOf(context: JurisdictionContext, ballots: readonly BallotToFetch[]): readonly Block[] {
  const say = printedWords(context.language);
  const places = ballots.map(({ place }) => place);
  const rules = rulesOfPlaces(context.audit, context.jurisdiction, places);
  return [...rules].map(([rule, batches]): Block => {
    const text = say(`rules.${rule}`);
    const isOnly = rules.size === 1;
    return {
      type: 'paragraph',
      text: isOnly ? text : say('retrieval.ruleOf', { batches: batches.join(', '), rule: text }),
      bold: true,
    };
  });
}

function nothing({ language }: JurisdictionContext): Block {
  return { type: 'paragraph', text: printedWords(language)('retrieval.nothing') };
}

function tableOf(context: JurisdictionContext, audit: AuditInRounds, ballots: readonly BallotToFetch[]): Block {
  const say = printedWords(context.language);
  const records = context.inputs.cvrs?.get(context.jurisdiction);
  const has = {
    tabulator: ballots.some(({ place }) => place.tabulator !== null),
    imprint: kindOf(audit.plan).comparedWith === 'cvrs',
    // Where draws are numbers and no tickets, there are none to print.
    tickets: cvrPlanOf(audit.plan).selection.rule === 'tickets',
    seen: ballots.some(({ alreadyAudited }) => alreadyAudited),
    remade: ballots.some(({ place }) => records?.find(place)?.remade === true),
  };
  const columns: readonly Column[] = [
    { head: say('columns.done'), share: 8 },
    { head: say('columns.number'), share: 7, align: 'right' },
    ...(has.tabulator ? [{ head: say('columns.tabulator'), share: 15 }] : []),
    { head: say('columns.batch'), share: 26 },
    { head: say('columns.ballot'), share: 11, align: 'right' as const },
    ...(has.imprint ? [{ head: say('columns.imprint'), share: 20 }] : []),
    ...(has.remade ? [{ head: say('columns.remark'), share: 15 }] : []),
    ...(has.tickets ? [{ head: say('columns.tickets'), share: 24 }] : []),
    ...(has.seen ? [{ head: say('columns.seenBefore'), share: 10 }] : []),
    { head: say('columns.code'), share: 9 },
  ];
  const rows: Row[] = [];
  const headings = headingsOnTheWay(
    context,
    ballots.map(({ place }) => place),
  );
  for (const [index, { place, tickets, alreadyAudited }] of ballots.entries()) {
    rows.push(...(headings[index] ?? []));
    const record = records?.find(place);
    const ballot = place.position ?? 0;
    const imprint = record?.imprintedId ?? record?.recordId ?? '';
    const cells: readonly Cell[] = [
      { type: 'tick' },
      String(index + 1),
      ...(has.tabulator ? [place.tabulator ?? ''] : []),
      place.batch,
      { type: 'bold', text: String(ballot) },
      ...(has.imprint ? [imprint] : []),
      ...(has.remade ? [{ type: 'bold' as const, text: record?.remade === true ? say('retrieval.remade') : '' }] : []),
      ...(has.tickets ? [tickets.map(shortTicket).join(', ')] : []),
      ...(has.seen ? [alreadyAudited ? say('retrieval.seen') : ''] : []),
      {
        type: 'code',
        payload: ballotCode(context, place),
        alt: say('retrieval.codeOfBallot', { ballot, batch: place.batch }),
      },
    ];
    rows.push(cells);
  }
  const [first] = ballots;
  const board = first === undefined || first.board === '' ? say('retrieval.noBoard') : first.board;
  return { type: 'table', columns, rows, size: 9.5, continued: say('retrieval.ballotsTitle', { board }) };
}

/** Enough of a ticket to find it in the list of draws; all of its digits would fill the page. */
function shortTicket(ticket: string): string {
  return ticket.length > 11 ? `${ticket.slice(0, 10)}…` : ticket;
}

/** What the code of a ballot holds: where it lies. */
export function ballotCode(context: JurisdictionContext, { tabulator, batch, position }: ShelfPlace): string {
  return codePayload('ballot', context, context.jurisdiction, tabulator ?? '', batch, String(position ?? 0));
}

/** Who fetched: at the end of every retrieval list. */
export function signatures({ language }: JurisdictionContext): readonly Block[] {
  const say = printedWords(language);
  return [
    {
      type: 'lines',
      lines: [
        { label: say('retrieval.fetchedBy'), share: 3 },
        { label: say('retrieval.secondPerson'), share: 3 },
        { label: say('retrieval.whenDone'), share: 2 },
      ],
    },
  ];
}
