import type { BasicsWords } from '../messages.ts';

export const basics: BasicsWords = {
  lead: '这是哪台机器、叫什么名字、由谁负责。',
  preset: {
    label: '这台机器用来做什么？',
    help: '为所有步骤填好合适的回答，之后每一项都可以再改。',
    replaces: (questions) => `将替换您对以下问题的回答：${questions.join('、')}。可以撤销。`,
    replace: '替换',
    keep: '保留我的回答',
  },
  presets: {
    'internet-dovecot': {
      label: '互联网邮件服务器，配合 Dovecot',
      help: '为您的域名收信，直接向外投递，用户通过邮件客户端收发邮件。',
    },
  },
  questions: {
    platform: {
      label: '操作系统',
      help: '文件路径、软件包名称以及各版本能识别的语法都由此决定。',
      why: [
        'Exim 4.96 与 4.98 接受的选项并不相同，Dovecot 2.3 与 2.4 的配置文件互不兼容。用错版本的配置，服务在下次启动时就会停住。',
        '不确定的话，请在服务器上运行 “cat /etc/os-release”。',
      ],
      choices: {
        'debian-12': { label: 'Debian 12 “bookworm”（Exim 4.96、Dovecot 2.3）' },
        'debian-13': { label: 'Debian 13 “trixie”（Exim 4.98、Dovecot 2.4）' },
      },
    },
    hostname: {
      label: '邮件服务器的主机名',
      help: '这台机器在 DNS 中的完整名称，与其他服务器通信时会报出这个名字。',
      example: 'mail.example.org',
      why: [
        '对方服务器会查询这个名字：它应当有指向本机的地址记录（A、AAAA），本机地址的反向记录（PTR）也应当得到同一个名字。两者不一致时，大型邮件服务商会把邮件归入垃圾箱，甚至直接拒收。',
        'PTR 记录在主机商的控制面板里设置。证书上也应当有这个名字。',
      ],
    },
    domains: {
      label: '邮件域名',
      help: '即邮件地址中 @ 之后的部分。没有写域名的地址会补上第一个域名。',
      example: 'example.org',
      why: [
        '发往这些域名的邮件在本机投递；发往其他域名的邮件，只有登录过的用户才能发送。邮件服务器与开放中继的区别就在这里。',
        '每个域名都需要一条指向本机的 MX 记录。',
      ],
    },
    administrator: {
      label: '谁来阅读 root 和 postmaster 的邮件？',
      help: '可以是本机的邮箱，也可以是别处的地址。系统报告、警告和投诉都会送到那里。',
      example: 'alice 或 alice@example.org',
      why: [
        'cron、邮件服务器本身以及其他站点的管理员都会写信给 root、postmaster、abuse 和 mailer-daemon。Exim 从不以 root 身份投递，如果这些名字背后没有人，邮件就会一直留在队列里，磁盘将满的警告也不例外。',
        'postmaster 的邮件必须来者不拒（RFC 5321）。如果填写别处的地址，本机出故障时仍然能收到通知。',
      ],
    },
  },
  given: [
    '每个域名都接收发给 root、postmaster、abuse 和 mailer-daemon 的邮件。',
    '本机的程序可以通过 127.0.0.1 和 ::1 发信，无需登录。',
    '只有登录的用户才能向其他域名发信，不会成为开放中继。',
  ],
};
