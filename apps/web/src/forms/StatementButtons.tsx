import type { Ability, Problem } from '@plumbline/api';
import { Overtaken } from '../components/Overtaken.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { reasonAgainst } from '../components/reason-against.ts';
import { UnsavedGuard } from '../components/UnsavedGuard.tsx';
import type { Draft } from '../connection/use-draft.ts';
import { Button } from '../ui/Button.tsx';
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
        <Overtaken
          onShowSaved={typing.forget}
          onKeepMine={typing.keepMine}
          words={{
            title: say('replaced.title'),
            says: say('replaced.says'),
            showSaved: say('replaced.anew'),
            keepMine: say('replaced.holds'),
          }}
        />
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
