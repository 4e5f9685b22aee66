import type { SaltedText } from '@plumbline/audit';
import {
  type Asking,
  type BallotAsk,
  type BallotCommand,
  type BallotRoom,
  commandAsked,
  digestsOfForm,
  type FormRecord,
  PROFILES,
  type Salting,
} from '@plumbline/ballot-management';
import { assert } from '@plumbline/prelude';
import type { RoomPlace } from '../../log/ballot-chains.ts';
import { readStoredRoomTexts } from '../../stores/ballot-rooms.ts';
import type { Writer } from '../../stores/store.ts';

/** The texts that stand in a form, with their salts; those that were taken out are not there. */
export async function textsOfForm(
  tx: Writer,
  place: RoomPlace,
  record: FormRecord | undefined,
): Promise<ReadonlyMap<string, SaltedText>> {
  const newest = record?.versions.at(-1);
  const stored = await readStoredRoomTexts(tx, place, newest === undefined ? [] : digestsOfForm(newest));
  return new Map(
    [...stored].flatMap(([digest, each]) =>
      each.state === 'kept' ? [[digest, { salt: each.salt, text: each.text }] as const] : [],
    ),
  );
}

/** The command that is asked. The log holds no addresses: accounts are named by the identifier of their person. */
export function commandOfAsk(
  { place, room, ask }: { readonly place: RoomPlace; readonly room: BallotRoom; readonly ask: BallotAsk },
  { account, second }: { readonly account: string | undefined; readonly second: string | undefined },
  asking: Asking,
  salting: Salting,
): BallotCommand {
  const { electionId, jurisdiction } = place;
  if (ask.type === 'open-room') {
    const { electionDay, director } = ask;
    const profile = PROFILES.find((one) => one.profile === ask.profile);
    assert(profile !== undefined && account !== undefined, 'the schema lists the profiles there are', ask.profile);
    const opened = { election: electionId, jurisdiction, electionDay, profile };
    const founder = second === undefined || !ask.second ? null : { ...ask.second, signIn: second };
    return { type: ask.type, ...asking, ...opened, director: { ...director, signIn: account }, second: founder };
  }
  if (ask.type === 'add-sign-in') {
    assert(account !== undefined, 'the account was looked up', ask.person);
    return { ...ask, ...asking, signIn: account };
  }
  return commandAsked(room, ask, asking, salting);
}
