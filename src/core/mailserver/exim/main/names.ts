import { list, main, namedList, text } from '../../../exim/index.ts';
import { relayDomains } from '../../derived.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';

/** Who this server is, and which domains are its own. */
export const names = definePart({
  id: 'main.names',
  uses: ['basics.hostname', 'basics.domains', 'basics.relayFrom', 'hardening.forwarders'],
  given: { relayDomains },
  build: (a, { relayDomains }): EximNode[] => [
    main('primary_hostname', text(a['basics.hostname']), {
      from: ['basics.hostname'],
      comment: {
        brief: "the machine's own name, as DNS has it in both directions",
        teaching: [
          "The machine's own name. Other servers look it up: it must have an A record, and the address must have",
          'this name as its reverse name (PTR), or much of your mail is taken for spam.',
        ],
      },
    }),
    main('qualify_domain', text(a['basics.domains'][0] as string), {
      from: ['basics.domains'],
      comment: {
        brief: 'added to names without a domain: root becomes root@…',
        teaching: ['Programs on this machine send to bare names such as "root"; this domain is added to them.'],
      },
    }),
    namedList('domainlist', 'local_domains', list(['@', ...a['basics.domains'].map((domain) => text(domain))]), {
      from: ['basics.domains'],
      comment: {
        brief: 'mail for these stays here; @ is primary_hostname',
        teaching: [
          'Mail for these domains is delivered on this machine; mail for all others is sent on, and only for',
          'those who may send. @ stands for primary_hostname.',
        ],
      },
    }),
    ...(relayDomains.length > 0
      ? [
          namedList('domainlist', 'relay_to_domains', list(relayDomains.map((domain) => text(domain))), {
            from: ['basics.relayDomains'],
            comment: {
              brief: 'mail for these is taken from everybody and sent on to their own server',
              teaching: [
                'This server is a backup MX of these domains: it takes their mail from everybody, keeps it while their own',
                'server is down, and then sends it there. It has no mailboxes for them.',
              ],
            },
          }),
        ]
      : []),
    namedList('hostlist', 'relay_from_hosts', list(['127.0.0.1', '::1', ...a['basics.relayFrom'].map(text)], ';'), {
      from: ['basics.relayFrom'],
      comment:
        a['basics.relayFrom'].length > 0
          ? {
              brief: 'may send without a login: own programs, and whoever has one of these addresses',
              teaching: [
                "Hosts that may send to anywhere without a login: this machine's programs, and whoever has one of the further",
                'addresses. They can send any mail in your name; the limits on local programs hold for each address.',
              ],
            }
          : {
              brief: "may send without a login: this machine's own programs",
              teaching: [
                'Hosts that may send to anywhere without a login: the programs of this machine and nobody else.',
                'Everybody listed here can send any mail in your name, so people log in instead.',
              ],
            },
    }),
    namedList(
      'hostlist',
      'forwarders',
      list(
        a['hardening.forwarders'].map((host) => text(host)),
        ';',
      ),
      {
        from: ['hardening.forwarders'],
        comment: {
          brief: 'pass mail of others on to us (backup MX, old addresses): not judged as if it came from them',
        },
      },
    ),
  ],
});
