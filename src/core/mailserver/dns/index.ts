/** The files for DNS and the web: see `outline.ts` for where they go. */
import { type AnyGroup, commentedGroup, type FileDefinition, type FileFamily, family } from '../file.ts';
import { reopenable } from '../reopen.ts';
import { autoconfig, autodiscover } from './autoconfig.ts';
import { autoconfigOutline, autodiscoverOutline, policyOutline, zoneOutline } from './outline.ts';
import { policy } from './policy.ts';
import { zonePart } from './zone.ts';

/** The family of an outline with the parts of each member. */
const filled = (
  outline: FileFamily,
  groups: (domain: string) => readonly AnyGroup[],
  finish: (file: FileDefinition) => FileDefinition = (file) => file,
): FileFamily<FileDefinition> =>
  family(outline.id, outline.each, (domain) => finish({ ...outline.of(domain), groups: groups(domain) }));

export const dnsFamilies: readonly FileFamily<FileDefinition>[] = [
  filled(
    zoneOutline,
    (domain) => [commentedGroup('dns.zone', [zonePart(domain)], 0)],
    (file) => reopenable(file, 'zone'),
  ),
  // Its language has no comments.
  filled(policyOutline, () => [commentedGroup('dns.mta_sts', [policy], 0)]),
  filled(
    autoconfigOutline,
    (domain) => [commentedGroup('dns.autoconfig', [autoconfig(domain)], 0)],
    (file) => reopenable(file, 'markdown'),
  ),
  filled(
    autodiscoverOutline,
    () => [commentedGroup('dns.autodiscover', [autodiscover], 0)],
    (file) => reopenable(file, 'markdown'),
  ),
];
