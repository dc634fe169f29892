import { acl, code, statement, when } from '../../../exim/index.ts';
import { definePart } from '../../part.ts';
import type { EximNode } from '../node.ts';
import { mark, refuseOrMark } from './check.ts';
import { hasOthers, isJudged, isOurs } from './whose.ts';

/** Endings with which Windows and macOS start a program, or a document that starts one, when somebody opens it. */
const ENDINGS = [
  ...[
    'ade',
    'adp',
    'app',
    'appx',
    'bat',
    'chm',
    'cmd',
    'com',
    'cpl',
    'dll',
    'exe',
    'hta',
    'img',
    'ins',
    'iso',
    'isp',
    'jar',
  ],
  ...[
    'js',
    'jse',
    'lib',
    'lnk',
    'mde',
    'msc',
    'msi',
    'msix',
    'msp',
    'mst',
    'nsh',
    'one',
    'pif',
    'ps1',
    'reg',
    'scf',
    'scr',
  ],
  ...['sct', 'shb', 'sys', 'vb', 'vbe', 'vbs', 'vhd', 'vhdx', 'vxd', 'wsc', 'wsf', 'wsh', 'xll'],
];

/** A name's end, whatever its case; dots and spaces after it are dropped by Windows. */
const dangerous = when('condition', code(`\${if match{$mime_filename}{\\N(?i)[.](?:${ENDINGS.join('|')})[. "]*$\\N}}`));

/** acl_smtp_mime: each part of a message, before acl_smtp_data (chapter 45.4). */
export const mime = definePart({
  id: 'acl.mime',
  uses: ['hardening.attachments'],
  build: (a): EximNode[] => {
    const policy = a['hardening.attachments'];
    if (policy === 'off') return [];
    return [
      acl(
        'acl_check_mime',
        [
          statement('accept', [isOurs]),
          refuseOrMark(policy, [isJudged, hasOthers, dangerous], {
            message:
              '550 5.7.1 Attachments of this kind are not taken here; put it into an archive with a password, or send a link',
            mark: 'dangerous attachment',
            brief: 'names that start a program when they are opened; postmaster may be sent samples',
          }),
          ...(policy === 'refuse'
            ? [
                statement('warn', [dangerous, ...mark('dangerous attachment')], {
                  comment: { brief: 'what a forwarder brings is marked: it could only bounce it to somebody innocent' },
                }),
              ]
            : []),
          statement('accept', []),
        ],
        {
          comment: {
            brief: 'each part of a message',
            teaching: [
              'This runs for each part of a message while the other server still waits for an answer, so what is refused here',
              'is never ours to bounce. The name decides and not the declared type: Windows opens a file by its name.',
            ],
          },
        },
      ),
    ];
  },
});
