/** The files for DNS and for the web server beside it, one of each kind for every domain; all of them stay in the bundle. */
import { domains, zones } from '../derived.ts';
import { type FileFamily, family } from '../file.ts';
import { constant, derive } from '../part.ts';
import { autoconfigWanted, mtaStsMode } from './served.ts';

export const zonePath = (domain: string): string => `dns/${domain}.zone`;
export const policyPath = (domain: string): string => `web/mta-sts.${domain}/.well-known/mta-sts.txt`;
export const autoconfigPath = (domain: string): string => `web/autoconfig.${domain}/mail/config-v1.1.xml`;
export const autodiscoverPath = (domain: string): string => `web/autodiscover.${domain}/autodiscover/autodiscover.xml`;

/** Where a file of the bundle is: that it exists at all follows from its family. */
const at = (path: string) => constant({ path, mode: 0o644 });

export const zoneOutline: FileFamily = family('zone', zones, (domain) => ({
  id: `zone ${domain}`,
  place: at(zonePath(domain)),
}));

const NONE: readonly string[] = [];

const withPolicy = derive([], (_a, given) => (given.mode === 'off' ? NONE : given.domains), {
  domains,
  mode: mtaStsMode,
});

export const policyOutline: FileFamily = family('mta-sts', withPolicy, (domain) => ({
  id: `mta-sts ${domain}`,
  place: at(policyPath(domain)),
}));

const withAutoconfig = derive([], (_a, given) => (given.wanted ? given.domains : NONE), {
  domains,
  wanted: autoconfigWanted,
});

const automatic = (id: string, path: (domain: string) => string): FileFamily =>
  family(id, withAutoconfig, (domain) => ({ id: `${id} ${domain}`, place: at(path(domain)) }));

export const autoconfigOutline = automatic('autoconfig', autoconfigPath);
export const autodiscoverOutline = automatic('autodiscover', autodiscoverPath);
