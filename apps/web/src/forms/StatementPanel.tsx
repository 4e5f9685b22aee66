import type { Ability } from '@plumbline/api';
import { type ReactNode, useState } from 'react';
import { reasonAgainst } from '../components/reason-against.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { useManifestWords } from '../words/manifest-words.ts';

/** What the form of a statement is told of the panel around it. */
export type Asking = { readonly onForget: () => void; readonly onSaved: () => void };

/** What an office says of its manifest: shown once it is said, and asked while it can still be said. */
export function StatementPanel(props: {
  readonly title: string;
  /** What stands there while nobody has said anything. */
  readonly nothing: string;
  readonly ability: Ability | undefined;
  /** What was said; null where nothing was. */
  readonly said: ReactNode | null;
  /** What is typed and not saved yet. */
  readonly typing: { readonly isChanged: boolean; readonly forget: () => void };
  readonly form: (asking: Asking) => ReactNode;
}) {
  const say = useManifestWords();
  const { title, ability, said, typing } = props;
  const [isOpen, setOpen] = useState(false);
  const [saved, setSaved] = useState(false);
  const asks = ability?.allowed === true && (said === null || isOpen || typing.isChanged);
  const close = () => {
    typing.forget();
    setOpen(false);
  };
  const onSaved = () => {
    close();
    setSaved(true);
  };
  return (
    <section className="panel stack" aria-label={title}>
      <h2>{title}</h2>
      {saved && !asks && <Alert kind="success">{say('saved')}</Alert>}
      {asks ? (
        props.form({ onForget: close, onSaved })
      ) : said === null ? (
        <p>{props.nothing}</p>
      ) : (
        <>
          {said}
          {ability !== undefined && (
            <div className="row">
              <Button look="second" reason={reasonAgainst(ability)} onPress={() => setOpen(true)}>
                {say('change')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}
