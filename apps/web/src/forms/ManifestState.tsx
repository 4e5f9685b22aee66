import type { AuditHeading } from '@plumbline/api';
import { BALLOT_KINDS, type BallotKind, WAYS_VERIFIED } from '@plumbline/audit';
import { err, ok } from '@plumbline/prelude';
import { Form, FormErrors } from '../components/Form.tsx';
import { ManifestStatement } from '../components/ManifestStatement.tsx';
import { type Draft, useDraft } from '../connection/use-draft.ts';
import { dayOf } from '../formats/format-time.ts';
import { errorOf, type FieldError } from '../ui/ErrorSummary.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { RadioTiles } from '../ui/RadioTiles.tsx';
import { type ManifestWords, useManifestWords } from '../words/manifest-words.ts';
import { StatementButtons } from './StatementButtons.tsx';
import { type Asking, StatementPanel } from './StatementPanel.tsx';
import {
  draftOfStatement,
  readStatement,
  type Statement,
  type StatementDraft,
  type StatementProblem,
} from './statement-draft.ts';
import { useStatement } from './use-statement.ts';

type Place = {
  readonly heading: AuditHeading;
  readonly jurisdiction: string;
  /** The digest of the manifest in use. */
  readonly manifest: string;
  readonly statement: Statement | null;
};

/** What the office says of the numbers in the manifest in use. */
export function ManifestState(props: Place) {
  const say = useManifestWords();
  const { heading, jurisdiction, manifest, statement } = props;
  const typing = useDraft(`statement ${heading.auditId} ${jurisdiction}`, {
    value: draftOfStatement(statement),
    version: manifest,
  });
  return (
    <StatementPanel
      title={say('title')}
      nothing={say('nothing')}
      ability={heading.abilities['state-manifest']}
      said={statement && <ManifestStatement statement={statement} />}
      typing={typing}
      form={(asking) => <Asked {...props} {...asking} typing={typing} />}
    />
  );
}

function Asked(
  props: Place &
    Asking & {
      readonly typing: Draft<StatementDraft, string>;
    },
) {
  const say = useManifestWords();
  const { heading, jurisdiction, typing } = props;
  const { typed, errors, state, edit, submit } = useStatement('state-manifest', {
    typing,
    read(typed, manifest) {
      const read = readStatement(typed, dayOf(new Date()));
      return read.ok
        ? ok({ auditId: heading.auditId, jurisdiction, manifest, ...read.value })
        : err(read.error.map((problem) => errorFor(problem, say)));
    },
    onSaved: props.onSaved,
  });
  return (
    <Form look="form stack" onSubmit={submit}>
      <p>{say('intro')}</p>
      <FormErrors errors={errors} />
      <RadioTiles
        legend={say('waysAsk')}
        name="statement-verified"
        value={typed.verified}
        error={errorOf(errors, 'statement-verified')}
        tiles={WAYS_VERIFIED.map((way) => ({ value: way, name: say(`ways.${way}`), says: say(`waysSay.${way}`) }))}
        onChange={(verified) => edit({ verified })}
      />
      <TextField
        label={say('by')}
        hint={say('byHint')}
        name="statement-by"
        maxLength={100}
        value={typed.by}
        error={errorOf(errors, 'statement-by')}
        onChange={(by) => edit({ by })}
      />
      <TextField
        label={say('on')}
        hint={say('onHint')}
        name="statement-on"
        type="date"
        value={typed.on}
        error={errorOf(errors, 'statement-on')}
        onChange={(on) => edit({ on })}
      />
      <fieldset className="usa-fieldset stack">
        <legend className="usa-legend">{say('ballots')}</legend>
        <p className="usa-hint">{say('ballotsSay')}</p>
        {BALLOT_KINDS.map((kind) => (
          <KindField
            key={kind}
            kind={kind}
            said={typed.ballots[kind]}
            errors={errors}
            onChange={(said) => edit({ ballots: { ...typed.ballots, [kind]: said } })}
          />
        ))}
      </fieldset>
      <StatementButtons
        save={say('save')}
        ability={heading.abilities['state-manifest']}
        sending={state}
        typing={typing}
        wasSaid={props.statement !== null}
        onForget={props.onForget}
      />
    </Form>
  );
}

function KindField(props: {
  readonly kind: BallotKind;
  readonly said: StatementDraft['ballots'][BallotKind];
  readonly errors: readonly FieldError[];
  readonly onChange: (said: StatementDraft['ballots'][BallotKind]) => void;
}) {
  const say = useManifestWords();
  const { kind, said, errors } = props;
  const kindName = say(`kinds.${kind}`);
  const [listed, cards] = [`statement-${kind}`, `statement-${kind}-cards`];
  return (
    <div className="row statement-kind">
      <SelectField
        label={kindName}
        name={listed}
        value={said.listed}
        error={errorOf(errors, listed)}
        options={[
          { value: '', name: say('choose') },
          { value: 'included', name: say('chooseIncluded') },
          { value: 'none', name: say('chooseNone') },
          { value: 'not-yet-counted', name: say('chooseWaiting') },
        ]}
        onChange={(value) => props.onChange({ ...said, listed: value })}
      />
      {said.listed === 'not-yet-counted' && (
        <TextField
          label={say('waiting', { kind: kindName })}
          hint={say('waitingHint')}
          name={cards}
          numeric
          maxLength={12}
          value={said.cards}
          error={errorOf(errors, cards)}
          onChange={(value) => props.onChange({ ...said, cards: value })}
        />
      )}
    </div>
  );
}

function errorFor(problem: StatementProblem, say: ManifestWords): FieldError {
  switch (problem.wrong) {
    case 'kind':
      return {
        name: `statement-${problem.kind}`,
        message: say('problems.kind', { kind: say(`kinds.${problem.kind}`) }),
      };
    case 'cards':
      return {
        name: `statement-${problem.kind}-cards`,
        message: say('problems.cards', { kind: say(`kinds.${problem.kind}`) }),
      };
    case 'onLater':
      return { name: 'statement-on', message: say('problems.onLater') };
    default:
      return { name: `statement-${problem.wrong}`, message: say(`problems.${problem.wrong}`) };
  }
}
