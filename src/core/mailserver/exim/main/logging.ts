import { main } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** What tells most when something goes wrong, without the lines that nobody reads (chapter 53.15). */
const DETAILED =
  '+tls_cipher +tls_peerdn +tls_sni +tls_certificate_verified \n+received_recipients +incoming_port \n+smtp_protocol_error +smtp_syntax_error +dnssec';

/** Where logs go and what they tell (chapter 53). */
export const logging = definePart({
  id: 'main.logging',
  uses: ['basics.logSelector', 'basics.logPath'],
  build: (a): EximNode[] => [
    ...(a['basics.logSelector'] === 'default'
      ? []
      : [
          main('log_selector', a['basics.logSelector'] === 'all' ? '+all' : DETAILED, {
            from: ['basics.logSelector'],
            comment: {
              brief:
                a['basics.logSelector'] === 'all'
                  ? 'everything, the arguments of each call and each connection too'
                  : 'more than usual: encryption, all recipients, ports, protocol errors',
              teaching: [
                'What the log does not say cannot be found out afterwards. These are the things that people ask when mail is',
                'missing: was the connection encrypted and by whose certificate, on which port it came, to whom it went.',
              ],
            },
          }),
        ]),
    ...(a['basics.logPath'] === 'files'
      ? []
      : [
          main('log_file_path', a['basics.logPath'] === 'both' ? ': syslog' : 'syslog', {
            from: ['basics.logPath'],
            comment: {
              brief:
                a['basics.logPath'] === 'both'
                  ? 'into the usual files (the empty item) and into syslog'
                  : 'into syslog alone: no mainlog, no rejectlog, no paniclog',
              teaching: [
                'An empty item means the usual files. Programs that read those files, such as eximstats, exigrep and the',
                'filters that fail2ban ships, find nothing where only syslog is written; look there with journalctl instead.',
              ],
            },
          }),
          main('syslog_duplication', false, {
            from: ['basics.logPath'],
            comment: { brief: 'what stands in two logs goes to syslog once' },
          }),
        ]),
  ],
});
