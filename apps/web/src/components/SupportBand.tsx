import { Link } from '@tanstack/react-router';
import { useAsk } from '../connection/use-ask.ts';
import { formatTime } from '../formats/format-time.ts';
import { Alert } from '../ui/Alert.tsx';
import { useSupportWords } from '../words/support-words.ts';

/** While support is let in, both sides see it on every page: the office whom, and support where. */
export function SupportBand() {
  const say = useSupportWords();
  const { data: session } = useAsk('session', {});
  if (!session || session.support.length === 0) return null;
  return (
    <div className="frame-note">
      {session.support.map(({ side, organizationId, office, name, by, mode, until }) => (
        <Alert kind="warning" key={`${organizationId} ${name} ${mode}`}>
          <p>
            {say(`band.${side}_${mode}`, { name, office, by, time: formatTime(until) })}{' '}
            {side === 'office' && (
              <Link to="/offices/$organizationId/support" params={{ organizationId }}>
                {say('band.link')}
              </Link>
            )}
          </p>
        </Alert>
      ))}
    </div>
  );
}
