import type { BallotRoomWords } from '../../words/ballot-room-words.ts';

/** What the rules of a room are called; those of a newer version stand for themselves. */
export function profileName(say: BallotRoomWords, profile: string): string {
  // The names of the profiles are those of the sentences.
  return say.anyOf(`open.profiles.${profile}` as 'open.profiles.default', {});
}
