import type { TlsWords } from '../messages.ts';

export const tls: TlsWords = {
  lead: '有了证书，用户才能登录，其他服务器才能加密传输。',
  questions: {
    source: {
      label: '证书从哪里来？',
      help: 'Exim 不以 root 身份运行，只有 root 可读的私钥它打不开。',
      why: [
        '续期之后最常见的故障是 “454 TLS currently unavailable”：新私钥只有 root 可读。向导提供的部署钩子会在每次续期后复制证书，设好 Exim 所需的属主和权限，并让两个服务重新加载。',
      ],
      choices: {
        certbot: {
          label: 'Let’s Encrypt，由 certbot 获取',
          help: '每次续期后，部署钩子会把证书复制到 Exim 可读的位置。',
        },
        'acme-sh': { label: 'Let’s Encrypt，由 acme.sh 获取', help: '只需登记一次，每次续期后它都会运行部署钩子。' },
        lego: { label: 'Let’s Encrypt，由 lego 获取', help: '由 cron 中的一行负责续期并运行部署钩子。' },
        caddy: {
          label: 'Let’s Encrypt，由本机的 Caddy 获取',
          help: '适合以 Caddy 作为网站服务器的机器。它不运行部署钩子，因此由 cron 每天检查一次。',
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
    senderAddresses: {
      label: '登录名的其他发件人地址',
      help: '每行一条：先写登录名，再写它还可以用来发信的地址，多个之间用逗号分隔。',
      example: 'li news@partner.example,office@partner.example',
      why: [
        '登录用户可以用自己的地址以及指向它的别名发信。这里补充本服务器的别名没有说明的地址：其他域名中的地址（如新闻邮件或合作方的地址），或同事的地址。其他人用它发信仍然会被拒绝（553），信封和 From: 都是如此。',
        '这里只表示本服务器允许。对于外部域名，由其所有者决定谁可以发信：其 SPF 记录中必须有本服务器的地址。DKIM 签名用的是您的主域名，因为本服务器没有该域名 DNS 所认可的密钥，所以对该域名的 DMARC 不起作用：如果没有这样的 SPF 记录，而 DMARC 策略又很严格，收件方会拒绝您从这里发出的邮件，或放入垃圾邮件。',
        '有的邮件客户端可以原样转交邮件（mutt 称为 bounce，其他程序称为 redirect）：From: 仍是原作者，自己的地址写在 Resent-From: 里。这同样会被拒绝：几乎没有邮件客户端显示 Resent-From:，盗得密码的人就能以同事的名义发信，本服务器甚至还会为其签名。请改用普通转发；需要每次都转到别处的邮件，由服务器上的别名或规则转发。',
        '寄往这类地址的邮件仍然按 DNS 投递。要在这里接收，该域名必须是您的域名之一。',
      ],
    },
    names: {
      label: '另有证书的其他名称',
      help: '邮件客户端中填写的、本机的其他名称。留空：所有客户端得到的都是主机名的证书。',
      example: 'mail.example.net',
      why: [
        '客户端在第一条 TLS 消息中会说明要连接哪个名称（SNI），服务器据此出示该名称的证书；请求其他名称或没有说明名称的客户端，得到主机名的证书。',
        '需要这样做的人不多：一个主机名可以服务任意数量的邮件域名，一张证书也可以包含多个名称。适用于希望客户看到自己的名称，或旧服务器的名称必须保留的情况。',
        '客户端发来的名称只用于在列表中查找，绝不会成为文件名的一部分。',
      ],
    },
    submissionPorts: {
      label: '供邮件客户端使用的端口',
      help: '465 从一开始就使用 TLS；587 先用明文，再切换到 TLS（STARTTLS）。',
      why: [
        'RFC 8314 推荐 465：没有可供中间人干扰的明文阶段。一些较旧的程序和设备只认识 587，因此通常两者都开。465“不是正式端口”的说法在 2018 年之后已不成立。',
      ],
      choices: {
        both: { label: '465 和 587' },
        '465': { label: '只用 465', help: '只支持 STARTTLS 的程序无法发信。' },
        '587': { label: '只用 587', help: '先尝试 465 的程序会稍有延迟。' },
      },
    },
    deliveryReports: {
      label: '登录用户可以要求投递状态通知（DSN）',
      help: '提出要求的邮件客户端不仅在投递失败时，在邮件送达时也会得到通知。',
      why: [
        '对于寄给本服务器用户的邮件，“送达”表示邮件已在邮箱中：Dovecot 不发送通知，由 Exim 代为通知。对于别名，通知只说明邮件已转发，不说明转给谁。对于寄往外部的邮件，如果对方服务器支持，要求会一并转交；否则通知只说明邮件已交给对方。任何通知都不表示有人读过邮件。',
        '默认关闭，因为通知会把收件人没有同意透露的事告诉发件人，而且每封邮件都会多产生一封邮件。端口 25 上的其他服务器始终不能提出要求：那里的发件人常是伪造的，通知会寄给从未写过信的人。',
      ],
    },
    reuseKey: {
      label: '续期时保留私钥',
      help: '这样 DNS 可以声明该密钥（TLSA），使用 DANE 验证的服务器就只会投递到这里。',
      why: [
        '通常每次续期都会生成新私钥。如果 TLSA 记录还是旧密钥，所有使用 DANE 的服务器都会停止投递，直到 DNS 更新。certbot 使用 “--reuse-key” 时会保留私钥，记录也就一直正确。',
        '只有使用 DNSSEC 签名的区域，TLSA 才有效。',
      ],
    },
    keyHash: {
      label: '证书公钥的 SHA-256',
      help: '把证书或整个 fullchain.pem 粘贴到这里：本页面会算出散列值，此外什么也不保留。也可以填写以下命令的输出，64 位：openssl x509 -in fullchain.pem -pubkey -noout | openssl pkey -pubin -outform DER | sha256sum',
      why: ['“3 1 1” 记录的内容就是这个散列值。它来自公钥，公开也无妨。服务器还没有证书时请留空，之后再回到向导填写。'],
    },
  },
  pasted: {
    read: (names) => `这是 ${names} 的证书的散列值。`,
    unnamed:
      '这是一张没有写明主机名的证书的散列值：它是这台服务器的吗？在 fullchain.pem 中，服务器自己的证书排在最前面。',
    expired: (day) => `这张证书已于 ${day} 过期。只要续期时保留密钥，散列值就仍然正确；但服务器需要新的证书。`,
    other: (host, names) => `这是 ${names} 的证书的散列值，不是 ${host} 的：它是这台服务器的吗？`,
    refused: {
      'private-key':
        '这是私钥，或者其中含有私钥。页面没有保留它；私钥只应留在服务器上。请只粘贴证书，即以 “BEGIN CERTIFICATE” 开头的部分。',
      'no-certificate':
        '没有找到证书。证书以 “-----BEGIN CERTIFICATE-----” 一行开头，以 “-----END CERTIFICATE-----” 结尾；请连同这两行一起粘贴。',
      broken: '无法读取这张证书：内容不完整或已被改动。请重新复制。',
      insecure: '浏览器只在通过 HTTPS 打开的页面上计算散列值。可以在服务器上用上面的命令计算。',
    },
  },
  given: [
    ['logins', '供用户使用的 465 和 587 端口要求登录，并且只在 TLS 建立之后才允许登录。'],
    ['internet', '25 端口供其他服务器使用，从不提供登录。'],
    ['logins', '用户登录的端口拒绝 TLS 1.0 和 1.1。'],
    ['dovecot-logins', '密码由 Dovecot 验证，Exim 不接触密码文件。'],
    ['password-file', '密码文件中只有散列值，只有 root 和 Exim 能读取。'],
    ['logins', '登录用户只能使用自己的地址发信，信封发件人以及 From:、Sender: 均是如此。'],
  ],
};
