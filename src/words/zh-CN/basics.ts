import { listIn } from '../formats.ts';
import type { BasicsWords } from '../messages.ts';
import { machine } from './machine.ts';

const and = listIn('zh-CN');

export const basics: BasicsWords = {
  lead: '这是哪台机器、叫什么名字、由谁负责。',
  headings: { relayFrom: '谁可以连接和发信', hostLookup: '日志', eximVersion: '版本与路径' },
  preset: {
    label: '这台机器用来做什么？',
    help: '为所有步骤填好合适的回答，之后每一项都可以再改。',
    replaces: (questions) => `将替换您对以下问题的回答：${and(questions)}。可以撤销。`,
    replace: '替换',
    keep: '保留我的回答',
  },
  presets: {
    'internet-dovecot': {
      label: '互联网邮件服务器，配合 Dovecot',
      help: '为您的域名收信，直接向外投递，用户通过邮件客户端收发邮件。',
    },
    'internet-local': {
      label: '互联网邮件服务器，使用本地邮箱',
      help: '不使用 Dovecot：Exim 自己写入本机账户的邮箱，并用散列文件验证登录。',
    },
    smarthost: {
      label: '通过服务商发信的邮件服务器',
      help: '自己接收来自互联网的邮件；发出的邮件登录后经 smarthost 转发。',
    },
    gmail: {
      label: '通过 Gmail 发信的邮件服务器',
      help: '同上，使用 Google 账号和应用专用密码。',
    },
    satellite: {
      label: '只发信的笔记本或机器',
      help: '不接收外来邮件；本机程序的邮件经 smarthost 发出，并隐藏机器名。',
    },
    'backup-mx': {
      label: '其他服务器域名的备用 MX',
      help: '主服务器停机时代收邮件，之后转交。本机没有邮箱，也没有登录。',
    },
  },
  relayRisks: {
    container: (network) =>
      `${network} 是 Docker、Podman、Kubernetes 或虚拟机的网桥所用的地址。经过端口转发，整个互联网都显示为来自那里，任何人都能通过本机发信。请改用登录。`,
    shared: (network) => `${network} 属于运营商的共享地址（RFC 6598），陌生人也在使用。请改用登录。`,
    private: (network) =>
      `${network} 是私有地址：在做地址转换（NAT）的路由器或代理之后，每个陌生人看起来都是路由器的地址。请确认本机前面没有这类设备，或者改用登录。`,
    wide: (network) => `${network} 范围很大：其中只要有一台机器被入侵，本机就会发出垃圾邮件。请只列出单个地址。`,
  },
  questions: {
    platform: {
      label: '操作系统',
      help: '文件路径、软件包名称以及各版本能识别的语法都由此决定。',
      why: [
        'Exim 4.96 与 4.98 接受的选项并不相同，Dovecot 2.3 与 2.4 的配置文件互不兼容。用错版本的配置，服务在下次启动时就会停住。',
        '不确定的话，请在服务器上运行 “cat /etc/os-release”。',
        'Debian 12 和 13 已在真实服务器上试验过。其他系统的资料来自其软件包，或者只是通常的情形：凡是猜测，都会在“更多”中标明；install.sh 在改动之前，会把这些值与机器逐项核对。',
      ],
      choices: {
        'debian-12': { label: 'Debian 12 “bookworm”（Exim 4.96、Dovecot 2.3）' },
        'debian-13': { label: 'Debian 13 “trixie”（Exim 4.98、Dovecot 2.4）' },
        'ubuntu-24.04': { label: 'Ubuntu 24.04（Exim 4.97、Dovecot 2.3）' },
        'ubuntu-26.04': { label: 'Ubuntu 26.04' },
        arch: { label: 'Arch Linux' },
        fedora: { label: 'Fedora、RHEL（EPEL）' },
        alpine: { label: 'Alpine Linux' },
        opensuse: { label: 'openSUSE' },
        freebsd: { label: 'FreeBSD' },
        gentoo: { label: 'Gentoo' },
        other: { label: '其他系统' },
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
    ipv4: {
      label: '机器的 IPv4 地址',
      help: '互联网上看到的地址，用于 DNS 记录。没有则留空。',
      example: '203.0.113.7',
      why: [
        '服务器本身不读取这一项：它写入区域文件和 DNS 记录列表。地址可以在主机商的控制面板里查到；机器不在 NAT 之后时，“ip -4 addr” 也会显示。',
        '家庭宽带的地址通常会变化，而且各大服务商把家庭网络列为不应有邮件服务器的地方。',
      ],
    },
    ipv6: {
      label: '机器的 IPv6 地址',
      help: '用小写，用于 DNS 记录。没有地址，或者还没有反向名称时，请留空。',
      example: '2001:db8::7',
      why: [
        'DNS 中一旦有 AAAA 记录，其他服务器就会向它投递。大型邮件服务商拒收来自没有反向名称（PTR）的 IPv6 地址的邮件，所以请先设置反向名称。',
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
    incoming: {
      label: '邮件从哪里来？',
      help: '决定其他服务器能否连接到本机。',
      why: [
        '只发信的机器没有理由对外监听：选择“仅限本机”时，Exim 只在 127.0.0.1 和 ::1 上应答，外界无从尝试。',
        '这样的机器不能把您的邮件域名当作自己的域名，否则写给同事的邮件会在这里成为“未知用户”。因此它唯一的域名就是自己的主机名。',
      ],
      choices: {
        internet: { label: '其他服务器、用户和本机', help: '互联网上的邮件服务器。' },
        none: { label: '仅限本机', help: '本机程序可以发信，外界的邮件进不来。' },
      },
    },
    relayDomains: {
      label: '作为备用服务器代收的域名',
      help: '任何人发往这些域名的邮件都会被接收，再转交给其主服务器。不做备用服务器就留空。',
      example: 'example.net',
      why: [
        '第二条 MX 记录指向本机，供主服务器停机时使用。发信服务器本来就会重试数日，所以备用服务器的作用比想象的小；垃圾邮件发送者反而偏爱它，因为它知道的更少。',
        '主服务器必须对本机免除针对陌生来源的检查：所有邮件都从这里转来。',
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
    relayFrom: {
      label: '无需登录即可发信的地址',
      help: '您自己的、无法登录的机器，例如打印机或另一台服务器。留空：只有本机。',
      example: '192.0.2.25 或 192.0.2.0/28 或 2001:db8:5::/64',
      why: [
        '拥有这些地址的任何人都能以任何名义向任何地方发信：相当于没有密码的登录。大多数人用不到，因为程序和设备都可以在 465 或 587 端口登录。',
        '与他人共用的地址会让本机成为开放中继，几小时内就会进入黑名单。Docker、Podman 等容器引擎的网桥就是这样的地址：经过端口转发，整个互联网都可能显示为来自 172.17.0.1。做地址转换（NAT）的路由器后面的私有地址也是如此。',
        '它们通过 25 端口发信。对本机程序的限制（“加固”一步）同样适用于其中每个地址。比 /8（IPv4）或 /32（IPv6）更宽的网段不予接受。',
      ],
    },
    listen: {
      label: 'Exim 在哪里监听',
      help: '其他机器可以连接的本机地址。',
      why: [
        '有多个地址的机器，某些地址的 25 端口可能属于别的服务。限制监听不能代替防火墙，但没有监听的端口也就不需要防火墙。',
        '用 IPv6 收信没有坏处，也不需要反向记录；反向记录只影响发信（“路由”一步）。',
      ],
      choices: {
        all: { label: '所有地址，包括 IPv4 和 IPv6' },
        ipv4: { label: '所有 IPv4 地址', help: '查到 AAAA 记录的客户端会先试 IPv6，白白等待。' },
        loopback: { label: '仅限本机', help: '外部无法连接：收不到邮件，也没有人能登录。' },
        addresses: { label: '由我指定的地址', help: '回环地址始终包括在内，供本机程序使用。' },
      },
    },
    listenAddresses: {
      label: '监听的地址',
      help: '本机拥有的地址。',
      example: '192.0.2.10',
      why: ['启动时如果缺少其中某个地址，Exim 会等待一段时间，然后放弃启动。因此不要填写由服务商动态分配的地址。'],
    },
    hostLookup: {
      label: '查询每个客户端的名称',
      help: '日志和 Received: 头中除地址外还有名称。',
      why: [
        '每次连接需要两到三次 DNS 查询：先查地址对应的名称，再查该名称的地址，以免有人冒用不属于自己的名称。本机有解析器时只需几毫秒；如果解析器没有响应，每个客户端都要等待问候语。',
        '不会因此拒收任何邮件。不查询时，日志和邮件头中只有地址和客户端自报的名称。',
      ],
    },
    logSelector: {
      label: '日志记录多少内容',
      help: '行数越多，占用的磁盘空间和涉及的个人信息也越多。',
      why: [
        '“详细”加入了排查以下问题所需的内容：是否加密、还有谁收到、为何被拒收。即加密套件与证书、每个收件人、端口、协议错误，以及是否使用 DNSSEC。',
        '“全部”用于追查某个故障：还会记录每次连接、每次调用 Exim 的参数和每次重试，一封邮件就有许多行。',
      ],
      choices: {
        default: { label: 'Exim 默认的内容', help: '收到邮件时一行，每次投递一行，完成时一行。' },
        detailed: { label: '详细', help: '同样的行，另加加密情况、全部收件人、端口和协议错误。' },
        all: { label: '全部', help: '仅在追查故障时使用。' },
      },
    },
    logPath: {
      label: '日志写到哪里',
      help: 'Exim 自己的文件、系统日志，或两者兼有。',
      why: [
        'exigrep、eximstats 和 fail2ban 的常用过滤器读取的是 Exim 自己的文件。如果日志集中收集到别处，适合使用 syslog。',
        '被拒收的邮件会写进 Exim 的两个文件。在 syslog 中这样的行会出现两次，因此关闭了第二次。',
      ],
      choices: {
        files: { label: 'Exim 自己的文件', help: 'mainlog、rejectlog 和 paniclog。' },
        syslog: { label: 'syslog', help: '不写文件；请在系统日志或 journal 中查看。' },
        both: { label: '两者兼有', help: '每一行在两处各出现一次。' },
      },
    },
    ...machine,
  },
  given: [
    '每个域名都接收发给 root、postmaster、abuse 和 mailer-daemon 的邮件。',
    '本机的程序可以通过 127.0.0.1 和 ::1 发信，无需登录。',
    ['internet', '只有登录的用户和您列出的地址才能向其他域名发信，不会成为开放中继。'],
  ],
};
