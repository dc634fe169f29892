import type { StepWords } from '../messages.ts';

export const tls: StepWords<'tls'> = {
  lead: '有了证书，用户才能登录，其他服务器才能加密传输。',
  questions: {
    source: {
      label: '证书从哪里来？',
      help: 'Exim 不以 root 身份运行，只有 root 可读的私钥它打不开。',
      why: [
        '续期之后最常见的故障是 “454 TLS currently unavailable”：新私钥只有 root 可读。向导提供的钩子脚本会在每次续期后复制证书，设好 Exim 所需的属主和权限，并让两个服务重新加载。',
      ],
      choices: {
        certbot: {
          label: 'Let’s Encrypt，由 certbot 获取',
          help: '每次续期后，钩子脚本会把证书复制到 Exim 可读的位置。',
        },
        files: { label: '自行维护的证书文件', help: '由您保证 Exim 的用户组能读取私钥，续期之后也是如此。' },
        none: { label: '没有证书', help: '既不加密也不能登录：只适合仅供本机程序使用的机器。' },
      },
    },
    certificate: {
      label: '证书文件',
      help: 'PEM 格式：服务器证书在前，中间证书在后。',
      example: '/etc/exim4/tls/fullchain.pem',
      why: [
        '缺少中间证书时，有些客户端能通过验证，有些不能，取决于它们以前见过什么。名为 “fullchain” 的文件通常两者都有。',
      ],
    },
    key: {
      label: '私钥文件',
      help: 'PEM 格式，不加口令，只有 Exim 的用户组可读。',
      example: '/etc/exim4/tls/privkey.pem',
      why: [
        '如果读不到私钥，Exim 会在没有 TLS 的状态下继续运行，只在日志里留下记录，而用户再也无法登录。Debian 上的用户组是 Debian-exim：执行 “chgrp Debian-exim”，权限设为 0640。',
      ],
    },
    logins: {
      label: '由谁验证发信用户的密码？',
      help: '用户在 465 和 587 端口上、TLS 之内登录，25 端口从不提供登录。',
      why: [
        '使用 Dovecot 时，收信和发信用同一个密码，Exim 不接触任何密码列表。',
        '不使用 Dovecot 的服务器适合用 Exim 自己的文件。文件中只有散列值；密码由 install.sh 在服务器上询问，不会输入到本页面。',
        '许多文章的示例把密码与查找结果直接比较：登录名不存在时结果为空，空密码就成了正确密码，服务器沦为开放中继。这里会拒绝不存在的登录名和空密码。',
      ],
      choices: {
        dovecot: { label: 'Dovecot', help: '邮箱密码就是发信密码。' },
        passwords: { label: 'Exim，使用散列文件', help: 'install.sh 会为每个登录名询问密码。' },
        none: { label: '不提供登录', help: '465 和 587 端口关闭，只有本机程序可以发信。' },
      },
    },
    loginForm: {
      label: '登录名是什么样子？',
      help: '决定哪些发件人地址属于该登录名。',
      why: [
        '登录用户只能使用自己的地址发信。名称（如 alice）代表您每个域名下的 alice@；地址只代表它自己。指向该登录名的别名也属于它。',
      ],
      choices: {
        name: { label: '名称：alice', help: '可以用每个域名下的 alice@ 发信。' },
        address: { label: '地址：alice@example.org', help: '可以用这个地址发信。' },
      },
    },
    passwordLogins: {
      label: '登录名',
      help: '所有可以发信的人。install.sh 会询问他们的密码。',
      example: 'alice, bob',
      why: ['这里不询问密码：install.sh 会在服务器上询问并保存散列值，密码不经过浏览器。'],
    },
  },
  given: [
    [
      'logins',
      '587 端口（STARTTLS）和 465 端口（直接 TLS）供用户使用，两者都要求登录，并且只在 TLS 建立之后才允许登录。',
    ],
    ['internet', '25 端口供其他服务器使用，从不提供登录。'],
    ['logins', '用户登录的端口拒绝 TLS 1.0 和 1.1；25 端口予以接受，因为旧版 TLS 总好过明文。'],
    ['dovecot-logins', '密码由 Dovecot 验证，Exim 不接触密码文件。'],
    ['password-file', '密码文件中只有散列值，只有 root 和 Exim 能读取。'],
    ['logins', '登录用户只能使用自己的地址发信，信封发件人以及 From:、Sender: 均是如此。'],
  ],
};
