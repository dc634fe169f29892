import type { ReadmeWords } from '../../core/files.ts';
import { packageNotes } from './packages.ts';
import { temporary } from './temporary.ts';

export const readme: ReadmeWords = {
  language: 'zh-CN',
  platforms: {
    'debian-12': 'Debian 12',
    'debian-13': 'Debian 13',
    'ubuntu-24.04': 'Ubuntu 24.04',
    'ubuntu-26.04': 'Ubuntu 26.04',
    arch: 'Arch Linux 系统',
    fedora: 'Fedora',
    alpine: 'Alpine Linux 系统',
    opensuse: 'openSUSE',
    freebsd: 'FreeBSD',
    gentoo: 'Gentoo',
    other: '其他系统',
  },
  title: (domain) => `${domain} 的邮件服务器`,
  intro: (host, platform, dovecot) =>
    `本安装包按照 \`answers.json\` 中的回答，在 ${platform} 主机 ${host} 上配置 ${dovecot ? 'Exim 和 Dovecot' : 'Exim'}。`,
  proven: '向导自身的测试会在此版本的真实服务器上安装这样的安装包，并用它收发邮件。',
  unproven:
    '向导自身的测试在 Debian 12 和 13 的真实服务器上进行，不包括这个平台。路径和名称取自其软件包，或者只是通常的情形。`install.sh` 在改动之前会与机器核对，随后测试服务器；任何一项测试失败，都会恢复原状。',
  order: '请按顺序完成以下各节。除非另有说明，命令都在服务器上以 root 身份运行。',
  names: {
    title: '名称与端口',
    help: 'DNS 中必须有以下记录。更改可能要几个小时才会处处生效，所以请先做这一步。',
    reverse: (host) =>
      `反向名称（PTR）：在租用服务器的服务商处，把该地址的名称设为 ${host}。没有它，大型邮件服务商会拒收您的邮件。`,
    dkim: 'DKIM：`install.sh` 会为每个域名生成密钥，并在结束时显示它们的记录。请把它们也加入 DNS；在此之前，收件方会忽略签名。',
    dkimMade:
      'DKIM：所有域名的密钥都已在向导中生成，记录在这个安装包中。请在安装之前把它们加入 DNS。私钥在这个安装包里：不再需要的地方请删除它，拿到它的人可以冒用您的签名。如果服务器上已有使用同一选择器的密钥，则保留原有的；`install.sh` 会说明这一点，DNS 中必须是它所显示的记录。',
    dkimRotation:
      '以后更换 DKIM 密钥：在向导中给选择器换一个名称，在那里生成密钥，并把新记录加在旧记录旁边。等新记录在各处都能查到之后，安装新的安装包。一周后删除旧记录。',
    spf: 'SPF：如果已有以 `v=spf1` 开头的记录，请把这里的记录中 `all` 之前的内容加入其中。每个域名只能有一条 SPF 记录。',
    hidden:
      '没有人连接这台机器，邮件由服务商发出：DNS 中不需要它的地址，也不需要反向名称。下面的内容只与邮件有关，可以以后再做。',
    zones: (folder) =>
      `${folder} 中有全部记录，包括签名、策略以及邮件客户端查找的服务。许多 DNS 服务商可以导入这样的文件；最前面的两条记录（SOA、NS）由服务商自己提供，无需导入。`,
    mtaSts: (url) =>
      `MTA-STS：需要一个拥有相应证书的网站服务器在 ${url} 提供 \`web\` 目录下的同名文件，内容必须完全一致。否则其他服务器会忽略该策略。`,
    autoconfig: '需要一个网站服务器，以 `web` 目录下各文件夹的名称提供其中的文件。',
    ports: (ports) => `防火墙必须允许这些端口的入站连接：${ports}。如果服务商在机器之外另设了防火墙，在那里也要开放。`,
    firewall: {
      ufw: '如果 `ufw status` 显示 “active”，用这条命令开放。',
      firewalld: '如果 `firewall-cmd --state` 显示 “running”，用这些命令永久开放。',
      nftables:
        '如果 `nft list ruleset` 显示有一条链会丢弃或拒绝未列出的连接，用这条命令开放；这里假定它是表 `inet filter` 中的 `input`。同一条规则还要写进加载规则的文件，否则重启后就没有了。',
      pf: '如果 `pfctl -s info` 显示 “Enabled”，用这些命令开放，除非前面有带 `quick` 的规则先作决定。',
    },
    outward: '25 端口的出站连接必须开放。许多服务商默认封锁，需要申请；`install.sh` 会进行测试。',
  },
  packages: {
    title: '软件包',
    help: '安装 Exim、Dovecot 以及这些回答所需的软件包。本机上的其他邮件服务器必须卸载。',
    notes: packageNotes,
  },
  accounts: {
    title: '邮箱',
    system: '本机的每个用户账户都是一个邮箱。安装之前，以下账户必须存在：',
    systemLater: '以后可以随时用同样的方法添加账户，无需其他操作。',
    virtual: '这些邮箱不需要本机账户。`install.sh` 会为每个还没有密码的邮箱询问密码。',
    virtualLater: (file) =>
      `要更改密码，请用 \`doveadm pw -s SHA512-CRYPT\` 的输出替换 ${file} 中该邮箱那一行前两个冒号之间的内容。要增加邮箱，请在向导中添加后重新安装。`,
    none: '这台机器不保存邮件：写给它的邮件都转到别处的地址。',
    logins: (file) =>
      `\`install.sh\` 会为每个还没有密码的登录名询问密码。要更改密码，请把 \`openssl passwd -6\` 的输出写到 ${file} 中该登录名之后，立即生效。`,
    administrator: (address) =>
      `发给 root、postmaster、abuse 和 mailer-daemon 的邮件都送到 ${address}，除非别名另有规定。`,
  },
  certificate: {
    title: '证书',
    clients: {
      certbot: '80 端口必须空闲，并能从外部访问片刻：',
      'acme-sh':
        '请按 acme.sh 自己的说明以 root 身份安装；它通过 root 的 crontab 续期。80 端口必须空闲，并能从外部访问片刻：',
      lego: '80 端口必须空闲，并能从外部访问片刻。以下是 lego 4 的写法；从第 5 版起，选项写在 `run` 之后：',
      caddy:
        'Caddy 会为 Caddyfile 中的每个站点获取证书。已经由它提供服务的名称可以跳过；80 和 443 端口必须能从外部访问。继续之前，请在它的日志中确认证书已经取得。',
    },
    copies: (folder) =>
      `Exim 无法读取证书客户端的目录。每次续期之后，部署钩子会把证书复制到 ${folder}，并让两个服务器重新载入。`,
    files: (certificate, key) =>
      `请把证书及其证书链放到 ${certificate}，把私钥（不带密码）放到 ${key}。Exim 所属的组必须能读取这两个文件：`,
    filesReload: (command) => `每次续期之后，请重新设置属组和权限，并重新载入两个服务器：${command}。`,
    filesOfName: (name, folder) => `${name} 的证书：同样以 \`fullchain.pem\` 和 \`privkey.pem\` 为名放在 ${folder}。`,
  },
  wayOut: {
    title: '邮件的出口',
    servers: (servers) => `发往其他域名的邮件都经过 ${servers}。`,
    logins: (file) =>
      `没有在向导中输入的密码，\`install.sh\` 会询问。密码保存在 ${file}；Exim 每封邮件都重新读取，更换密码后无需重启。`,
    senders: '可以使用哪些发件人由服务商决定。From: 不属于该登录名时，会被改写，或者邮件被拒收；退信中会说明。',
    spf: (include) => `每个域名的 SPF 记录必须允许服务商发信：加入 ${include}，具体由服务商提供。`,
    gmailPassword:
      '密码是应用专用密码，在 https://myaccount.google.com/apppasswords 生成（需先开启两步验证），不是账号的密码。',
    gmailFrom: '除非发件人已在 Gmail 的“用这个地址发送邮件”中设置，Gmail 会把 From: 改成该账号。本机不生成 DKIM 签名。',
    gmailSendAs: '没有在 Gmail 的“用这个地址发送邮件”中设置的发件人会被改成该账号，其签名随之失效。',
    waits: '服务器无法连接、拒绝密码或证书不对时，邮件留在队列里，主日志会说明原因。',
  },
  copy: {
    title: '把安装包复制到服务器',
    help: '在您自己的电脑上，进入本文件夹：',
  },
  install: {
    title: '安装',
    dryRun: '先看看将会做什么，不作任何改动：',
    run: '然后正式安装：',
    safety:
      '脚本先检查这台机器，发现问题就停下。它保留被替换文件的副本，先试验新配置再换入，并测试运行中的服务器；任何一项测试失败，都会自动恢复原状。重复运行也无妨。',
    backups: (folder) => `副本保存在 ${folder}。`,
  },
  renewal: {
    title: '续期',
    'acme-sh': '在 acme.sh 登记部署钩子。它会立即运行一次，以后每次续期也会运行：',
    lego: 'lego 不会自动续期。以下 cron 行负责续期，并在有新证书时运行部署钩子（lego 5：用 `run … --deploy-hook` 代替 `renew --renew-hook`）：',
  },
  test: {
    title: '测试',
    swaks:
      '`swaks` 可以一步一步地与邮件服务器对话，多数系统都有同名的软件包。请在另一台机器上运行以下命令，不要在服务器上运行。',
    local: '从本机给阅读其邮件的人发一封邮件，并显示 Exim 的处理过程：',
    send: '登录并给自己发一封邮件，swaks 会询问密码：',
    receive: '不登录，从外部发来一封邮件（运行命令的机器必须能连接外部的 25 端口）：',
    refuse: '陌生人想借您的服务器给别人发信，必须得到 `550 Relay not permitted`：',
  },
  programs: {
    title: '邮件客户端设置',
    head: ['用途', '服务器', '端口', '加密'],
    incoming: '收信（IMAP）',
    outgoing: '发信（SMTP）',
    or: '如果 465 不可用',
    login: (login) => `收信和发信的用户名都是 ${login}，验证方式为普通密码。`,
    loginSystem: '用户名即账户名，密码即账户的密码。',
    loginVirtual: '用户名即邮箱的完整地址。',
  },
  watch: {
    title: '邮件没有到达时',
    mail: 'Exim 如何处理每封邮件：',
    syslog: (command) => `syslog 中名为 exim 的记录：${command}，或 syslog 存放邮件日志的文件`,
    panic: '绝不应出现的错误，正常的服务器上此文件为空：',
    dovecot: '登录与邮箱：',
    queue: '等待发送的邮件：',
    why: (command) => `一个地址会被送到哪里：${command}`,
  },
  temporary,
  keep: {
    title: '长期维护',
    backup: '请备份安装包无法重新生成的内容：密钥、密码、名单和邮件。',
    take: '这条命令把它们复制到一个文件中；您能承受丢失多久的邮件，就隔多久运行一次：',
    fetch: '留在同一台机器上的副本不算备份。在您自己的电脑上：',
    secret: '其中有密钥、密码散列和所有人的邮件，备份要像服务器本身一样保密。系统账户及其密码不在其中。',
    restore:
      '换机器时，把这个文件复制到新机器的 `/root`，在软件包和账户都已就绪、install.sh 尚未运行时放回原处。这样搬迁不会被察觉，密钥的 DNS 记录也不用改：',
    packaged: 'Exim 的软件包每天自动轮换日志。',
    logrotate: (folder, file) =>
      `日志不轮换就会一直增长。如果 ${folder} 中还没有文件提到这些日志，请把以下内容写入 ${file}：`,
    newsyslog: (file) => `日志不轮换就会一直增长。如果 newsyslog 还不知道这些日志，请把以下内容写入 ${file}：`,
  },
  change: {
    title: '日后更改',
    wizard: (file) =>
      `在向导中打开 ${file}，修改回答，再把新的安装包装到旧的上面。手工修改过的已安装文件会先保留副本，然后被替换。`,
    paste: (file) =>
      `\`install.sh\` 把 Dovecot 的设置放在单独的文件中。如果您希望把套接字写在 ${file} 里，请把 \`snippets/10-master.conf\` 粘贴到它的末尾；两者并存也无妨。`,
  },
  undo: {
    title: '还原',
    help: '恢复第一次安装之前的文件。邮件、账户和密码保持不变。',
  },
  contents: {
    title: '安装包的内容',
    script: '安装全部文件，或者还原',
    answers: '您的回答，可以在向导中重新打开',
    exim: 'Exim 的配置',
    aliases: '别名；`/etc/aliases` 不会被改动，也不会被使用',
    mailboxes: '虚拟邮箱列表，Exim 由此得知哪些邮箱存在',
    tlsNames: '另有证书的名称',
    dkimKeys: 'DKIM 私钥，只有 root 和 Exim 可以读取',
    dkimSelectors: '需要签名（DKIM）的域名及其密钥的选择器',
    smarthostLogins: '在代发邮件的服务器上的登录名和密码',
    senderOwners: '每个登录名还可以用哪些地址发信',
    dovecot: 'Dovecot 的设置，在软件包自带的文件之后读取',
    junkRule: '把带标记的邮件归入 Junk 文件夹的规则，先于各人自己的规则',
    dovecotUsers: '虚拟邮箱，在软件包自带的文件之前读取，因此本机账户无法登录',
    fail2banFilter: 'fail2ban：日志中哪些行算登录失败',
    fail2banDovecot: 'fail2ban：Dovecot 的哪些日志行是登录失败',
    fail2banJail: 'fail2ban：失败多少次之后封锁一个地址，以及封锁多久',
    zone: '该域名的全部 DNS 记录，区域文件格式',
    mtaSts: '声明发往该域名的邮件必须加密的策略',
    autoconfig: '邮件客户端读取后自动完成设置的文件',
    hook: '证书续期后，把它复制到 Exim 可以读取的位置',
    snippet: '只有套接字部分，供手工粘贴',
  },
  notYet: {
    title: '本配置不包含的功能',
    items: ['垃圾邮件和病毒过滤：会检查陌生服务器的行为，但不判断邮件内容。'],
  },
};
