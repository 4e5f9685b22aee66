import type { CommandInput, QueryOutput } from '@plumbline/api';
import { whoCannotLook } from '@plumbline/audit';
import { refusalDetail } from '@plumbline/words/refusal-words';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Form, FormErrors } from '../../components/Form.tsx';
import { ProblemAlert } from '../../components/ProblemAlert.tsx';
import { useAsk } from '../../connection/use-ask.ts';
import { useSend } from '../../connection/use-send.ts';
import { BallotRecord } from '../../forms/BallotRecord.tsx';
import { SecondCount } from '../../forms/SecondCount.tsx';
import { Button } from '../../ui/Button.tsx';
import { errorOf, type FieldError } from '../../ui/ErrorSummary.tsx';
import { TextField } from '../../ui/Field.tsx';
import { useCasesWords } from '../../words/cases-words.ts';
import { CaseFrame } from './CaseFrame.tsx';
import { caseSearch, unitInWords } from './case-in-words.ts';
import { useAskedCase } from './use-asked-case.ts';

type Asked = QueryOutput<'second-look'>;
type Seen = CommandInput<'record-second-look'>['seen'];

/** Two other people look at a unit once more, and are told nothing of what was reported or entered. */
export function SecondLookPage(props: { readonly auditId: string }) {
  const say = useCasesWords();
  const { auditId } = props;
  const wanted = useAskedCase(auditId);
  const asked = useAsk('second-look', wanted);
  const unit = asked.data === undefined ? wanted.name : unitInWords(asked.data.line, say);
  return (
    <CaseFrame auditId={auditId} title={say('look.pageTitle', { unit })} lead={say('look.pageLead')} asked={asked}>
      {(answer) => <Looking auditId={auditId} answer={answer} />}
    </CaseFrame>
  );
}

function Looking(props: { readonly auditId: string; readonly answer: Asked }) {
  const say = useCasesWords();
  const navigate = useNavigate();
  const { auditId, answer } = props;
  const { line } = answer;
  const [people, setPeople] = useState<readonly [string, string]>();
  const record = useSend('record-second-look');
  const toCase = { to: '/audits/$auditId/$page', params: { auditId, page: 'case' }, search: caseSearch(line) } as const;
  const keep = async (seen: Seen) => {
    if (people === undefined) return;
    const { jurisdiction, unit } = line;
    const answered = await record.run({ auditId, jurisdiction, unit, people: [...people], seen });
    if (answered.ok) void navigate(toCase);
  };
  return (
    <div className="stack-wide">
      <p>
        <Link {...toCase}>{say('look.toCase')}</Link>
      </p>
      <ProblemAlert problem={record.problem} />
      {people === undefined || record.problem !== undefined ? (
        <Names
          before={people ?? ['', '']}
          enteredBy={answer.enteredBy}
          onNamed={(named) => {
            record.forget();
            setPeople(named);
          }}
        />
      ) : answer.kind === 'ballot' ? (
        <BallotRecord
          reader={undefined}
          place={{ auditId, jurisdiction: line.jurisdiction ?? '', board: say('look.title') }}
          line={{
            ballot: line.unit.kind === 'ballot' ? line.unit.ballot : '',
            container: line.place?.container ?? null,
            tabulator: line.place?.tabulator ?? null,
            batch: line.place?.batch ?? '',
            position: line.place?.position ?? 0,
            imprintedId: line.imprintedId,
            remade: false,
            hasCvrs: null,
            findingRule: answer.findingRule,
          }}
          title={say('look.title')}
          notice={undefined}
          contests={answer.contests}
          before={null}
          standing={[]}
          onKeep={async (seen) => {
            await keep({ kind: 'ballot', record: seen });
            return true;
          }}
          onPressed={() => undefined}
        />
      ) : (
        <SecondCount kind={answer.kind} contests={answer.contests} pending={record.pending} onKeep={keep} />
      )}
    </div>
  );
}

function Names(props: {
  readonly before: readonly [string, string];
  readonly enteredBy: readonly string[];
  readonly onNamed: (people: readonly [string, string]) => void;
}) {
  const say = useCasesWords();
  const [first, setFirst] = useState(props.before[0]);
  const [second, setSecond] = useState(props.before[1]);
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async () => {
    const missing = [
      ...(first.trim() === '' ? [{ name: 'first', message: say('look.nameMissing') }] : []),
      ...(second.trim() === '' ? [{ name: 'second', message: say('look.nameMissing') }] : []),
    ];
    // What the server would say once both have looked, said before they do.
    const refusal = missing.length > 0 ? undefined : whoCannotLook([first.trim(), second.trim()], props.enteredBy);
    const found =
      refusal === undefined
        ? missing
        : [{ name: isOfFirst(refusal, first) ? 'first' : 'second', message: refusalDetail(refusal) }];
    setErrors(found);
    if (found.length === 0) props.onNamed([first.trim(), second.trim()]);
  };
  return (
    <section className="panel">
      <Form look="stack form" onSubmit={submit}>
        <h2>{say('look.namesTitle')}</h2>
        <p className="quiet">{say('look.namesHint')}</p>
        <FormErrors errors={errors} />
        <TextField
          label={say('look.first')}
          name="first"
          maxLength={100}
          value={first}
          error={errorOf(errors, 'first')}
          onChange={setFirst}
        />
        <TextField
          label={say('look.second')}
          name="second"
          maxLength={100}
          value={second}
          error={errorOf(errors, 'second')}
          onChange={setSecond}
        />
        <Button submits>{say('look.go')}</Button>
      </Form>
    </section>
  );
}

function isOfFirst({ code, name }: NonNullable<ReturnType<typeof whoCannotLook>>, first: string): boolean {
  return code === 'second-look-by-same' && name === first.trim();
}
