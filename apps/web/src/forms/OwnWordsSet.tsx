import {
  hasOneForm,
  OFFICE_NOUNS,
  type OfficeNoun,
  type OwnForms,
  type OwnWords,
  ourForms,
} from '@plumbline/words/office-nouns';
import { useState } from 'react';
import { Form, FormErrors } from '../components/Form.tsx';
import { ProblemAlert } from '../components/ProblemAlert.tsx';
import { useSend } from '../connection/use-send.ts';
import { Alert } from '../ui/Alert.tsx';
import { Button } from '../ui/Button.tsx';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { TextField } from '../ui/Field.tsx';
import { useOwnWordsPageWords } from '../words/own-words-page-words.ts';
import { draftOfOwnWords, fieldOfWord, readOwnWords, type WrongWord } from './own-words-draft.ts';

/** Enters what the office calls the things for which it has words of its own. */
export function OwnWordsSet(props: { readonly organizationId: string; readonly words: OwnWords }) {
  const say = useOwnWordsPageWords();
  const { organizationId } = props;
  const save = useSend('set-own-words');
  const [draft, setDraft] = useState(draftOfOwnWords(props.words));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const [isSaved, setSaved] = useState(false);
  const change = (noun: OfficeNoun, form: keyof OwnForms, word: string) => {
    setDraft({ ...draft, [noun]: { ...draft[noun], [form]: word } });
    setSaved(false);
  };
  const submit = async () => {
    const read = readOwnWords(draft);
    setErrors(read.ok ? [] : read.error.map((one) => ({ name: one.field, message: inWords(say, one) })));
    if (!read.ok) return;
    const answer = await save.run({ organizationId, words: { ...read.value } });
    setSaved(answer.ok);
  };
  return (
    <Form look="panel form" onSubmit={submit}>
      <FormErrors errors={errors} />
      {OFFICE_NOUNS.map((noun) => {
        const ours = ourForms(noun);
        const field = (form: keyof OwnForms) => ({
          name: fieldOfWord(noun, form),
          maxLength: 60,
          value: draft[noun][form],
          error: errorOf(errors, fieldOfWord(noun, form)),
          onChange: (word: string) => change(noun, form, word),
        });
        return (
          <fieldset key={noun} className="usa-fieldset room-form-part">
            <legend>
              <strong>{ours.one}</strong> <span className="quiet">{say(`means.${noun}`)}</span>
            </legend>
            <div className="room-form-grid">
              {hasOneForm(noun) ? (
                <TextField label={say('adjective', { noun: ours.one })} {...field('one')} />
              ) : (
                <>
                  <TextField label={say('one', { noun: ours.one })} {...field('one')} />
                  <TextField label={say('other', { noun: ours.other })} {...field('other')} />
                </>
              )}
            </div>
          </fieldset>
        );
      })}
      <ProblemAlert problem={save.problem} />
      {isSaved && (
        <Alert kind="success">
          <p>{say('saved')}</p>
        </Alert>
      )}
      <Button submits pending={save.pending}>
        {say('save')}
      </Button>
    </Form>
  );
}

function inWords(say: ReturnType<typeof useOwnWordsPageWords>, wrong: WrongWord): string {
  const ours = ourForms(wrong.noun).one;
  switch (wrong.wrong) {
    case 'half':
      return say('problems.half', { noun: ours });
    case 'alike':
      return say('problems.alike', { word: wrong.word, ours, other: ourForms(wrong.as).one });
    case 'letters':
    case 'long':
      return say(`problems.${wrong.wrong}`, { word: wrong.word });
  }
}
