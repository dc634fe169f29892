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
  },
  given: [
    '587 端口（STARTTLS）和 465 端口（直接 TLS）供用户使用，两者都要求登录，并且只在 TLS 建立之后才允许登录。',
    '25 端口供其他服务器使用：提供 STARTTLS，但从不提供登录。',
    '用户登录的端口拒绝 TLS 1.0 和 1.1；25 端口予以接受，因为旧版 TLS 总好过明文。',
    '密码由 Dovecot 验证，Exim 不接触密码文件。',
    '登录用户只能使用自己的地址发信，信封发件人以及 From:、Sender: 均是如此。',
  ],
};
