import type { Ability, Problem } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import { Button } from '../ui/Button.tsx';
import { useManifestWords } from '../words/manifest-words.ts';

/** The end of the form of a statement: what went wrong, to save it, and to leave it as it was said before. */
export function StatementButtons(props: {
  readonly save: string;
  readonly ability: Ability | undefined;
  readonly sending: { readonly pending: boolean; readonly problem: Problem | undefined };
  readonly isChanged: boolean;
  /** Whether something was said before. */
  readonly wasSaid: boolean;
  readonly onForget: () => void;
}) {
  const say = useManifestWords();
  const { save, ability, sending, isChanged, wasSaid, onForget } = props;
  return (
    <>
      <ProblemAlert problem={sending.problem} />
      <div className="row">
        <Button submits pending={sending.pending} reason={reasonAgainst(ability)}>
          {save}
        </Button>
        {wasSaid && (
          <Button look="quiet" onPress={onForget}>
            {say('cancel')}
          </Button>
        )}
      </div>
      <UnsavedGuard when={isChanged && !sending.pending} onLeave={onForget} />
    </>
  );
}
