/** The arguments of a call, as a request. */
import { parseArgs } from 'node:util';
import { describeFound, presetIds } from '../core/answers/index.ts';
import { CannotDo, messageOf } from './errors.ts';
import { HELP } from './help.ts';
import { schema } from './schema.ts';

/** Writing a bundle. */
export interface BundleRequest {
  readonly preset: string | undefined;
  readonly file: string | undefined;
  readonly from: string | undefined;
  readonly settings: readonly Setting[];
  readonly out: string;
}

/** What a call asks for. */
export type Request = { readonly print: string } | BundleRequest;

export interface Setting {
  readonly question: string;
  readonly value: string;
}

const OPTIONS = {
  preset: { type: 'string', multiple: true },
  from: { type: 'string', multiple: true },
  set: { type: 'string', multiple: true },
  out: { type: 'string', multiple: true },
  list: { type: 'boolean' },
  schema: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const;

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new CannotDo(`${messageOf(error).split('\n')[0]} (--help says more)`);
  }
}

/** @throws CannotDo */
export function readArguments(args: readonly string[]): Request {
  const { values, positionals } = parse(args);
  if (values.help) return { print: HELP };
  if (values.list || values.schema) {
    if (args.length > 1) throw new CannotDo('--list and --schema stand alone');
    return {
      print: values.list ? presetIds.map((id) => `${id}\n`).join('') : `${JSON.stringify(schema(), null, 2)}\n`,
    };
  }
  const preset = onlyOne('--preset', values.preset);
  const file = onlyOne('answers file', positionals);
  const from = onlyOne('--from', values.from);
  if (preset === undefined && file === undefined && from === undefined)
    throw new CannotDo('--preset ID, FILE.json, - or --from FILE is missing (--help says more)');
  if (from !== undefined && (preset ?? file) !== undefined)
    throw new CannotDo('--from stands in the place of --preset, FILE.json and -');
  const out = onlyOne('--out', values.out);
  if (!out) throw new CannotDo('--out DIR is missing (--help says more)');
  return { preset, file, from, settings: (values.set ?? []).map(readSetting), out };
}

function onlyOne(name: string, given: readonly string[] = []): string | undefined {
  if (given.length > 1) throw new CannotDo(`${name} is given ${given.length} times: ${given.join(', ')}`);
  return given[0];
}

function readSetting(text: string): Setting {
  const equals = text.indexOf('=');
  if (equals < 1) throw new CannotDo(`--set ${describeFound(text)}: expected QUESTION=VALUE`);
  return { question: text.slice(0, equals), value: text.slice(equals + 1) };
}
