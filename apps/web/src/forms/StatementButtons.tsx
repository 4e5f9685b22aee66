import type { Ability, Problem } from '@plumbline/api';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import type { Draft } from '../connection/use-draft.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useManifestWords } from '../words/manifest-words.ts';

/** The end of the form of a statement: what went wrong, to save it, and to leave it as it was said before. */
export function StatementButtons(props: {
  readonly save: string;
  readonly ability: Ability | undefined;
  readonly sending: { readonly pending: boolean; readonly problem: Problem | undefined };
  /** What is typed, over what was said of the manifest in use or of one that was replaced since. */
  readonly typing: Pick<Draft<unknown, string>, 'isChanged' | 'isOvertaken' | 'forget' | 'keepMine'>;
  /** Whether something was said before. */
  readonly wasSaid: boolean;
  readonly onForget: () => void;
}) {
  const say = useManifestWords();
  const { save, ability, sending, typing, wasSaid, onForget } = props;
  const isOvertaken = typing.isOvertaken && !sending.pending;
  return (
    <>
      {isOvertaken && (
        // It appears in the place of the buttons: a press meant for them answers nothing.
        <Swap of="question">
          <Alert kind="warning" title={say('replaced.title')}>
            <p>{say('replaced.says')}</p>
            <div className="row">
              <Button look="second" onPress={typing.forget}>
                {say('replaced.anew')}
              </Button>
              <Button look="second" onPress={typing.keepMine}>
                {say('replaced.holds')}
              </Button>
            </div>
          </Alert>
        </Swap>
      )}
      <ProblemAlert problem={isOvertaken ? undefined : sending.problem} />
      <div className="row">
        <Button
          submits
          pending={sending.pending}
          reason={reasonAgainst(ability) ?? (isOvertaken ? say('replaced.title') : undefined)}
        >
          {save}
        </Button>
        {wasSaid && (
          <Button look="quiet" onPress={onForget}>
            {say('cancel')}
          </Button>
        )}
      </div>
      <UnsavedGuard when={typing.isChanged && !sending.pending} onLeave={onForget} />
    </>
  );
}
