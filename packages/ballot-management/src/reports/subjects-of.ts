import type { BallotEvent } from '../state/ballot-event.ts';
import type { Recount, Recounted } from '../state/recount.ts';

/**
 * What of an event is a name of what it is about. No figure and no number of a seal is among it: some who read the log have yet to
 * count, or to read a seal.
 */
const NAMES = [
  'command',
  'code',
  'filled',
  'form',
  'container',
  'into',
  'batch',
  'transfer',
  'equation',
  'place',
  'line',
  'site',
  'carrier',
  'area',
  'slot',
  'entry',
  'incident',
  'kind',
  'subject',
  'board',
  'runner',
  'proposal',
  'person',
  'duty',
  'course',
  'procedure',
  'question',
  'publication',
  'request',
  'bullet',
  'owner',
  'lot',
  'to',
  'style',
  'day',
  'audit',
  'hold',
  'purpose',
  'source',
  'minute',
] as const;

/** Lists of names: batches that were merged, containers that were destroyed. */
const LISTS = ['containers', 'into', 'batches'] as const;

/** Of what was filled in only the name of the form is said. */
const WITHOUT: ReadonlySet<string> = new Set<BallotEvent['type']>(['form-entered', 'form-amended']);

/** What an event is about, by name, in the order in which it is said. Each name once. */
export function subjectsOf(event: BallotEvent): readonly string[] {
  const said: Readonly<Record<string, unknown>> = event;
  const found: string[] = [];
  for (const name of WITHOUT.has(event.type) ? (['filled'] as const) : NAMES) {
    const value = said[name];
    // What kind of text a procedure is, is no name of it.
    if (name === 'kind' && event.type === 'procedure-drafted') continue;
    if (typeof value === 'string' && !namesSeal(event, name, value)) found.push(value);
  }
  if (event.type === 'seal-voided') found.push(event.reason);
  if (event.type === 'file-imported') found.push(event.file.name);
  if (event.type === 'device-enrolled') found.push(event.name);
  if (event.type === 'device-act-received') {
    const { act } = event;
    found.push(act.type === 'observe-count' ? act.place : act.container);
  }
  if (event.type === 'grant-proposed') {
    const { grant } = event;
    found.push(grant.person, ...(grant.what === 'duty' ? [grant.duty] : []));
  }
  if (event.type === 'votes-approved' || event.type === 'votes-returned') {
    found.push(...event.reports.map(({ batch }) => batch));
  }
  if (event.type === 'recount-reported') found.push(nameOf(event.recount), event.after.contest);
  if (event.type === 'recount-explained') found.push(...namesOfResult(event.result));
  if (event.type === 'recounts-approved' || event.type === 'recounts-returned') {
    found.push(...event.results.flatMap(namesOfResult));
  }
  for (const name of LISTS) {
    const list = said[name];
    if (Array.isArray(list)) found.push(...list.filter((one): one is string => typeof one === 'string'));
  }
  return [...new Set(found)];
}

function nameOf(recount: Recount): string {
  return recount.by === 'order' ? recount.order : recount.audit;
}

function namesOfResult({ recount, batch, contest }: Recounted): readonly string[] {
  return [nameOf(recount), batch, contest];
}

/** What was refused may be a seal that lies on another container, and an incident of two claims is called after the seal. */
function namesSeal(event: BallotEvent, name: string, value: string): boolean {
  if (name === 'subject' && (event.type === 'act-refused' || event.type === 'act-refused-again'))
    return event.command.includes('seal');
  return name === 'incident' && /^seal .+ on /.test(value);
}
