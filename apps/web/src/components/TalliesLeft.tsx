import { useEffect, useState } from 'react';
import { forgetIdleTallies } from '../connection/entry-store.ts';
import { giveUpEntries } from '../connection/use-entry-queue.ts';
import { useTalliesOfOthers } from '../connection/use-tallies-of-others.ts';
import { Alert } from '../ui/Alert.tsx';
import { useTallyEntryWords } from '../words/tally-entry-words.ts';
import { TalliesListed } from './TalliesListed.tsx';
import { TalliesRemove } from './TalliesRemove.tsx';

/** Where nobody is let in: the tallies on this device that were not sent, with what they say. Lists of batches of which nothing waits are taken from it. */
export function TalliesLeft() {
  const say = useTallyEntryWords();
  const [isRemoved, setRemoved] = useState(false);
  const left = useTalliesOfOthers(undefined);
  useEffect(() => {
    void forgetIdleTallies().catch(() => undefined);
  }, []);
  if (left.length === 0 || isRemoved) return null;
  return (
    <Alert kind="error" title={say('left.title', { count: left.length })}>
      <p>{say('left.says')}</p>
      <TalliesListed entries={left} isOpen />
      <TalliesRemove count={left.length} onRemove={() => void giveUpEntries(left).then(() => setRemoved(true))} />
    </Alert>
  );
}
