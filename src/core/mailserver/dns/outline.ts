/** The files for DNS and for the web server beside it, one of each kind for every domain; all of them stay in the bundle. */
import { domains, zones } from '../derived.ts';
import { type FileFamily, family } from '../file.ts';
import { derive } from '../part.ts';
import { autoconfigWanted, mtaStsMode } from './served.ts';

export const zonePath = (domain: string): string => `dns/${domain}.zone`;
export const policyPath = (domain: string): string => `web/mta-sts.${domain}/.well-known/mta-sts.txt`;
export const autoconfigPath = (domain: string): string => `web/autoconfig.${domain}/mail/config-v1.1.xml`;
export const autodiscoverPath = (domain: string): string => `web/autodiscover.${domain}/autodiscover/autodiscover.xml`;

const MODE = 0o644;

export const zoneOutline: FileFamily = family('zone', zones, (domain) => ({
  id: `zone ${domain}`,
  place: derive([], () => ({ path: zonePath(domain), mode: MODE })),
}));

export const policyOutline: FileFamily = family('mta-sts', domains, (domain) => ({
  id: `mta-sts ${domain}`,
  place: derive([], (_a, { mode }) => (mode === 'off' ? undefined : { path: policyPath(domain), mode: MODE }), {
    mode: mtaStsMode,
  }),
}));

const automatic = (id: string, path: (domain: string) => string): FileFamily =>
  family(id, domains, (domain) => ({
    id: `${id} ${domain}`,
    place: derive([], (_a, { wanted }) => (wanted ? { path: path(domain), mode: MODE } : undefined), {
      wanted: autoconfigWanted,
    }),
  }));

export const autoconfigOutline = automatic('autoconfig', autoconfigPath);
export const autodiscoverOutline = automatic('autodiscover', autodiscoverPath);
