import { Skeleton } from '../ui/Skeleton.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';
import { AppFrame } from './AppFrame.tsx';

/** What stands there while it is not known yet who asks: on a slow line a page that stays empty would look broken. */
export function PendingPage() {
  const say = useWordsEverywhere();
  return (
    <AppFrame narrow>
      <Skeleton label={say('loading')} lines={3} />
    </AppFrame>
  );
}
