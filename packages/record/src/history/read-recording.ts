import type { EventOf } from '@plumbline/audit';

/** A card that was recorded, and by whom. */
export type Recording = { readonly event: EventOf<'ballot-recorded'>; readonly actor: string };

/*
 * Where the parts of such an entry stand in canonical JSON, whose keys are in order. A quote inside a text has a backslash before
 * it, so that none of these can be part of a text.
 */
const ACTOR = '{"actor":"';
const AFTER_ACTOR = '","at":"';
const BALLOT = ',"data":{"ballot":';
const AFTER_BALLOT = '","board":"';
const ENTRY = '","entry":{"';
const END = ',"version":6},"type":"ballot-recorded"}';
/** The forms before it could say less; whoever reads them finds the same. */
const EARLIER_ENDS = ['5', '4', '3', '2'].map((version) => END.replace('6', version));

type Seen = Omit<EventOf<'ballot-recorded'>, 'ballot'>;

/** By its text: the same for all cards of a board on which the same was seen, so that it is read, and kept, once. */
const seenByText = new Map<string, Seen>();
const actorsByText = new Map<string, string>();
const KEPT_MAX = 4_000;
const TEXT_MAX = 1_000;

/**
 * What the body of one's own entry says, if it records a card in the present form or one of the four before, and by no one else's right. The same as
 * `eventOf` reads, at a third of the time: a log may hold millions of these, and little else.
 */
export function readRecording(body: string): Recording | undefined {
  const isRecording = body.endsWith(END) || EARLIER_ENDS.some((end) => body.endsWith(end));
  if (!isRecording || !body.startsWith(ACTOR)) return undefined;
  const afterActor = body.indexOf(AFTER_ACTOR);
  const beforeBallot = body.indexOf(BALLOT, afterActor);
  const afterBallot = body.indexOf(AFTER_BALLOT, beforeBallot);
  if (afterActor < 0 || beforeBallot < 0 || afterBallot < 0) return undefined;
  // No two entries of devices share anything.
  if (body.includes(ENTRY, afterBallot)) return undefined;
  const seen = kept(seenByText, body.slice(afterBallot + 1, -END.length), readSeen);
  const actor = kept(actorsByText, body.slice(ACTOR.length - 1, afterActor + 1), JSON.parse);
  const ballot: string = JSON.parse(body.slice(beforeBallot + BALLOT.length, afterBallot + 1));
  const { board, jurisdiction, record } = seen;
  return { event: { type: 'ballot-recorded', version: 6, jurisdiction, board, ballot, record }, actor };
}

function readSeen(text: string): Seen {
  return { type: 'ballot-recorded', version: 6, ...JSON.parse(`{${text.slice(1)}}`) };
}

function kept<Value>(values: Map<string, Value>, text: string, read: (text: string) => Value): Value {
  const known = values.get(text);
  if (known !== undefined) return known;
  const value = read(text);
  if (text.length > TEXT_MAX) return value;
  const [oldest] = values.size < KEPT_MAX ? [] : values.keys();
  if (oldest !== undefined) values.delete(oldest);
  values.set(text, value);
  return value;
}
