import type { StepWords } from '../messages.ts';

export const dovecot: StepWords<'dovecot'> = {
  lead: '邮箱、密码，以及邮件客户端如何读取邮件。',
  questions: {
    users: {
      label: '邮箱属于谁？',
      help: '决定密码保存在哪里，以及登录名的写法。',
      why: [
        '系统账户适合家庭或有 shell 账户的小团队：邮箱密码就是系统密码，邮件保存在各自的主目录中。',
        '虚拟邮箱没有系统账户：密码以散列形式保存在一个文件里，所有邮件归用户 “vmail” 所有，同一个名字可以出现在两个域名下。邮箱密码被盗，也登录不了 shell。',
      ],
      choices: {
        system: { label: '本机的系统账户', help: '用户以系统用户名和密码登录。' },
        virtual: { label: '虚拟邮箱', help: '用户以完整的邮件地址登录，无需系统账户。' },
      },
    },
    mailboxes: {
      label: '邮箱',
      help: '列出所有邮箱。不带域名的名称属于第一个域名。',
      example: 'alice, bob@example.net',
      why: ['Exim 只为这些邮箱和别名收信。这里不询问密码：install.sh 会在服务器上询问并保存散列值，密码不经过浏览器。'],
    },
    sieve: {
      label: '允许用户自定规则（Sieve）',
      help: '自动归入文件夹、假期自动回复；邮件客户端通过端口 4190 编辑规则。',
      why: [
        '规则在邮件到达服务器时执行，手机和电脑看到的整理结果相同。支持 ManageSieve 的客户端用同一登录名在 TLS 内编辑，也可以直接编辑主目录中的 .dovecot.sieve。',
        '自动回复对同一发件人几天内只发一次，也不会回复邮件列表或其他自动回复：Dovecot 会处理好这些。',
        '规则转发到其他服务器的邮件会改写发件人地址（SRS），因此能通过对方的 SPF 检查，退信也能回到最初的发件人。',
      ],
    },
    junk: {
      label: '哪些邮件归入垃圾邮件文件夹（Junk）',
      help: '对所有人生效的规则，先于各人自己的规则执行。',
      why: [
        '带标记的邮件可疑，但仍被接收。放进 Junk，既不碍事，也不会丢失。邮件自带的标记是伪造的，到达时即被删除，外人无法借此让邮件被归档。',
        '代价：管理不善的服务器发来的正常邮件也会进入 Junk，发给 postmaster 和 abuse 的垃圾邮件举报也一样。请不时查看。',
      ],
      choices: {
        marked: {
          label: '所有带标记的邮件',
          help: '垃圾邮件过滤器判定的垃圾邮件，以及各项检查未拒收而只作标记（X-Suspicious）的邮件。',
        },
        spam: { label: '只限过滤器判定的垃圾邮件', help: '没有过滤器时不归入任何邮件。' },
        off: { label: '不归入', help: '用户可以自己写这样的规则。' },
      },
    },
    quotaGigabytes: {
      label: '每个邮箱的容量上限',
      unit: 'GiB',
      help: '0 表示不限制。',
      why: [
        '一个装满的邮箱可能占满磁盘，所有人都收不到邮件。设了上限，邮箱满时会在发件服务器仍在连接时拒收，发件人能得知；邮件客户端会显示剩余空间。',
      ],
    },
    autoconfig: {
      label: '让邮件客户端自动完成设置',
      help: '加入客户端查找的文件和 DNS 名称，需要由本机的网站服务器提供。',
      why: [
        'Thunderbird 等客户端访问 autoconfig.域名，Outlook 通过 HTTPS 访问 autodiscover.域名，并要求该名称的证书。没有网站服务器就不要打开：区域文件中的 SRV 记录不需要网站服务器，支持它的客户端可以直接使用。',
      ],
    },
    certificate: {
      label: 'IMAP 使用同一张证书',
      help: '如果 Dovecot 已有自己的证书，请关闭。',
      why: ['用户通常为收信和发信填写同一个主机名，一张证书就够了。关闭时，向导不改动 Dovecot 的证书设置。'],
    },
  },
  given: [
    ['without-dovecot', '本服务器不使用 Dovecot，不会改动它的任何文件。'],
    ['lmtp', 'Exim 通过 LMTP 把邮件交给 Dovecot，邮件总会出现在 IMAP 读取的位置。'],
    ['dovecot-logins', '登录验证使用只属于 Exim 用户的套接字，权限为 0600。'],
    [
      'dovecot',
      '设置以附加文件的形式提供，优先于发行版自带的设置；snippets/10-master.conf 中有同样的 service 配置块，可供粘贴。',
    ],
  ],
};
