import type { ReviewWords } from '../messages.ts';
import { count } from './count.ts';
import { packageNotes } from './packages.ts';
import { temporary } from './temporary.ts';

export const review: ReviewWords = {
  lead: 'Look over what is open, take the bundle, and install it on the server.',
  questions: {
    comments: {
      label: 'Comments in the generated files',
      help: 'They are in English and change nothing that the servers do.',
      why: [
        'A year from now, comments are what tells you why a line is there. Without them the files are about a quarter shorter.',
      ],
      choices: {
        none: { label: 'None', help: 'Settings only.' },
        brief: { label: 'Brief', help: 'A short remark where a line is not obvious.' },
        teaching: { label: 'Teaching', help: 'Explains each section as a tutorial would.' },
      },
    },
  },
  given: [],
  attention: {
    title: 'Needs your attention',
    none: 'Every answer is valid, and no sample value is left.',
    sample: (value) => `Still the sample value: ${value}`,
    takeMeThere: 'Take me there',
  },
  temporary,
  journey: {
    title: 'How a message travels',
    help: 'From top to bottom. The names are parts of Exim’s configuration: press one to see it in the preview.',
    parts: 'In the configuration',
    stages: {
      connection: {
        title: 'Connection',
        text: 'A client connects to port 25, 465 or 587. Exim looks up its name and counts strangers’ connections. TLS begins.',
      },
      login: {
        title: 'Login',
        text: 'On 465 and 587, inside TLS, a person logs in. Other servers on port 25 skip this.',
      },
      acl: {
        title: 'Access control',
        text: 'The sender, then each recipient, then the message are judged. Whatever is refused here stays with the other side, so nobody gets a bounce for mail that he never sent.',
      },
      local: {
        title: 'The other entrance: a program of this machine',
        text: 'Cron or a web application hands a message over by sendmail. One access control list judges it; there is no connection and no login.',
      },
      accepted: {
        title: '250 OK',
        text: 'The message lies in the queue. From here on this server answers for it: it is delivered or returned.',
      },
      routing: {
        title: 'Routing',
        text: 'For each recipient the routers are asked in this order, until one takes the address. An alias begins anew with what it stands for.',
      },
      transport: {
        title: 'Transport',
        text: 'The router’s transport delivers: into a mailbox here, or to another server. What does not work now is tried again by the retry rules.',
      },
    },
  },
  download: {
    title: 'Take the bundle',
    help: 'All files at their final paths, install.sh, and a README.md written for these answers.',
    zip: 'Download .zip',
    tar: 'Download .tar.gz',
    blocked: (n) =>
      `${count(n, 'answer is', 'answers are')} not valid yet. The bundle can be made once that is settled.`,
    samples: (n) =>
      `${count(n, 'sample value is', 'sample values are')} still in it; the server will not work under such a name.`,
    ready: (name, size) => `${name} (${size}) was saved to your downloads.`,
    working: 'Making the archive…',
    cancel: 'Cancel',
    cancelled: 'Cancelled: nothing was saved.',
    failed: 'The archive could not be made:',
    contents: (n) => `What is inside (${count(n, 'file', 'files')})`,
  },
  packageNotes,
  install: {
    title: 'Install it',
    help: 'In this order. install.sh looks before it changes anything, keeps a backup, and restores it by itself if a test fails.',
    here: 'on your computer',
    server: 'on the server, as root',
    send: { title: 'Send the bundle to the server' },
    login: { title: 'Log in' },
    packages: { title: 'Install the packages' },
    accounts: {
      title: 'Add the accounts',
      help: 'Each account of the machine is a mailbox. Skip those that exist; its password is the one for mail.',
    },
    firewall: {
      title: 'Open the firewall',
      help: 'Only where one is on; README.md says how to see that. If your hoster has one in front of the machine, open the same ports there.',
    },
    certificate: {
      title: 'Get the certificate',
      help: 'Port 80 must be free and reachable for a minute. Skip this for names that already have one.',
    },
    permissions: {
      title: 'Let Exim read the certificate',
      help: 'Put the two files there first. After each renewal this must be done again.',
    },
    renewal: {
      title: 'Tell the client about the hook',
      help: 'So that Exim gets each renewed certificate. README.md says more.',
    },
    unpack: { title: 'Unpack it' },
    dryRun: { title: 'See what would happen', help: 'Changes nothing.' },
    run: { title: 'Install', help: 'Running it twice does no harm.' },
    backup: {
      title: 'From then on, back it up',
      help: 'Keys, passwords, lists, rules and the mail: what the bundle cannot make again. Keep the copy elsewhere, and as secret as the server. README.md says how to put it back.',
    },
    undo: { title: 'To go back later', help: 'Restores what was there before.' },
  },
};
