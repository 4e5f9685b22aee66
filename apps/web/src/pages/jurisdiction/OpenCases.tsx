import { Link } from '@tanstack/react-router';
import { useAsk } from '../../connection/use-ask.ts';
import { Alert } from '../../ui/Alert.tsx';
import { useOfficeWords } from '../../words/office-words.ts';

/** That something which was found here is still to be looked into, and where: whoever has finished would not look for it. */
export function OpenCases(props: { readonly auditId: string; readonly jurisdiction: string }) {
  const say = useOfficeWords();
  const { auditId, jurisdiction } = props;
  const cases = useAsk('cases', { auditId }).data?.cases ?? [];
  const open = cases.filter((one) => one.jurisdiction === jurisdiction && one.state !== 'settled').length;
  if (open === 0) return null;
  return (
    <Alert kind="info">
      {say('cases.open', { count: open })}{' '}
      <Link to="/audits/$auditId/$page" params={{ auditId, page: 'cases' }}>
        {say('cases.link')}
      </Link>
    </Alert>
  );
}
