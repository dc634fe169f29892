/** The list of logins at other servers, which Exim reads by lsearch (chapter 9.3): `name: user="…" pass="…"`. */
import { smarthostPassword } from '../../answers/secrets.ts';
import { ownFiles } from '../derived.ts';
import { type FileDefinition, type TextLine, textGroup } from '../file.ts';
import { smarthostsWithLogin } from '../outgoing.ts';
import { definePart } from '../part.ts';
import { smarthostLoginsOutline } from './outline.ts';

const octal = (byte: number) => `\\${byte.toString(8).padStart(3, '0')}`;

/**
 * `text` as a quoted value, as `${extract{…}}` reads it back (11.5): its UTF-8 byte for byte, in printable ASCII. A quoted value keeps
 * spaces at its ends, which lsearch would drop.
 */
export function quoteField(text: string): string {
  const inside = [...new TextEncoder().encode(text)].map((byte) => {
    const character = String.fromCharCode(byte);
    if (byte < 0x20 || byte > 0x7e) return octal(byte);
    return character === '"' || character === '\\' ? `\\${character}` : character;
  });
  return `"${inside.join('')}"`;
}

const lines = definePart({
  id: 'lists.smarthost_logins',
  uses: ['routing.smarthostLogins'],
  given: { servers: smarthostsWithLogin, files: ownFiles },
  readsSecrets: true,
  build: (a, { servers }, secrets): TextLine[] => [
    {
      text: '# Logins at other servers, by the name that was typed. Read again for each message: no restart after a change.',
      from: [],
      comment: true,
    },
    ...servers.flatMap(({ host, login }): TextLine[] => {
      const password = smarthostPassword(secrets, host);
      if (password === undefined) {
        return [{ text: `# ${host}: install.sh asks for the password of ${login}`, from: [], comment: true }];
      }
      if (a['routing.smarthostLogins'] === 'inline') return [];
      const text = `${host}: user=${quoteField(login)} pass=${quoteField(password)}`;
      return [{ text, from: ['routing.smarthostLogins'], secret: true }];
    }),
  ],
});

export const smarthostLoginsFile: FileDefinition = {
  ...smarthostLoginsOutline,
  groups: [textGroup('smarthost-logins', [lines])],
};
