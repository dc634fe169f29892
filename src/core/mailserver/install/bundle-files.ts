/** The table of the bundle's files in install.sh: from the files' own definitions, so that it cannot differ from them. */
import type { FileOutline, TextLine } from '../file.ts';
import { type Derived, definePart, type Part } from '../part.ts';
import { quote, shellLines } from './shell.ts';

const ROOT = 'root';

/** One line a file; none for what these answers do not need, or what stays in the bundle. */
function line(place: ReturnType<FileOutline['place']['of']>): string | undefined {
  if (!place?.path.startsWith(`${ROOT}/`)) return undefined;
  const { path, mode, owner, group } = place;
  if (owner === undefined || group === undefined) throw new Error(`${path} is installed and has no owner and group`);
  const bits = mode.toString(8).padStart(4, '0');
  return `  "$1" ${bits} ${quote(owner)} ${quote(group)} ${quote(path.slice(ROOT.length))}`;
}

/** `bundle_files COMMAND`: calls the command with mode, owner, group and path of every file. */
export function bundleFiles(definitions: readonly FileOutline[]): Part<TextLine> {
  const places: Derived<readonly TextLine[]> = {
    uses: [...new Set(definitions.flatMap(({ place }) => place.uses))],
    of: (answers) =>
      definitions.flatMap(({ place }) => {
        const text = line(place.of(answers));
        return text === undefined ? [] : [{ text, from: place.uses }];
      }),
  };
  return definePart({
    id: 'install.bundle_files',
    uses: [],
    given: { places },
    build: (_a, given): TextLine[] => [
      ...shellLines('# Mode, owner, group and path of each file in root/.\nbundle_files() {'),
      ...given.places,
      '}',
    ],
  });
}
