import { useBlocker } from '@tanstack/react-router';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** Asks before what was typed is left behind, by a link, the back button or a closed tab. */
export function UnsavedGuard(props: { readonly when: boolean; readonly onLeave: () => void }) {
  const say = useWordsEverywhere();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      props.when && (current.pathname !== next.pathname || batchOf(current.search) !== batchOf(next.search)),
    enableBeforeUnload: () => props.when,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  const { proceed } = blocker;
  const leave = () => {
    props.onLeave();
    proceed();
  };
  return (
    <Dialog title={say('unsaved.title')} onClose={blocker.reset}>
      <p>{say('unsaved.says')}</p>
      <div className="row">
        <Button onPress={blocker.reset}>{say('unsaved.stay')}</Button>
        <Button look="second" onPress={leave}>
          {say('unsaved.leave')}
        </Button>
      </div>
    </Dialog>
  );
}

/** Choosing another batch leaves what was typed for this one, although the page stays. */
function batchOf(search: object): unknown {
  return 'batch' in search ? search.batch : undefined;
}
