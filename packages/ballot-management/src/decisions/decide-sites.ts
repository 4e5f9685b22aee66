import { assertNever, err, lookUp, ok } from '@plumbline/prelude';
import type { BallotCommandOf } from '../state/ballot-command.ts';
import type { BallotDecision } from '../state/ballot-decision.ts';
import type { OpenIssue } from '../state/ballot-refusal.ts';
import type { OpenRoom } from '../state/room.ts';
import { formsAt, newestVersion } from '../state/room-view.ts';
import { type Acting, done, event, freeIncident, saidIn } from './acting.ts';

/** Commands of a site: the sealed carriers it expects, and closing it. */
export type SiteCommand = BallotCommandOf<'expect-carriers' | 'open-carrier' | 'close-site'>;

export function decideSites(acting: Acting, command: SiteCommand): BallotDecision {
  const { room, by } = acting;
  const { site } = command;
  if (lookUp(room.sites, site) === undefined) return err({ code: 'unknown', kind: 'site', name: site });
  switch (command.type) {
    case 'expect-carriers':
      return event(acting, 'carriers-expected', saidIn(command));
    case 'open-carrier': {
      const { carrier } = command;
      const expected = lookUp(room.carriers, site)?.find((each) => each.carrier === carrier);
      if (expected === undefined) return err({ code: 'unknown', kind: 'carrier', name: carrier });
      if (expected.opened !== null) return err({ code: 'carrier-opened-already', carrier });
      return event(acting, 'carrier-opened', saidIn(command));
    }
    case 'close-site': {
      if (lookUp(room.closedSites, site) !== undefined) return err({ code: 'site-closed-already', site });
      const issues = openIssuesOf(room, site);
      if (issues.length > 0 && !command.withOpenIssues) return err({ code: 'site-not-ready', site, issues });
      const closed = done(acting, 'site-closed', { site, openIssues: [...new Set(issues.map(({ issue }) => issue))] });
      if (!issues.some(({ issue }) => issue === 'carrier-not-opened')) return ok([closed]);
      // Ballots that nobody has opened are not forgotten because a site was closed over them.
      const incident = { incident: freeIncident(acting.room, command.incident), subject: site, involved: by } as const;
      return ok([closed, done(acting, 'incident-opened', { ...incident, kind: 'CARRIER_UNOPENED', severity: 'high' })]);
    }
    default:
      return assertNever(command);
  }
}

/** What keeps a site from being closed. */
export function openIssuesOf(room: OpenRoom, site: string): readonly OpenIssue[] {
  const issues: OpenIssue[] = [];
  for (const { carrier, envelopes, opened } of lookUp(room.carriers, site) ?? []) {
    if (opened === null) issues.push({ issue: 'carrier-not-opened', carrier, envelopes });
  }
  if (lookUp(room.sites, site)?.kind !== 'precinct') return issues;
  const record = formsAt(room, `site:${site}`, 'F-04').at(-1);
  if (record === undefined) return [...issues, { issue: 'form-missing', form: 'F-04' }];
  const version = newestVersion(record);
  const inBin = version.fields.emergencyOut;
  if (typeof inBin === 'number' && inBin > 0) issues.push({ issue: 'emergency-bin-not-empty', cards: inBin });
  if (version.signedBy.length < 2) issues.push({ issue: 'form-not-signed', form: 'F-04' });
  return issues;
}
