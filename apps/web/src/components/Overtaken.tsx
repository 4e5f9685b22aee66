import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { Swap } from '../ui/Swap.tsx';
import { useWordsEverywhere } from '../words/everywhere-words.ts';

/** Two people changed the same page: the second decides which stays before anything of the first is replaced. */
export function Overtaken(props: { readonly onShowSaved: () => void; readonly onKeepMine: () => void }) {
  const say = useWordsEverywhere();
  return (
    // It appears in the place of the form's buttons: a press meant for them answers nothing.
    <Swap of="question">
      <Alert kind="warning" title={say('overtaken.title')}>
        <p>{say('overtaken.says')}</p>
        <div className="row">
          <Button look="second" onPress={props.onShowSaved}>
            {say('overtaken.showSaved')}
          </Button>
          <Button look="second" onPress={props.onKeepMine}>
            {say('overtaken.keepMine')}
          </Button>
        </div>
      </Alert>
    </Swap>
  );
}
