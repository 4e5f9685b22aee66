import type { CaseLine, QueryOutput } from '@plumbline/api';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAsk } from '../../connection/use-ask.ts';
import { usePageSearch } from '../../connection/use-page-search.ts';
import { useSave } from '../../drawings/use-save.ts';
import { formatCount } from '../../formats/format-count.ts';
import { ACT } from '../../paths.ts';
import { Alert } from '../../ui/Alert.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { Tag, type TagTone } from '../../ui/Tag.tsx';
import { useCasesWords } from '../../words/cases-words.ts';
import { useRecordsWords } from '../../words/records-words.ts';
import { CaseFrame } from './CaseFrame.tsx';
import { caseSearch, effectInWords, figureInWords, unitInWords } from './case-in-words.ts';

type Cases = QueryOutput<'cases'>;
const STATES = ['new', 'second-look', 'to-approve', 'settled'] as const;
export const TONE_OF_STATE: Readonly<Record<CaseLine['state'], TagTone>> = {
  new: 'red',
  'second-look': 'amber',
  'to-approve': 'blue',
  settled: 'green',
};

/** Every difference that was found, by how far it is looked into. What is shown stands in the address. */
export function CasesPage(props: { readonly auditId: string }) {
  const say = useCasesWords();
  const { auditId } = props;
  const asked = useAsk('cases', { auditId });
  return (
    <CaseFrame auditId={auditId} title={say('title')} lead={say('lead')} asked={asked}>
      {(answer) => (
        <div className="stack" id={ACT}>
          {answer.withheld.length > 0 && (
            <Alert kind="info">
              {say('withheld', { count: answer.withheld.length, names: answer.withheld.slice(0, 5).join(', ') })}
            </Alert>
          )}
          {answer.cases.length === 0 ? (
            <EmptyState title={say('empty')}>
              <p>{say('emptySays')}</p>
            </EmptyState>
          ) : (
            <CaseTable auditId={auditId} answer={answer} />
          )}
        </div>
      )}
    </CaseFrame>
  );
}

function CaseTable(props: { readonly auditId: string; readonly answer: Cases }) {
  const say = useCasesWords();
  const [search, change] = usePageSearch();
  const { cases } = props.answer;
  const save = useSave();
  const rows = useCaseRows(props.auditId, cases);
  const find = (search.find ?? '').trim().toLowerCase();
  const shown = rows.filter(({ line, plain }) => {
    if (search.state !== undefined && line.state !== search.state) return false;
    if (search.cause !== undefined && (line.cause ?? 'none') !== search.cause) return false;
    return find === '' || plain.join(' ').toLowerCase().includes(find);
  });
  const causes = [...new Set(cases.flatMap(({ cause }) => (cause === null ? [] : [cause])))];
  const columns = [
    { name: say('columns.unit') },
    { name: say('columns.jurisdiction') },
    { name: say('columns.contests'), numeric: true },
    { name: say('columns.first') },
    { name: say('columns.reported') },
    { name: say('columns.audited') },
    { name: say('columns.effect') },
    { name: say('columns.cause') },
    { name: say('columns.state') },
  ];
  return (
    <>
      <fieldset className="switch switch-wraps">
        <legend className="visually-hidden">{say('filter')}</legend>
        <label>
          <input
            type="radio"
            name="state"
            checked={search.state === undefined}
            onChange={() => change({ state: undefined })}
          />
          {say('all', { count: cases.length })}
        </label>
        {STATES.map((state) => (
          <label key={state}>
            <input type="radio" name="state" checked={search.state === state} onChange={() => change({ state })} />
            {say(`counts.${state}`, { count: cases.filter((one) => one.state === state).length })}
          </label>
        ))}
      </fieldset>
      <div className="table-tools">
        <div className="grow">
          <TextField
            label={say('find')}
            name="find"
            type="search"
            value={search.find ?? ''}
            error={undefined}
            onChange={(typed) => change({ find: typed })}
          />
        </div>
        {causes.length > 0 && (
          <SelectField
            label={say('causesFilter')}
            name="cause"
            value={search.cause ?? ''}
            error={undefined}
            options={[
              { value: '', name: say('anyCause') },
              ...causes.map((cause) => ({ value: cause, name: say(`causes.${cause}`) })),
            ]}
            onChange={(cause) => change({ cause: cause === '' ? undefined : cause })}
          />
        )}
        <Button
          look="quiet"
          onPress={() => save.csv('cases.csv', [columns.map(({ name }) => name), ...shown.map(({ plain }) => plain)])}
        >
          {say('csv')}
        </Button>
      </div>
      <ByCause cases={cases} />
      {shown.length === 0 ? (
        <p>{say('noneShown')}</p>
      ) : (
        <SimpleTable caption={say('title')} hideCaption tight roomy columns={columns} rows={shown} />
      )}
      <p className="quiet small">{say('sorted')}</p>
    </>
  );
}

function ByCause(props: { readonly cases: readonly CaseLine[] }) {
  const say = useCasesWords();
  const counted = [...Map.groupBy(props.cases, ({ cause }) => cause)].map(([cause, own]) =>
    cause === null
      ? say('noneYet', { count: own.length })
      : say('causeCount', { cause: say(`causes.${cause}`), count: own.length }),
  );
  return <p className="quiet">{say('byCause', { causes: counted.join(' · ') })}</p>;
}

/** The rows with their cells, and the same as plain text for the search and the file. */
function useCaseRows(auditId: string, cases: readonly CaseLine[]) {
  const say = useCasesWords();
  const sayRecords = useRecordsWords();
  return useMemo(
    () =>
      cases.map((line) => {
        const [first] = line.lines;
        const words = { say, sayRecords };
        const unit = unitInWords(line, say);
        const search = caseSearch(line);
        const wholly = line.unit.kind === 'batch' ? say('wholeBatch') : say('whole');
        const plain = [
          unit,
          line.jurisdiction ?? '–',
          formatCount(line.lines.length),
          first === undefined ? say('agreesNow') : (first.contest ?? wholly),
          first === undefined ? '' : figureInWords(first.reported, words),
          first === undefined ? '' : figureInWords(first.audited, words),
          effectInWords(line.targetedChange, say),
          line.cause === null ? '–' : say(`causes.${line.cause}`),
          say(`states.${line.state}`),
        ];
        const link = (
          <Link key="unit" to="/audits/$auditId/$page" params={{ auditId, page: 'case' }} search={search}>
            {unit}
          </Link>
        );
        const effect =
          line.targetedChange === null || line.targetedChange === 0 ? (
            plain[6]
          ) : (
            <strong key="effect">{plain[6]}</strong>
          );
        const state = (
          <Tag key="state" tone={TONE_OF_STATE[line.state]}>
            {say(`states.${line.state}`)}
          </Tag>
        );
        const cells = [link, ...plain.slice(1, 6), effect, plain[7], state];
        return { key: JSON.stringify(search), line, plain, cells };
      }),
    [auditId, cases, say, sayRecords],
  );
}
