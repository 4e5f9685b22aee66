import { plainLanguage } from '@plumbline/words/english-of';
import type { Block } from './block.ts';
import { type Foot, layOut } from './lay-out.ts';
import { type FootContext, pageFoot } from './page-foot.ts';
import type { PrintContext } from './print-context.ts';
import { type OnPage, renderPdf } from './render-pdf.ts';
import { PAPERS, type PaperSize, type Sheet } from './sheet.ts';

/** A document before it is laid out: what it is called, and what stands in it from top to bottom. */
export type ComposedDocument = {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Where it needs a paper of its own, as labels do; else the paper in the printer. */
  readonly paper?: PaperSize;
};

/** A document as its pages. */
export type LaidOutDocument = { readonly title: string; readonly sheets: readonly Sheet[] };

/** A document as a PDF. */
export type PrintedDocument = { readonly pages: number; readonly pdf: Uint8Array };

/** The pages of a document, each with its foot. */
export function laidOut(context: FootContext, document: ComposedDocument): LaidOutDocument {
  const { typeface, paper } = context;
  return {
    title: document.title,
    sheets: layOut(document.blocks, { typeface, paper: document.paper ?? PAPERS[paper], foot: pageFoot(context) }),
  };
}

/** What every document is printed with, whatever it is made from. */
export type Printing = Omit<PrintContext, 'audit' | 'inputs' | 'labels'>;

/** The pages of a document that brings its own foot. */
export function laidOutWith(printing: Printing, foot: Foot, document: ComposedDocument): LaidOutDocument {
  const { typeface, paper } = printing;
  return {
    title: document.title,
    sheets: layOut(document.blocks, { typeface, paper: document.paper ?? PAPERS[paper], foot }),
  };
}

/** Prints a document that brings its own foot. */
export async function printWith(
  printing: Printing,
  foot: Foot,
  document: ComposedDocument,
  onPage?: OnPage,
): Promise<PrintedDocument> {
  const { title, sheets } = laidOutWith(printing, foot, document);
  const head = { title, language: plainLanguage(printing.language), at: printing.at };
  return { pages: sheets.length, pdf: await renderPdf(head, sheets, printing.typeface, onPage) };
}

/** Prints a document: the same input at the same time gives the same bytes. */
export async function printDocument(
  context: FootContext,
  document: ComposedDocument,
  onPage: OnPage,
): Promise<PrintedDocument> {
  const { title, sheets } = laidOut(context, document);
  const head = { title, language: plainLanguage(context.language), at: context.at };
  return { pages: sheets.length, pdf: await renderPdf(head, sheets, context.typeface, onPage) };
}
