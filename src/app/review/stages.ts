/** The way of a message through Exim, as stages, and where each of them stands in the generated file. */
import { type GeneratedFile, linesOf } from '../../core/files.ts';

/** In the order in which they happen; `local` is the other entrance, beside the first three. */
export const stageIds = ['connection', 'login', 'acl', 'local', 'accepted', 'routing', 'transport'] as const;
export type StageId = (typeof stageIds)[number];

/** A named thing in the file, and its line (from 0). */
export interface Landmark {
  readonly name: string;
  readonly line: number;
}

const OPTIONS = /^(daemon_smtp_ports|local_interfaces|host_lookup) =/;
const INSTANCE = /^([A-Za-z0-9_]+):$/;

const ofAcl: Readonly<Record<string, StageId>> = {
  acl_check_connect: 'connection',
  acl_check_helo: 'connection',
  acl_check_auth: 'login',
  // The end of a session counts failed logins.
  acl_check_quit: 'login',
  acl_check_rules: 'local',
  acl_check_local: 'local',
};

function stageOf(section: string, name: string): StageId | undefined {
  switch (section) {
    case 'acl':
      return ofAcl[name] ?? 'acl';
    case 'authenticators':
      return 'login';
    case 'routers':
      return 'routing';
    case 'transports':
      return 'transport';
    default:
      return undefined;
  }
}

/** The landmarks of each stage in Exim's configuration file, in the file's order. */
export function landmarksOf(file: GeneratedFile): Readonly<Record<StageId, readonly Landmark[]>> {
  const found = Object.fromEntries(stageIds.map((id) => [id, [] as Landmark[]])) as Record<StageId, Landmark[]>;
  let section = 'main';
  for (const [line, { text }] of linesOf(file).entries()) {
    const begun = /^begin (\w+)$/.exec(text)?.[1];
    if (begun) {
      section = begun;
      if (begun === 'retry') found.transport.push({ name: text, line });
    }
    const option = section === 'main' ? OPTIONS.exec(text)?.[1] : undefined;
    if (option) found.connection.push({ name: option, line });
    const name = INSTANCE.exec(text)?.[1];
    const stage = name === undefined ? undefined : stageOf(section, name);
    if (name !== undefined && stage) found[stage].push({ name, line });
  }
  return found;
}
