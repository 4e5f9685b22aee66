import type { Role } from '@plumbline/api';
import { useEffect, useRef, useState } from 'react';
import { useAsk } from '../connection/use-ask.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

const WARN_MS = 5 * 60_000;
const LOOK_EVERY_MS = 15_000;

/** Warns five minutes before a session ends, and says so when it has, without throwing away what was typed. */
export function SessionBand() {
  const { data: session, refetch } = useAsk('session', {});
  const now = useClock(LOOK_EVERY_MS);
  const roleBefore = useRef<Role | undefined>(undefined);
  const role = session?.person?.role;
  useEffect(() => {
    if (role !== undefined) roleBefore.current = role;
  }, [role]);
  const left = session?.expiresAt ? new Date(session.expiresAt).getTime() - now : undefined;
  const isOver = left !== undefined && left <= 0;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);

  if (session === undefined) return null;
  const stay = () => void refetch();
  if (role === undefined) return roleBefore.current && <Ended role={roleBefore.current} onBack={stay} />;
  if (left === undefined || left > WARN_MS || left <= 0) return null;
  return <Ending minutes={Math.ceil(left / 60_000)} onStay={stay} />;
}

function Ending(props: { readonly minutes: number; readonly onStay: () => void }) {
  const say = useWordsEverywhere();
  return (
    <div className="band" role="alert">
      {say('session.ending', { count: props.minutes })}{' '}
      <button type="button" className="link-button" onClick={props.onStay}>
        {say('session.stay')}
      </button>
    </div>
  );
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
