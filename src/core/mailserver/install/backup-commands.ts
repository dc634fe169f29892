/** What is typed to keep what the bundle cannot make again, and to put it back; for the read-me and for the page. */
import { certbotDirectory, certificateFiles, dotForward, mailboxKind, ownFiles, usesDovecot } from '../derived.ts';
import { dovecotFiles, plugins, VMAIL_HOME } from '../dovecot/index.ts';
import { derive } from '../part.ts';
import { LEGO_FOLDER } from './outline.ts';

/** Where a client has its keys: worth keeping where renewals keep the key, since DNS names it then. */
const clientFolder = derive(
  ['tls.source', 'tls.reuseKey'],
  (a, given): readonly string[] => {
    if (!a['tls.reuseKey']) return [];
    switch (a['tls.source']) {
      case 'certbot':
        return [given.certbot];
      case 'acme-sh':
        return ['/root/.acme.sh'];
      case 'lego':
        return [LEGO_FOLDER];
      // Caddy makes new keys; those of one's own are named below.
      case 'caddy':
      case 'files':
      case 'none':
        return [];
      default:
        return a['tls.source'] satisfies never;
    }
  },
  { certbot: certbotDirectory },
);

/** What cannot be made again from the bundle: secrets that install.sh made or asked for, and the mail itself. */
export const worthKeeping = derive(
  ['routing.delivery', 'tls.source'],
  (a, given): readonly string[] => {
    const delivery = a['routing.delivery'];
    const system =
      delivery === 'mbox' ? ['/var/mail', ...(given.usesDovecot ? ['/home/*/mail'] : [])] : ['/home/*/Maildir'];
    // Virtual mailboxes have theirs below the same folder as the mail.
    const rules = given.plugins.sieve ? ['/home/*/sieve', '/home/*/.dovecot.sieve'] : [];
    const forwards = given.dotForward ? ['/home/*/.forward'] : [];
    const mail = given.mailboxKind === 'virtual' ? [VMAIL_HOME] : [...system, ...rules, ...forwards];
    return [
      given.own.folder,
      ...(given.usesDovecot && given.mailboxKind === 'virtual' ? [given.files.users] : []),
      ...(a['tls.source'] === 'files' ? [given.certificate.certificate, given.certificate.key] : []),
      ...given.clientFolder,
      ...(delivery === 'none' ? [] : mail),
    ];
  },
  {
    own: ownFiles,
    files: dovecotFiles,
    certificate: certificateFiles,
    mailboxKind,
    usesDovecot,
    plugins,
    dotForward,
    clientFolder,
  },
);

/** Each backup has its day in its name; the newest is put back. */
const BACKUP = 'mail-backup';

/**
 * To take it, to bring it elsewhere, to put it back. Modes and owners are in it, owners by name; only root may read it. What is not there (nobody has
 * rules yet) is left out.
 */
export const backupCommands = derive(
  ['basics.hostname'],
  (a, { paths }) => ({
    take: [`(umask 077 && tar -czf /root/${BACKUP}-$(date +%F).tar.gz $(ls -d ${paths.join(' ')} 2>/dev/null))`],
    fetch: [`scp 'root@${a['basics.hostname']}:${BACKUP}-*.tar.gz' .`],
    restore: [`tar -xzpf "$(ls -t /root/${BACKUP}-*.tar.gz | head -n 1)" -C /`],
  }),
  { paths: worthKeeping },
);
