import type { FileAsked } from '@plumbline/api';
import { useSend } from '../connection/use-send.ts';
import { OrderButton } from './OrderButton.tsx';

/** Has a document or report of an audit made in the background, where it would take long. */
export function FileOrder(props: {
  readonly of: { readonly auditId: string; readonly jurisdiction: string | null };
  readonly file: FileAsked;
  /** What the file is called. */
  readonly name: string;
  /** What stands on the button, where it is not the name. */
  readonly word?: string;
}) {
  const make = useSend('make-file');
  const { of, file, name, word } = props;
  return <OrderButton make={make} onOrder={async () => (await make.run({ ...of, file })).ok} name={name} word={word} />;
}
