import type { AskedId } from '../../core/platforms/index.ts';
import type { TypedId } from '../../core/platforms/packaging.ts';
import type { BasicsWords } from '../messages.ts';

/** The questions of the first step about the machine: what is guessed of a platform, or may be another there. */
export const machine: Pick<BasicsWords['questions'], AskedId | TypedId> = {
  eximVersion: {
    label: 'Exim 版本',
    help: '仅当您的版本与平台自带的不同时才需要选择。',
    why: [
      '各版本的选项有增有减，遇到不认识的选项，服务就会停住。在服务器上运行 “exim -bV”，第一行就是版本。',
      '比这里所选更新的 Exim 也许可用，install.sh 会先试验；更旧的则会被拒绝。',
    ],
    choices: {
      platform: { label: '与平台一致' },
      '4.96': { label: '4.96' },
      '4.97': { label: '4.97' },
      '4.98': { label: '4.98' },
      '4.99': { label: '4.99' },
      '4.100': { label: '4.100 或更新' },
    },
  },
  tlsLibrary: {
    label: 'Exim 所用的 TLS 库',
    help: '两种库的加密套件写法不同，用错一种就会使服务无法工作。',
    why: [
      '在服务器上运行 “exim -bV”，以 “Support for” 开头的一行会写明是 GnuTLS 还是 OpenSSL。',
      '写给另一种库的设置能通过配置检查，但随后守护进程无法启动，或者客户端都用不了 TLS。选择“两者皆可”时，由 Exim 自己判断用哪一种。',
    ],
    choices: {
      platform: { label: '与平台一致' },
      gnutls: { label: 'GnuTLS', help: 'Debian 和 Ubuntu。' },
      openssl: { label: 'OpenSSL', help: '其他多数系统。' },
      either: { label: '两者皆可', help: '一份文件适用于两者，多几行。' },
    },
  },
  dovecotVersion: {
    label: 'Dovecot 版本',
    help: '仅当您的版本与平台自带的不同时才需要选择。',
    why: ['Dovecot 2.3 与 2.4 的配置文件互不兼容。在服务器上运行 “dovecot --version” 可以得知版本。'],
    choices: {
      platform: { label: '与平台一致' },
      '2.3': { label: '2.3' },
      '2.4': { label: '2.4 或更新' },
    },
  },
  eximBinary: {
    label: 'Exim 程序',
    help: '程序所在的位置，可用 “command -v exim” 查到。',
    example: '/usr/sbin/exim',
    why: ['install.sh 会运行它，先试验新配置，再换入。'],
  },
  eximConfig: {
    label: 'Exim 的配置文件',
    help: 'Exim 读取的文件，可用 “exim -bP configure_file” 查到。',
    example: '/etc/exim/exim.conf',
    why: ['这个路径编译在程序里。放在别处的配置永远不会被读取，也没有任何提示：生效的仍是旧配置。'],
  },
  eximUser: {
    label: 'Exim 的账户',
    help: 'Exim 运行时所用的账户，可用 “exim -bP exim_user” 查到。',
    example: 'exim',
    why: ['Dovecot 的套接字只对这个账户开放。账户不存在，Dovecot 就无法启动；账户写错，所有登录都会失败。'],
  },
  eximGroup: {
    label: 'Exim 的用户组',
    help: '该账户所属的组，可用 “exim -bP exim_group” 查到。',
    example: 'exim',
    why: ['配置文件和私钥副本只有 root 和这个组能读取。'],
  },
  eximLog: {
    label: 'Exim 的主日志',
    help: 'Exim 记录自身活动的文件，可用 “exim -bP log_file_path” 查到，其中 %s 换成 main。',
    example: '/var/log/exim/mainlog',
    why: ['安装说明和 install.sh 会用到它，panic 日志就在它旁边。Exim 本身不需要这个答案。'],
  },
  eximService: {
    label: 'Exim 的服务名',
    help: '服务管理器（systemd、OpenRC 或 rc.conf）中的名称。',
    example: 'exim',
    why: ['install.sh 会重启它，证书续期的钩子会让它重新载入。'],
  },
  dovecotConfig: {
    label: 'Dovecot 的目录',
    help: 'dovecot.conf 所在的目录，“doveconf -n” 的开头会列出。',
    example: '/etc/dovecot',
    why: ['设置放在其中的 conf.d 目录里，dovecot.conf 必须包含该目录；install.sh 会检查这一点。'],
  },
  dovecotRun: {
    label: 'Dovecot 套接字的目录',
    help: '即 Dovecot 的 base_dir，可用 “doveconf base_dir” 查到。',
    example: '/run/dovecot',
    why: ['Exim 在那里询问密码是否正确。目录写错，每次登录都会得到临时错误。'],
  },
  dovecotService: {
    label: 'Dovecot 的服务名',
    help: '服务管理器中的名称。',
    example: 'dovecot',
    why: ['install.sh 会重启它，证书续期的钩子会让它重新载入。'],
  },
  serviceManager: {
    label: '服务由谁管理',
    help: '安装说明里的命令按它来写。',
    why: ['install.sh 和证书续期的钩子会自行判断；这里的答案决定您要输入的命令，以及到哪里看日志。'],
    choices: {
      platform: { label: '与平台一致' },
      systemd: { label: 'systemd', help: 'systemctl restart exim' },
      openrc: { label: 'OpenRC', help: 'rc-service exim restart' },
      service: { label: 'service 命令', help: 'service exim restart：各种 BSD、runit、SysV init。' },
    },
  },
  ownDirectory: {
    label: '向导自己的文件夹',
    help: '别名、密钥和证书副本放在里面。不必事先存在，名称以 /wizard 结尾。',
    example: '/etc/exim/wizard',
    why: [
      '只有 root 和 Exim 的组能进入。install.sh 会建立它并清理其中的旧文件，所以不能与别人共用：名称表明了这一点。',
    ],
  },
  peopleUids: {
    label: '普通用户的编号范围',
    help: '第一个和最后一个，见 /etc/login.defs 或 adduser.conf（UID_MIN、UID_MAX）。',
    example: '1000-59999',
    why: [
      '服务账户的编号更小：www-data 之类不是邮箱，也不能用来登录。来自目录服务（LDAP）的账户编号可能大得多。',
      'root、系统账户（小于 500）和 nobody（65534）会被拒绝。',
    ],
  },
  certbotDirectory: {
    label: 'certbot 的目录',
    help: '其中有 live 和 renewal-hooks 两个目录。',
    example: '/etc/letsencrypt',
    why: ['把副本交给 Exim 的钩子放在那里。放在别处，certbot 永远不会运行它，三个月后证书就会过期。'],
  },
  caddyFile: {
    label: 'Caddy 的配置文件',
    help: '它的服务读取的 Caddyfile。',
    example: '/etc/caddy/Caddyfile',
    why: ['安装说明里有一条命令，把这台服务器的名称加进去，让 Caddy 取得它们的证书。'],
  },
  caddyCertificates: {
    label: 'Caddy 存放证书的目录',
    help: '在其服务账户的主目录中：.local/share/caddy/certificates；BSD 上是 data/caddy/certificates。',
    example: '/var/lib/caddy/.local/share/caddy/certificates',
    why: ['Caddy 续期时不会通知别人，所以由 cron 每天到那里查看，复制新的证书。'],
  },
  dailyDirectory: {
    label: 'cron 每日脚本的目录',
    help: '其中的脚本每天运行一次。',
    example: '/etc/cron.daily',
    why: ['续期后的证书靠其中的脚本交给 Exim。放在 cron 不知道的目录里，它永远不会运行。'],
  },
  clamavSocket: {
    label: '病毒扫描器的套接字',
    help: 'clamd.conf 中的 LocalSocket。',
    example: '/run/clamav/clamd.ctl',
    why: ['Exim 在那里交出邮件。没有程序监听时，会请其他服务器稍后再来。'],
  },
  clamavUser: {
    label: '病毒扫描器的账户',
    help: 'clamd.conf 中的 User。',
    example: 'clamav',
    why: ['它要从 Exim 的队列目录读取邮件的各个部分，因此必须在 Exim 的组里；install.sh 会检查。'],
  },
  fail2banDirectory: {
    label: 'fail2ban 的目录',
    help: '其中有 jail.conf 以及 filter.d 和 jail.d 两个目录。',
    example: '/etc/fail2ban',
    why: ['封锁规则（jail）和过滤器放在那里。放在别处，fail2ban 永远不会读取；install.sh 会检查。'],
  },
  fail2banAction: {
    label: '用什么封锁地址',
    help: 'fail2ban 的 action.d 目录中某个动作的名称，不带“.conf”：nftables、iptables-multiport、firewallcmd-rich-rules、pf。',
    example: 'nftables',
    why: [
      '它必须与系统内核的防火墙相符：Linux 上是 nftables 或 iptables，BSD 上是 pf。nftables 可以与 firewalld 和其他规则并存。',
      '使用 pf 时，/etc/pf.conf 里要有一行 anchor "f2b/*"，否则谁也不会被封锁。安装说明会加上它，install.sh 会检查。',
    ],
  },
  mailLog: {
    label: 'syslog 的邮件日志文件',
    help: 'syslog 把 Dovecot 的消息写到哪个文件；“doveadm log find”会显示。',
    example: '/var/log/maillog',
    why: [
      '这台机器没有 systemd 日志（journal），所以 fail2ban 读取这个文件。文件不存在时它根本不会启动，install.sh 会事先停下来。',
      '各种 syslog 各不相同：FreeBSD 上是 /var/log/maillog，没有另外指定时多为 /var/log/messages。Dovecot 自己写的文件（log_path）也可以。',
    ],
  },
  installCommand: {
    label: '安装软件包的命令',
    help: '以 root 身份在软件包名称之前输入的内容。留空：说明文件所写的命令。',
    example: 'pacman -S --needed',
    why: ['说明文件、最后的命令清单和 install.sh 的提示都会显示它。除了您自己，谁也不会运行它。'],
  },
  packages: {
    label: '软件包',
    help: '这些回答所需的全部软件包，以空格分隔。留空：说明文件所列的软件包。',
    example: 'exim dovecot openssl perl',
    why: [
      '各系统的名称不同，有的还把一个程序分成几个软件包。由您列出时不再添加任何软件包：也请想到 Sieve、扫描器和获取证书的客户端。',
    ],
  },
  addUserCommand: {
    label: '添加账户的命令',
    help: '以 root 身份在账户名之前输入的内容。留空：说明文件所写的命令。',
    example: 'useradd --create-home',
    why: ['邮箱就是本机账户的人各需要一个账户；install.sh 会检查账户是否存在。'],
  },
};
