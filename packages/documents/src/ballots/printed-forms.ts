import { FORM_IDS, type FormId, type KitStatement } from '@plumbline/ballot-management';
import {
  type LaidOutDocument,
  laidOutWith,
  type PrintedDocument,
  type Printing,
  printWith,
} from '../printed-document.ts';
import type { OnPage } from '../render-pdf.ts';
import { formFoot } from './form-foot.ts';
import { type FormOnPaper, formSheet, type SheetContext } from './form-sheet.ts';
import { labelFoot } from './label-foot.ts';
import { type KitContext, type KitPart, publicKitFoot, publicKitOnPaper } from './public-kit.ts';
import { type LabelContext, type UnitLabel, unitLabels } from './unit-labels.ts';

/** The pages of a form. */
export function laidOutForm(context: SheetContext, form: FormOnPaper): LaidOutDocument {
  return laidOutWith(context, formFoot(context, form), formSheet(context, form));
}

/** Prints a form, empty or filled in: the same input at the same time gives the same bytes. */
export function printForm(context: SheetContext, form: FormOnPaper): Promise<PrintedDocument> {
  return printWith(context, formFoot(context, form), formSheet(context, form));
}

/** Every form as a sheet to write on, in the order of their numbers. */
export const EMPTY_FORMS: readonly FormOnPaper[] = FORM_IDS.map((form: FormId) => ({ form, filled: null }));

/** Prints labels of containers or batches. */
export function printUnitLabels(
  context: LabelContext,
  labels: readonly UnitLabel[],
  onPage?: OnPage,
): Promise<PrintedDocument> {
  return printWith(context, labelFoot(context), unitLabels(context, labels), onPage);
}

/** Prints a piece of the public kit. */
export function printPublicKit(
  printing: Printing,
  context: KitContext,
  { kit, part }: { readonly kit: readonly KitStatement[]; readonly part: KitPart },
): Promise<PrintedDocument> {
  return printWith(printing, publicKitFoot(printing, context), publicKitOnPaper(context, kit, part));
}

/** The pages of labels. */
export function laidOutLabels(context: LabelContext, labels: readonly UnitLabel[]): LaidOutDocument {
  return laidOutWith(context, labelFoot(context), unitLabels(context, labels));
}

/** What a form or a label is called as a file: whose it is, what, and where. */
export function ballotFileName(...parts: readonly string[]): string {
  const names = parts.map((part) =>
    part
      .normalize('NFD')
      .toLowerCase()
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, ''),
  );
  return `${names.filter((name) => name !== '').join('-')}.pdf`;
}
