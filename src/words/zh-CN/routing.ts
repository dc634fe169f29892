import type { RoutingWords } from '../messages.ts';
import { retry } from './retry.ts';

export const routing: RoutingWords = {
  lead: '邮件的去向：别名、本机邮箱，以及外部服务器。',
  questions: {
    delivery: {
      label: '写给本机用户的邮件存放在哪里？',
      help: '由谁写入邮箱，邮件客户端就应当通过谁来读取。',
      why: [
        '通过 LMTP 交给 Dovecot 时，邮件总会出现在 IMAP 读取的位置，配额和过滤也能生效。使用 TCP 时，Exim 还能在发信方仍处于连接状态时询问邮箱是否存在；使用套接字时无法询问，Exim 会自行查找邮箱列表或系统账户。',
        '不使用 Dovecot 时，由 Exim 写入本机账户的邮箱。Maildir 在主目录中每封邮件一个文件；mbox 把所有邮件放在 /var/mail 的一个文件里，“mail” 等程序使用这种格式。',
      ],
      choices: {
        lmtp: { label: 'Dovecot，通过本机 TCP', help: '每个收件人都向 Dovecot 核实。' },
        'lmtp-socket': { label: 'Dovecot，通过套接字', help: '不占用端口，Exim 按自己的列表核实收件人。' },
        maildir: { label: '主目录中的 Maildir', help: '由 Exim 写入，供本机账户使用。' },
        mbox: { label: '/var/mail 中的 mbox', help: '由 Exim 写入，供本机账户使用。' },
        none: { label: '没有邮箱', help: '写给本机的邮件都转到别处的地址。' },
      },
    },
    catchAll: {
      label: '写给不存在的名称的邮件交给谁？',
      help: '填写邮箱或地址。留空则拒收此类邮件。',
      example: 'alice',
      why: [
        '全收地址会收下所有猜测出来的名称，而垃圾邮件发送者猜得很多。有了子地址（alice+shop@），无需全收地址也能为每家商店使用单独的地址。',
        '它排在最后，不会抢走邮箱和别名的邮件。',
      ],
    },
    dotForward: {
      label: '允许用 .forward 文件转发',
      help: '放在主目录中，每行一个地址。其中的文件和程序不予采用。',
      why: ['否则密码被盗后，一封邮件就能执行命令，因此只采用地址。转发到其他服务器的邮件会改写发件人（SRS）。'],
    },
    relayCheck: {
      label: '核实代收域名的收件人',
      help: '决定如何处理主服务器可能不认识的名称。',
      why: [
        '垃圾邮件发送者偏爱备用服务器，因为它们往往照单全收，之后再退信给被伪造的发件人。向主服务器询问可以避免这种情况；主服务器停机时则全部接收，这正是备用服务器的用途。',
      ],
      choices: {
        callout: { label: '询问该域名的主服务器', help: '不存在的名称当场拒收。' },
        accept: { label: '接收所有名称', help: '随后会退信给伪造的发件人。' },
      },
    },
    dropPrivilege: {
      label: '投递时从不使用 root 身份',
      help: '投递一开始就放弃 root 权限，以 Exim 自己的账户运行。',
      why: [
        '由 Dovecot 写入邮箱时才可行。如果由 Exim 写入邮箱或读取 .forward 文件，它必须切换为邮箱的属主，此设置会冻结每一封邮件，所以那时没有这个问题。',
      ],
    },
    outgoing: {
      label: '邮件如何发出？',
      help: '所有发往外部地址的邮件所走的路径。',
      choices: {
        mx: {
          label: '直接发送到 DNS 指定的服务器',
          help: '需要能向外连接 25 端口、固定地址，以及该地址的反向记录（PTR）。',
        },
        smarthost: {
          label: '通过服务商转发（smarthost）',
          help: '由服务商的服务器代发，通常需要登录。',
        },
        gmail: {
          label: '通过 Gmail',
          help: '使用 smtp.gmail.com、Google 账号和应用专用密码。Gmail 限制每个账号的发信量。',
        },
      },
      why: [
        '许多家庭宽带和租用的服务器不能向外连接 25 端口，或者其地址已在黑名单上。服务商的服务器没有这些问题。',
        '外界看到的是服务商的地址：起作用的是它的反向记录和信誉；您域名的 SPF 记录必须包含服务商的记录（“include:…”，由服务商提供）。',
      ],
    },
    smarthosts: {
      label: '代发邮件的服务器',
      help: '每行一台，按此顺序尝试：先写名称，端口特殊时加端口，需要登录时再写登录名。',
      example: 'smtp.example.net:587 me@example.net',
      why: [
        '只有在前一台无法连接或要求稍后再试时，才使用下一台。都不可用时，邮件留在队列里，不会丢失。',
        '密码不属于答案：可以在下面输入，也可以留空，由 install.sh 在服务器上询问。',
        '多数服务商只接受属于该登录名的发件人：其他域名的 From: 会被改写或拒收。',
      ],
    },
    smarthostTls: {
      label: '与它们之间的加密',
      help: '前两项会验证证书；证书不对时，邮件等待，密码不会发送。',
      choices: {
        starttls: { label: '必须 STARTTLS', help: '587 端口，多数服务商的要求。' },
        tls: { label: '从第一个字节起就用 TLS', help: '465 端口，同样安全，RFC 8314 推荐。' },
        none: {
          label: '不强制',
          help: '25 端口。途中任何人都能读取和修改邮件：只用于自己网络内的服务器，且不能登录。',
        },
      },
      why: [
        '日志中的 “certificate name mismatch” 不可忽略：可能是别人在应答，也可能是上面的名称不是服务商要求使用的名称。',
        '此答案适用于上面的所有服务器：4.100 之前的 Exim 无法为同一列表中的服务器使用不同的方式。如果一台只提供 465，另一台只提供 587，请选择方式一致的服务器；几乎所有服务商两种都提供。',
      ],
    },
    spfInclude: {
      label: '服务商的 SPF 名称',
      help: '服务商要求写在 SPF 记录 “include:” 后面的名称；没有说明时请留空。',
      example: '_spf.example.net',
      why: [
        'SPF 列出可以用您的域名发信的服务器。这里是服务商的服务器，用一个名称就能全部代表；服务商更换服务器时也不用修改。',
        '在服务商的帮助页面中查找 “SPF” 或“发件人验证”。有了它，DNS 记录列表中就有完整的 SPF 记录；没有它就没有这条记录，收件方看到的是没有任何担保的服务器以您的名义发信。',
      ],
    },
    routes: {
      label: '使用专用服务器的域名',
      help: '每行一条：先写域名，再写服务器（用逗号分隔），需要强制加密时最后写 “starttls” 或 “tls”。',
      example: 'partner.example 192.0.2.8:2525,192.0.2.9',
      why: [
        '发往这些域名的邮件按此顺序交给您指定的服务器，不管 DNS 或上面的发信方式如何：例如自己网络内的服务器，或通过受保护线路连接的合作方。“*.example.net” 代表 example.net 之下的所有域名。以第一条符合的行为准。',
        '路由只决定邮件的去向，不决定谁可以发送。陌生人仍然不能通过本机向那里发信，除非该域名同时是本机代收的域名。',
        '服务器名称后面没有写端口时使用 25 端口；IPv6 地址要加方括号。不写第三项时，只要对方支持就加密，与其他服务器相同。“starttls” 和 “tls”（465 端口，从第一个字节起就用 TLS）强制加密，并要求证书与服务器名称相符，否则邮件等待。不会向这些服务器登录。',
      ],
    },
    gmailAccount: {
      label: 'Google 账号',
      help: '用来发信的账号，需要开启两步验证，并为本服务器生成应用专用密码。',
      example: 'somebody@gmail.com',
      why: [
        'Google 在这里不接受账号密码。应用专用密码在 myaccount.google.com/apppasswords 生成，共 16 个字母，可以单独撤销；其中的空格无关紧要。',
        '如果 Gmail 不认为发件人属于您，就会把 From: 改成这个地址，回信会进入 Gmail 邮箱。',
        'Gmail 拒绝没有反向记录（PTR）的 IPv6 地址。因此，除非您在下面说明已有该记录，邮件只通过 IPv4 发出。',
      ],
    },
    gmailSendAs: {
      label: '我的所有发件人都已在 Gmail 的“用这个地址发送邮件”中设置',
      help: '否则 Gmail 会把 From: 改成上面的账号。',
      why: [
        'DKIM 签名覆盖 From:，被改写的邮件签名就失效了。没有这项设置时不签名，也不再询问有关 DKIM 的问题；Gmail 会用自己的签名。',
      ],
    },
    smarthostLogins: {
      label: 'Exim 把密码存放在哪里',
      help: '密码放在单独的文件里，还是放在 Exim 的配置里。',
      choices: {
        file: {
          label: '单独的文件',
          help: 'smarthost-logins，只有 root 和 Exim 的组可读。配置文件可以给别人看。',
        },
        inline: {
          label: 'Exim 的配置',
          help: '“hide” 使 “exim -bP” 不显示它。没有在此输入的密码仍放进文件。',
        },
      },
      why: [
        '配置文件常被复制到工单和备份里；单独文件中的密码不会随之带走。',
        '两种方式都逐字节传送您输入的内容：首尾空格、引号、冒号、“^” 和 “$” 也不例外。',
      ],
    },
    hideNames: {
      label: '要隐藏的机器名',
      help: '这些名称下的发件人以对外的域名发出。',
      example: 'laptop.example.org',
      why: [
        '机器上的程序以 root@laptop.example.org 发信。外界无法回复，而且该域名没有邮件服务器，许多服务器会拒收。',
        '改写信封发件人、From:、Reply-To: 和 Sender:。收件人不变，Received: 行中仍有机器名。',
        '不要隐藏有 MX 记录或有人写信的名称，否则回信会送到别的地址。名称在 DNS 中时，install.sh 会警告。',
      ],
    },
    visibleDomain: {
      label: '对外显示的域名',
      help: '留空：第一个本地域名。',
      example: 'example.org',
      why: ['root@laptop.example.org 以此域名下的 root@ 发出，那里应有人阅读回信。'],
    },
    aliases: {
      label: '别名',
      help: '其他地址及其邮件的去向：先写名称，然后是冒号，再写一个或多个邮箱或地址。',
      example: 'sales: alice, bob@example.net',
      why: [
        '不带域名的名称在每个域名下都有效；“sales@example.org” 只在该域名下有效。发往 “sales+任意文字” 的邮件也会送到同一个别名。',
        '指向本机的目标必须存在，否则邮件会先被接收再退回，而退信对象往往是伪造的发件人。',
        '转发到其他服务器的邮件会改写发件人（SRS）。否则就是本机以别人域名的名义发信，会因 SPF 而被拒收。',
      ],
    },
    ipv6: {
      label: '也通过 IPv6 发信',
      help: '请在本机的 IPv6 地址有了反向记录（PTR）之后再打开。',
      why: [
        'Gmail 等服务商会拒收来自没有 PTR 记录的 IPv6 地址的邮件，而主机商很少会自动设置。关闭时只通过 IPv4 发信；通过 IPv6 收信不受影响。',
      ],
    },
    dane: {
      label: '用 DANE 验证对方服务器',
      help: '如果对方域名在经过签名的 DNS 中公布了证书，就只向能出示该证书的服务器发信。',
      why: [
        '没有 DANE 时，线路上的第三者可以悄悄去掉加密；有了它，邮件会留在队列里等待。',
        '这需要能验证 DNSSEC 的解析器，最好就在本机；使用 glibc 的系统还要在 /etc/resolv.conf 中写明 “options trust-ad”，否则解析器的结论不算数。install.sh 会检查两者是否具备；如果没有，发信时就如同没有 DANE。',
        '没有此类记录的域名不受影响。',
      ],
    },
    dkim: {
      label: '为发出的邮件签名（DKIM）',
      help: 'install.sh 会在服务器上为每个域名生成密钥，并显示它们的 DNS 记录。也可以在最后一步中由本页面生成。',
      why: [
        '大型服务商要求签名，DMARC 也以此为基础。邮件被转发时 SPF 会失效，签名仍然有效。',
        '服务器生成的私钥不会离开服务器，也不在安装包里。本页面生成的私钥在安装包里，但记录可以在安装之前加入 DNS。DNS 中有了记录之前，收件方会忽略签名。',
      ],
    },
    dkimSelector: {
      label: 'DKIM 选择器',
      help: '公钥在 DNS 中的名称：选择器._domainkey.域名。请取一个带有当前日期、DNS 中还没有的名称，如 mail2026 或 mail202611。',
      example: 'mail2026',
      why: [
        '新的选择器使用新的密钥，更换密钥就是更换选择器。请先发布新记录，再安装；旧记录再保留一周，仍在途中的邮件才能继续验证。名称中带上日期，便于看出密钥的新旧。',
        '最后一步按顺序说明如何更换密钥。',
      ],
    },
    retryRules: {
      label: '自定义重试规则',
      help: '每行一条：先写对象（域名、服务器、地址，* 代表全部），再写错误（* 代表任何错误），最后写步骤。',
      example: 'partner.example * F,2h,15m; G,16h,1h,1.5; F,4d,6h',
      why: [
        'F,2h,15m：首次失败后的两小时内，每 15 分钟重试一次。G,16h,1h,1.5：首次失败后的 16 小时内，间隔从一小时开始，每次增加一半；H 与 G 相同，但间隔随机。最后一步之后，邮件退回发件人。规则的含义显示在下方。',
        '以第一条符合的规则为准，通用规则排在您的规则之后。您自己的 “* *” 规则会取代它，届时不再询问多久后退回。',
        '错误使用 Exim 的名称：refused、timeout、timeout_connect、lost_connection、tls_required、auth_failed、lookup、quota、rcpt_4xx、mail_4xx、data_4xx（也可写 rcpt_450）。间隔最长一天；比 Exim 队列处理周期更短的间隔没有意义。',
        'Exim 会记住服务器已经失败多久。修改规则后，“exinext 域名” 显示下一步的安排；删除其假脱机目录 db 下的 retry* 文件，它就会忘记。',
      ],
    },
    giveUpAfter: {
      label: '无法投递的邮件多久后退回',
      help: '届时发件人会收到原邮件和失败原因。',
      unit: '天',
      why: [
        '对方服务器可能会停机一个周末，惯例是四到五天（RFC 5321 给出的就是这个范围）。时间太短，本来还能送达的邮件会被退回；太长，发件人很晚才知道没有送达。',
      ],
    },
    ignoreBounceErrorsAfter: {
      label: '无人接收的退信保留天数',
      help: '到期后直接丢弃，不再通知任何人。',
      unit: '天',
      why: [
        '无法投递的退信没有可以退回的对象，因为它本身的发件人为空。其中大多数是对伪造发件人的垃圾邮件的答复。Exim 会把它们冻结保留这么久，以防对方服务器只是暂时停机。',
        '设为 0 则立即丢弃。',
      ],
    },
    timeoutFrozenAfter: {
      label: '其他冻结邮件的保留天数',
      help: '冻结的邮件等待管理员处理；丢弃时不会通知任何人。',
      unit: '天',
      why: [
        '遇到无法随时间自行恢复的问题（例如配置错误）时，邮件会被冻结。这段时间供您发现并修复：“exim -bp” 会标出这些邮件，“exim -Mt” 加上邮件编号可以解冻。不设期限，它们会永远留在队列里。',
      ],
    },
  },
  retry,
  passwords: {
    label: (login, host) => `${login} 在 ${host} 的密码`,
    help: '只写入安装包，不进入草稿、链接或 answers.json；重新加载本页后即消失。留空时，由 install.sh 在服务器上询问。',
    show: '显示',
    hide: '隐藏',
  },
  given: [
    ['internet', '收件人在对方服务器仍处于连接状态时就验证：发给不存在用户的邮件当场拒收，不会事后退信。'],
    ['lmtp', 'Dovecot 停机期间邮件不会丢失，会在本机队列或对方服务器上等待。'],
    ['mx', '发往其他域名的邮件送到 DNS 为其指定的主机；指回本机的结果会被忽略。'],
    ['smarthost', '暂时发不出去的邮件留在队列里：服务器没有应答、拒绝登录或证书不对时都是如此。'],
  ],
};
