const ELECTION_PREFIX = 'election/';
const BALLOTS = '/ballots/';

/** The ballot room of one jurisdiction in one election. */
export type RoomPlace = { readonly electionId: string; readonly jurisdiction: string };

/** The chain of a ballot room. */
export function ballotChain({ electionId, jurisdiction }: RoomPlace): string {
  return `${ELECTION_PREFIX}${electionId}${BALLOTS}${jurisdiction}`;
}

/** The room that a chain records, if it is one of a ballot room. */
export function roomOfChain(chain: string): RoomPlace | undefined {
  if (!chain.startsWith(ELECTION_PREFIX)) return undefined;
  const name = chain.slice(ELECTION_PREFIX.length);
  const at = name.indexOf(BALLOTS);
  return at < 0 ? undefined : { electionId: name.slice(0, at), jurisdiction: name.slice(at + BALLOTS.length) };
}

/** The names of all ballot rooms of an election lie between these two, the second left out. */
export function ballotRange(electionId: string): readonly [from: string, to: string] {
  const from = ballotChain({ electionId, jurisdiction: '' });
  // The letter that follows the slash.
  return [from, `${from.slice(0, -1)}0`];
}
