import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** What the question says, where it is not about what two people typed on one page. */
type OvertakenWords = Readonly<Record<'title' | 'says' | 'showSaved' | 'keepMine', string>>;

/** Two people changed the same page: the second decides which stays before anything of the first is replaced. */
export function Overtaken(props: {
  readonly onShowSaved: () => void;
  readonly onKeepMine: () => void;
  readonly words?: OvertakenWords;
}) {
  const say = useWordsEverywhere();
  const words = props.words ?? {
    title: say('overtaken.title'),
    says: say('overtaken.says'),
    showSaved: say('overtaken.showSaved'),
    keepMine: say('overtaken.keepMine'),
  };
  return (
    // It appears in the place of the form's buttons: a press meant for them answers nothing.
    <Swap of="question">
      <Alert kind="warning" title={words.title}>
        <p>{words.says}</p>
        <div className="row">
          <Button look="second" onPress={props.onShowSaved}>
            {words.showSaved}
          </Button>
          <Button look="second" onPress={props.onKeepMine}>
            {words.keepMine}
          </Button>
        </div>
      </Alert>
    </Swap>
  );
}
