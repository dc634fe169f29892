/** Dovecot's files, as lists of their parts in order. */
import { type AnyGroup, commentedGroup, type FileDefinition, group, textGroup } from '../file.ts';
import type { Part } from '../part.ts';
import { accounts } from './accounts.ts';
import { authentication } from './authentication.ts';
import { header, snippetHeader, usersHeader } from './header.ts';
import { junkRule } from './junk-rule.ts';
import { printNodes } from './language/print.ts';
import type { Node } from './language/syntax.ts';
import { mailLocation } from './mail-location.ts';
import { mailboxes } from './mailboxes.ts';
import { dovecotDropInOutline, dovecotSnippetOutline, dovecotUsersOutline, junkRuleOutline } from './outline.ts';
import { passdb } from './passdb.ts';
import { pluginSettings } from './plugins.ts';
import { protocolLmtp } from './protocol-lmtp.ts';
import { serviceAuth } from './service-auth.ts';
import { serviceLmtp } from './service-lmtp.ts';
import { ssl } from './ssl.ts';
import { userdb } from './userdb.ts';

export { dovecotFiles, filesJunk, plugins, VMAIL, VMAIL_HOME } from './names.ts';

const nodes = (key: string, parts: readonly Part<Node>[]): AnyGroup =>
  group({ key, heading: [], parts, print: printNodes, gap: 1 });

export const dovecotUsers: FileDefinition = {
  ...dovecotUsersOutline,
  groups: [textGroup('dovecot-users.header', [usersHeader]), nodes('dovecot-users', [passdb, userdb])],
};

export const dovecotDropIn: FileDefinition = {
  ...dovecotDropInOutline,
  groups: [
    textGroup('dovecot.header', [header]),
    nodes('dovecot', [
      // Who may log in and how, where mail is, how it is read, how it comes in.
      authentication,
      accounts,
      ssl,
      mailLocation,
      mailboxes,
      pluginSettings,
      protocolLmtp,
      serviceAuth,
      serviceLmtp,
    ]),
  ],
};

export const dovecotJunkRule: FileDefinition = {
  ...junkRuleOutline,
  groups: [commentedGroup('dovecot-junk', [junkRule], 0)],
};

export const dovecotSnippet: FileDefinition = {
  ...dovecotSnippetOutline,
  groups: [textGroup('snippet.header', [snippetHeader]), nodes('snippet', [serviceAuth, serviceLmtp])],
};
