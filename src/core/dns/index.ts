export type { DmarcPolicy, MtaStsMode, WayOut } from './policies.ts';
export { mtaStsPolicy } from './policies.ts';
export type { DnsRecord, Purpose, RecordData } from './record.ts';
export { plainValue, purposes, quoteText, zoneLine } from './record.ts';
export type { DkimKey, MailNames } from './records.ts';
export { domainRecords, furtherRecords, hostRecords, relayRecords, reverseRecords, zoneOfHost } from './records.ts';
export { reverseName } from './reverse.ts';
