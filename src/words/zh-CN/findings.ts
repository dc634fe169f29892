import type { FindingWords } from '../finding-words.ts';

export const findings: FindingWords = {
  title: '体检',
  none: '有经验的邮件管理员在这里也挑不出毛病。',
  severities: { danger: '危险', warning: '警告', advice: '建议' },
  takeMeThere: (question) => `前往：${question}`,
  showLine: (path, line) => `${path} 第 ${line} 行`,
  codes: {
    'dmarc-without-dkim': {
      title: '没有签名却设置了 DMARC 策略',
      why: (d) =>
        `只靠 SPF 时，邮件一经转发就通不过检查。“${d.policy}” 策略会让您自己的邮件在转发后被当作伪造邮件，因此不写出这条记录。`,
      fix: '为外发邮件签名（DKIM）',
    },
    'listens-to-nobody': {
      title: '外部无法连接',
      why: () => '要从互联网收信，Exim 却只监听本机：其他服务器发现端口关闭，也没有人能从别处登录。',
      fix: '监听所有地址',
    },
    'ipv6-unheard': {
      title: 'DNS 中的 IPv6 地址无人应答',
      why: (d) =>
        `支持 IPv6 的服务器会先尝试 ${d.address}，而 Exim 不在那里监听。每次都要等尝试失败之后邮件才会到达，有些服务器会直接退信。`,
      fix: '不把这个地址放进 DNS',
    },
    'smarthost-plain': {
      title: '邮件可能以明文发出',
      why: () => '到服务商的途中没有强制加密：中间的任何人都可以关掉加密，读取并修改邮件。',
      fix: '强制使用 STARTTLS',
    },
    'few-from-strangers': {
      title: '大型服务商的繁忙时段会超过限制',
      why: (d) =>
        `大型服务商用少数几台主机为所有客户发信，邮件列表只用一个地址。限制为每小时 ${d.limit} 时，其余邮件一小时又一小时地等待，最终被退回。`,
      fix: '使用通常的限制',
    },
    'few-from-people': {
      title: '给社团群发一封信就会超过限制',
      why: (d) =>
        `每小时只允许 ${d.limit} 时，一封群发邀请或一个忙碌的上午会半途停下，邮件客户端只提示发送失败。您自己也会遇到。`,
      fix: '使用通常的限制',
    },
    'local-refused': {
      title: '这台机器无法通知任何人',
      why: () =>
        '通过 sendmail 发信的程序，除了发给负责人的邮件，一律被拒绝：网站程序、为其他人运行的 cron 任务，以及转发或自动回复的邮箱规则（Sieve）。',
      fix: '允许在限制之内发送',
    },
    'few-points': {
      title: '正常邮件会被当作垃圾邮件拒收',
      why: (d) =>
        `新闻邮件和有一两处瑕疵的邮件就会达到 ${d.points} 分。带标记的邮件还能在文件夹中找到；被拒收的就没有了，发件人也无法告知您。`,
      fix: '从 15 分起拒收',
    },
    'refuse-below-mark': {
      title: '永远不会有邮件被标记为垃圾邮件',
      why: (d) => `邮件从 ${d.mark} 分起标记，但从 ${d.refuse} 分起就已拒收：垃圾邮件文件夹什么也得不到。`,
      fix: '从一半的分数起标记',
    },
    'score-out-of-reach': {
      title: '没有主机会出现在这么多名单上',
      why: (d) => `出现在 ${d.score} 份名单上才拒收，而只查询 ${d.lists} 份：不会拒收任何主机。`,
      fix: '请增加名单，或减少所需的份数。',
    },
    'own-domain-refuses': {
      title: '用户发到邮件列表的帖子回不来',
      why: () =>
        '邮件列表把帖子发给所有成员，From: 仍是您域名的地址。这正是这里拒收的邮件，您的用户只看到对帖子的回复，看不到帖子本身；许多列表会把拒收的成员退订。',
      fix: '改为只作标记',
    },
    'small-messages': {
      title: '几张照片就太大了',
      why: (d) =>
        `附件在传输中会增大三分之一，${d.size} MiB 实际装不下那么多。大型服务商接受 25 MiB 以上，用户也习惯如此。`,
      fix: '允许 50 MiB',
    },
    'relay-from-private': {
      title: '任何人都可能被当作内部机器',
      why: (d) =>
        `${d.network} 无需登录就可以向任何地方发信。容器网桥和 NAT 也会让外来的客户端显示为这样的地址：服务器就成了开放中继，几小时内便会进入黑名单。`,
      fix: '从列表中移除私有网络',
    },
    'relay-from-wide': {
      title: '许多机器无需登录就能发信',
      why: (d) =>
        `${d.network} 中的机器多到无法逐一了解。其中一台中了病毒，就会以您的名义发送垃圾邮件，没有密码能挡住它。`,
      fix: '请逐台列出机器，或者让用户登录。',
    },
    'catch-all-forwards': {
      title: '所有猜测的地址都被转发到别的服务器',
      why: (d) =>
        `发往不存在的名字的垃圾邮件先被这里接收，又被 ${d.address} 拒收，退信则发给被冒名的人，您服务器的信誉也随之受损。`,
      fix: '拒收不存在的名字',
    },
    'private-address': {
      title: '互联网无法到达的地址',
      why: (d) =>
        `${d.address} 是私有网络的地址。DNS 中写它，别的服务器就找不到您。在 NAT 之后，DNS 需要的是路由器的地址。`,
      fix: '请填写互联网上看到的地址。',
    },
    'documentation-address': {
      title: '示例中的地址',
      why: (d) => `${d.address} 不属于任何人，专门留给示例使用。这样的 DNS 记录哪里也到不了。`,
      fix: '请填写您机器的地址。',
    },
    'ipv6-without-reverse': {
      title: '通过 IPv6 发信，却不知道 IPv6 地址',
      why: () =>
        'Gmail 等服务商拒收来自没有反向名称（PTR）和 AAAA 记录的 IPv6 地址的邮件。没有填写地址，就没有相应的记录。',
      fix: '只通过 IPv4 发信',
    },
    'spf-misses-way-out': {
      title: 'SPF 没有涵盖发信途径',
      why: () =>
        '邮件经由服务商的服务器发出，而列出这些服务器的记录未知。没有它，收件方看到的是陌生服务器以您的名义发信。',
      fix: '请向服务商询问 “include:” 后面的名称，并填写在“服务商的 SPF 名称”中。',
    },
    'microsoft-password': {
      title: 'Microsoft 正在停用密码登录',
      why: (d) =>
        `${d.host} 属于 Microsoft，而 Microsoft 正改用 OAuth 登录，Exim 并不支持。按其公告，个人账户（Outlook.com）已不再接受密码；Microsoft 365 则由组织的管理员决定是否还允许，直到完全停用。登录被拒绝时，邮件留在队列里，最后退回发件人。`,
      fix: '请确认该账户是否允许 “SMTP AUTH”。长久之计是使用 Microsoft 365 的连接器（按地址识别本机，不需要登录），或换用其他服务商。',
    },
    'domain-of-smarthost': {
      title: '服务商自己的域名会在本机终结',
      why: (d) =>
        `${d.host} 位于 ${d.domain} 之下，而它是您的邮件域名之一：发往该域名的所有邮件都在本机投递，不会到达服务商。只有当该域名属于您、其用户的邮箱都在本机时，才应如此。`,
      fix: '如果该域名属于服务商，请把它从您的邮件域名中去掉。',
    },
    'dmarc-unjudged': {
      title: '本机没有任何程序判断 DMARC',
      why: () =>
        '这个系统的 Exim 构建时没有包含 DMARC，而能够判断它的 rspamd 又不是所选的垃圾邮件过滤器。无论域名所有者如何要求，都不会拒收任何邮件。',
      fix: '由 rspamd 判断',
    },
    'dkim-off': {
      title: '外发邮件没有签名',
      why: () => '小型服务器发出的未签名邮件，会被大型服务商归入垃圾箱或拒收；一经转发，则通不过任何检查。',
      fix: '为外发邮件签名（DKIM）',
    },
    'no-certificate': {
      title: '邮件以明文到达',
      why: () => '没有证书，其他服务器就无法加密。途中的任何人都能读到邮件，有些发件方则只在有 TLS 时投递。',
      fix: '使用 certbot 的证书',
    },
    'mta-sts-unchecked': {
      title: '强制加密，而证书需要您自己维护',
      why: (d) =>
        `如果您的证书不包含 ${d.host}，或者过期，遵守策略的服务器会在策略有效期内（14 天）扣住邮件。测试模式下它们会报告并照常投递。`,
      fix: '先测试',
    },
    'certificate-expired': {
      title: '证书已经过期',
      why: (d) => `粘贴的证书已于 ${d.day} 到期。邮件程序会拒绝用它登录，遵守策略（MTA-STS）的服务器也会拒绝投递。`,
      fix: '请在服务器上续期，查明为何没有自动续期，然后粘贴新证书。',
    },
    'certificate-of-another': {
      title: '证书不属于这台主机',
      why: (d) =>
        `粘贴的证书中没有别人连接时使用的名字 ${d.host}。邮件程序会警告或拒绝连接，遵守策略（MTA-STS）的服务器会扣住邮件。`,
      fix: '请申请包含这个名字的证书；或者粘贴服务器真正使用的那一张，它在 fullchain.pem 中排在最前面。',
    },
    'few-failed-logins': {
      title: '一部手机存着旧密码，就会把主人挡在外面',
      why: (d) =>
        `更改密码之后，邮件客户端会在一分钟内多次尝试旧密码。失败 ${d.limit} 次，该地址就被拒绝，同一路由器后的所有人也一样，包括您自己。`,
      fix: '允许 10 次失败',
    },
    'few-local-messages': {
      title: '本机的告警邮件会被拒收',
      why: (d) =>
        `每分钟 ${d.minute} 封、每小时 ${d.hour} 封：cron 和监控出事的夜晚会超过限制，而告诉您出事的邮件恰恰丢失。`,
      fix: '恢复为通常的数量',
    },
    'hour-below-minute': {
      title: '永远达不到的限制',
      why: (d) => `每小时只允许 ${d.hour} 封，就不可能达到每分钟 ${d.minute} 封。`,
      fix: '请让每小时的限制大于每分钟的限制。',
    },
    'catch-all-spam': {
      title: '所有猜测的地址都会被接收',
      why: (d) => `垃圾邮件发送者随机尝试名字，全部都会送到 ${d.address}，他们还会以为每个地址都存在。`,
      fix: '拒收不存在的名字',
    },
    'relay-unseen': {
      title: '先接收发给不存在用户的邮件，再退回',
      why: () =>
        '垃圾邮件发送者偏爱来者不拒的备用服务器。主服务器随后拒收的邮件被退给冒名的发件人，这台服务器就会进入黑名单。',
      fix: '逐个收件人询问主服务器',
    },
    'spf-refuses-forwarded': {
      title: '转发来的邮件会被拒收',
      why: () => '从旧地址转发给您的邮件虽然正当，却通不过 SPF。您没有列出任何转发服务器，所以全部会被拒收。',
      fix: '改为标记',
    },
    'sender-callout': {
      title: '向发件方服务器查询，可能使本机进入黑名单',
      why: () =>
        '每一封伪造的垃圾邮件都会让您的服务器去敲无辜者的门。有些黑名单专门收录这样的服务器，而且许多答复并不准确。',
      fix: '不再查询',
    },
    'reverse-refuses': {
      title: '正当的小型服务器会被拒收',
      why: () => '许多公司和网店从没有正确反向名称的地址发信。他们的邮件会被拒收，而且不知道该找谁。',
      fix: '改为标记',
    },
    'gives-up-early': {
      title: '周末还没过完，邮件就被退回',
      why: (d) => `${d.days} 天之后邮件就被退回，而对方的服务器也许周一就能修好。`,
      fix: '尝试 4 天',
    },
    smuggling: {
      title: '外人可能在一封邮件中夹带另一封',
      why: (d) =>
        `Exim ${d.version} 判断邮件结尾的位置与其他服务器不同（SMTP 邮件走私，CVE-2023-51766，4.97.1 已修补）。结尾之后的内容会被当作另一封邮件，发件人可以任意填写，并且像那台服务器发出的一样通过 SPF 和 DMARC 检查。这些文件不提供 CHUNKING，堵住了已知的途径。`,
      fix: '请使用 Exim 4.98 或更新版本，或使用带有修补的发行版软件包：Debian 12 和 Ubuntu 通过安全更新提供。',
    },
    'version-below-floor': {
      title: '这个 Exim 的安全修复来自发行版',
      why: (d) =>
        `Exim ${d.version} 本身存在已知漏洞（4.99.2 及以前的 CVE-2026-45185，4.98 之前以及 4.100.1 之前的邮件走私）；发行版会修补自己的软件包，但要靠更新才能得到。`,
      fix: '请让系统自动安装安全更新（Debian 和 Ubuntu 上由软件包 unattended-upgrades 完成）',
    },
    'host-in-another-zone': {
      title: '主机的记录属于另一个区域',
      why: (d) => `${d.host} 不在您的任何邮件域名之下。它的地址记录要在该名称所在之处添加，不在这些区域文件中。`,
      fix: '请看下面的 DNS 记录列表。',
    },
    'key-hash-missing': {
      title: '还没有 TLSA 记录',
      why: () => '续期时保留密钥，但它的散列值未知，DNS 无法声明它，也就没有人能用 DANE 核对。',
      fix: '服务器有了证书之后，请粘贴证书。',
    },
  },
};
