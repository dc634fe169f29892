import type { ReviewWords } from '../messages.ts';
import { count } from './count.ts';

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
    failed: 'The archive could not be made:',
    contents: (n) => `What is inside (${count(n, 'file', 'files')})`,
  },
  install: {
    title: 'Install it',
    help: 'In this order. install.sh looks before it changes anything, keeps a backup, and restores it by itself if a test fails.',
    here: 'on your computer',
    server: 'on the server, as root',
    send: { title: 'Send the bundle to the server' },
    login: { title: 'Log in' },
    packages: {
      title: 'Install the packages',
      help: 'The “heavy” flavour is the one that can ask Dovecot for passwords.',
    },
    accounts: {
      title: 'Add the accounts',
      help: 'Each account of the machine is a mailbox. Skip those that exist; its password is the one for mail.',
    },
    certificate: {
      title: 'Get the certificate',
      help: 'Port 80 must be free and reachable for a minute. Skip this if certbot already has one for this name.',
    },
    permissions: {
      title: 'Let Exim read the certificate',
      help: 'Put the two files there first. After each renewal this must be done again.',
    },
    unpack: { title: 'Unpack it' },
    dryRun: { title: 'See what would happen', help: 'Changes nothing.' },
    run: { title: 'Install', help: 'Running it twice does no harm.' },
    undo: { title: 'To go back later', help: 'Restores what was there before.' },
  },
};
