import type { Role } from '@plumbline/api';
import { useEffect, useRef, useState } from 'react';
import { isSomebodyThere } from '../connection/signs-of-life.ts';
import { useAsk } from '../connection/use-ask.ts';
import { useLeave } from '../connection/use-leave.ts';
import { useSend } from '../connection/use-send.ts';
import { formatClock } from '../formats/format-time.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

const WARN_MS = 5 * 60_000;
/** Whoever is at work without sending anything, typing a long reason say, is said to be there so long before the session would end. */
const STAY_MS = 25 * 60_000;
const LOOK_EVERY_MS = 15_000;

/** Warns five minutes before a session ends, and says so when it has, without throwing away what was typed. */
export function SessionBand() {
  const { data: session, dataUpdatedAt, refetch } = useAsk('session', {});
  const now = useClock(LOOK_EVERY_MS);
  const { run: stay, pending } = useSend('stay-signed-in');
  const roleBefore = useRef<Role | undefined>(undefined);
  const role = session?.person?.role;
  useEffect(() => {
    if (role !== undefined) roleBefore.current = role;
  }, [role]);
  const endsAt = session?.expiresAt ? new Date(session.expiresAt).getTime() : undefined;
  const left = endsAt === undefined ? undefined : endsAt - now;
  const isForGood = session?.expiresAt !== null && session?.expiresAt === session?.lastsUntil;
  const isOver = left !== undefined && left <= 0;
  const isNear = left !== undefined && left <= WARN_MS;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);
  // Other pages of the same browser may have made it last longer; `now` moves on every few seconds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again each time the clock is looked at
  useEffect(() => {
    if (isNear) void refetch();
  }, [isNear, now, refetch]);
  const canStay = role !== undefined && left !== undefined && left > 0 && left < STAY_MS && !isForGood;
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again each time the clock is
  useEffect(() => {
    if (canStay && isSomebodyThere()) void stay({});
  }, [canStay, now, stay]);

  if (session === undefined) return null;
  if (role === undefined) {
    // Whoever enters tallies is told by the page itself.
    if (roleBefore.current === 'tally-entry') return null;
    return roleBefore.current && <Ended role={roleBefore.current} onBack={() => void refetch()} />;
  }
  // What was asked before the last five minutes may be old.
  if (endsAt === undefined || !isNear || isOver || dataUpdatedAt < endsAt - WARN_MS) return null;
  if (isForGood) return <EndingForGood key={endsAt} endsAt={endsAt} role={role} />;
  return <Ending minutes={Math.ceil((endsAt - now) / 60_000)} pending={pending} onStay={() => void stay({})} />;
}

/** A question that everybody can answer by one key, and that nothing typed on the page depends on. */
function Ending(props: { readonly minutes: number; readonly pending: boolean; readonly onStay: () => void }) {
  const say = useWordsEverywhere();
  const { leave, pending } = useLeave();
  return (
    <Dialog title={say('session.endingTitle')} onClose={props.onStay}>
      <p>{say('session.ending', { count: props.minutes })}</p>
      <p>{say('session.endingKept')}</p>
      <div className="row">
        <Button pending={props.pending} onPress={props.onStay}>
          {say('session.stay')}
        </Button>
        <Button look="second" pending={pending} onPress={() => void leave()}>
          {say('signOut')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Eight hours after signing in, nothing makes it last longer; signing in again in another tab does. */
function EndingForGood(props: { readonly endsAt: number; readonly role: Role }) {
  const say = useWordsEverywhere();
  const [isSeen, setSeen] = useState(false);
  if (isSeen) return null;
  const isPerson = props.role !== 'audit-board' && props.role !== 'tally-entry';
  return (
    <Dialog title={say('session.endingTitle')} onClose={() => setSeen(true)}>
      <p>{say(forGoodWord(props.role), { time: formatClock(props.endsAt) })}</p>
      <div className="row">
        {isPerson && (
          <a className="usa-button" href="/sign-in" target="_blank" rel="noreferrer">
            {say('problems.session-ended.link')}
          </a>
        )}
        <Button look="second" onPress={() => setSeen(true)}>
          {say('close')}
        </Button>
      </div>
    </Dialog>
  );
}

function forGoodWord(role: Role) {
  if (role === 'tally-entry') return 'session.endingForGoodTally';
  return role === 'audit-board' ? 'session.endingForGoodBoard' : 'session.endingForGood';
}

/** Shown to somebody who was signed in on this page and no longer is. */
function Ended(props: { readonly role: Role; readonly onBack: () => void }) {
  const say = useWordsEverywhere();
  const isBoard = props.role === 'audit-board';
  return (
    <Dialog title={say('session.endedTitle')} onClose={props.onBack}>
      <p>{say(isBoard ? 'session.endedBoard' : 'session.ended')}</p>
      <div className="row">
        {!isBoard && (
          <a className="usa-button" href="/sign-in" target="_blank" rel="noreferrer">
            {say('signIn')}
          </a>
        )}
        <Button look="second" onPress={props.onBack}>
          {say('session.endedLook')}
        </Button>
      </div>
    </Dialog>
  );
}

/** The time, looked at every so often. */
export function useClock(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
