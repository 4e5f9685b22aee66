import type { Reconciled } from '../accounting/status.ts';
import { type Verdict, verdictOf } from '../forms/filled-form.ts';
import type { CheckDefinition, FormDefinition } from '../forms/form-definition.ts';
import { formOf } from '../forms/forms.ts';
import { type Retyped, retypedIn } from '../state/first-typed.ts';
import type { FormRecord, OpenRoom } from '../state/room.ts';
import { formsAt, newestVersion } from '../state/room-view.ts';
import { listedCarriers } from './listed-carriers.ts';
import { oppositeDifferences, reconciliationOf } from './reconciliation.ts';

/** A check of a form with what it finds. */
export type CheckFound = Pick<CheckDefinition, 'check' | 'asks' | 'severity'> & { readonly verdict: Verdict };

/** What a reviewer works through: every check, every equation the form is the source of, every line counted otherwise. */
export type Worksheet = {
  readonly checks: readonly CheckFound[];
  readonly units: readonly Reconciled[];
  /** Two places of the form whose differences are equal and opposite: the figures of one may stand at the other, which no explanation mends. */
  readonly opposite: readonly (readonly [string, string])[];
  readonly disagreements: readonly {
    readonly place: string;
    readonly line: string;
    readonly value: number;
    readonly counted: number;
  }[];
  /** Pairs in which something else was typed once what had been hidden was shown: for the reviewer to look at. */
  readonly retyped: readonly Retyped[];
};

/** The worksheet of a form as it stands. */
export function worksheetOf(room: OpenRoom, record: FormRecord): Worksheet {
  const definition = formOf(record.form);
  const version = newestVersion(record);
  const context = {
    otherForm: (form: FormRecord['form']) => {
      const other = formsAt(room, record.place, form).at(-1);
      return other === undefined ? undefined : { definition: formOf(form), filled: newestVersion(other) };
    },
    minutesToOffice: room.profile.rules.minutesToOffice.value,
    carriers: listedCarriers(room, record.place),
  };
  const checks = definition.checks.map(({ check, asks, severity, rule }) => ({
    check,
    asks,
    severity,
    verdict: verdictOf(rule, definition, version, context),
  }));
  const { byPlace, figures } = reconciliationOf(room);
  const places = [record.place, ...rowPlaces(record)];
  const units = places.flatMap((place) => byPlace.get(place) ?? []);
  const lines = linesOf(definition);
  const disagreements = places.flatMap((place) =>
    [...lines].flatMap((line) =>
      figures.disagreements(place, line).map((counted) => {
        return { place, line, value: figures.at(place, line)?.value ?? 0, counted };
      }),
    ),
  );
  return {
    checks,
    units,
    opposite: oppositeDifferences(units),
    disagreements,
    retyped: retypedIn(record.firstTyped, version),
  };
}

/** Every line that a form says something of. */
export function linesOf({ fields, computed, tables }: FormDefinition): ReadonlySet<string> {
  return new Set([
    ...fields.map(({ field }) => field),
    ...computed.map(({ line }) => line),
    ...tables.flatMap((table) => table.fields.map(({ field }) => field)),
  ]);
}

/** The places that the rows of a form have the figures of. */
export function rowPlaces(record: FormRecord): readonly string[] {
  const version = newestVersion(record);
  return formOf(record.form).tables.flatMap(({ table, rowPlace }) => {
    if (rowPlace === null) return [];
    const [kind = '', rest = ''] = record.place.split(':');
    const finer = kind === 'site' ? 'tabulator' : 'tabulator-day';
    return (version.tables[table] ?? []).map((row) => `${finer}:${rest}/${String(row[rowPlace])}`);
  });
}

/** Equations of a form that keep it from being approved: a difference that nobody has explained or decided about. */
export function unitsOutstanding({ units }: Worksheet): readonly Reconciled[] {
  return units.filter(({ status }) => status === 'unexplained' || status === 'reopened');
}
