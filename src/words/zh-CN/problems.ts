import type { ExpectationDetail } from '../../core/answers/index.ts';
import type { ProblemWords } from '../problem-words.ts';

/** So many characters of values are named in a phrase; one value always is. */
const NAMED = 110;

function values({ values: all }: ExpectationDetail): string {
  const names = Array.isArray(all) ? all : [];
  const named = names.filter((_name, index) => index === 0 || names.slice(0, index + 1).join('、').length <= NAMED);
  const more = names.length - named.length;
  return more > 0 ? `${named.join('、')} 等 ${names.length} 个` : named.join('、');
}

/** Each phrase completes “应为……”. */
export const problems: ProblemWords = {
  'one-of': (d) => `以下各项之一：${values(d)}`,
  'host-name': () => '完整的主机名，如 mail.example.org，只用小写英文字母、数字、连字符和点',
  'ascii-host-name': (d) => `该主机名的小写 ASCII 形式：${d.suggestion}`,
  domain: () => '域名，如 example.org，只用小写英文字母、数字、连字符和点',
  'ascii-domain': (d) => `该域名的小写 ASCII 形式：${d.suggestion}`,
  'domain-list': () => '至少有一个域名（如 example.org）的列表',
  'no-duplicates': () => '不重复的条目',
  'mailbox-or-address': () => '邮箱名（如 alice）或邮件地址（如 alice@example.org），用小写 ASCII 字符，不加引号',
  'optional-mailbox-or-address': () =>
    '留空，或邮箱名（如 alice）、邮件地址（如 alice@example.org），用小写 ASCII 字符，不加引号',
  'mailbox-name': () => '邮箱名，如 alice，只用小写英文字母、数字、连字符、下划线和点',
  'mailbox-list': () => '至少有一个邮箱（如 alice 或 alice@example.org）的列表',
  'system-user': () => '本机系统账户名：以小写英文字母开头，其后最多 31 个小写字母、数字、连字符或下划线',
  'dns-label': () => 'DNS 名称中的一段，例如 mail2026：小写字母、数字和连字符，最多 63 个字符',
  'account-name': () => '系统中的名称：字母、数字、- 和 _，例如 Debian-exim',
  'wizard-folder': () => '由普通名称组成、以 wizard 结尾的绝对路径，如 /etc/exim/wizard：不与别人共用的目录',
  command: () => '照样输入的命令，如 pacman -S --needed：普通单词，以一个空格分隔，不含引号或其他 shell 会处理的字符',
  packages: () => '软件包名称，以一个空格分隔，如 exim dovecot perl',
  'uid-range': () => '普通用户的第一个和最后一个编号，如 1000-59999：从 500 起，不含 65534（nobody）',
  'ipv4-address': () => 'IPv4 地址，如 203.0.113.7；或者留空',
  'ipv6-address': () => '小写的 IPv6 地址，如 2001:db8::7；或者留空',
  'ipv6-lower-case': (d) => `该地址的小写形式：${d.suggestion}`,
  'some-address': () => '此处或 IPv6 一项至少填写一个地址：邮件服务器不能没有地址',
  sha256: () => '64 位小写十六进制数字；或者留空',
  address: () => '完整的邮件地址，如 somebody@gmail.com',
  server: () => '主机名，端口特殊时加端口，如 smtp.example.net 或 smtp.example.net:2525',
  'server-list': () => '至少一台服务器（如 smtp.example.net），各带登录名（可为空）',
  login: () => '不含空格的可打印 ASCII 登录名，或留空',
  'login-without-tls': () => '不带登录名（否则密码会以明文经过网络），或强制加密',
  'one-login-a-host': (d) => `与前面同一台服务器相同的登录名：${d.suggestion || '空'}`,
  'port-of-this-tls': (d) =>
    `与加密方式相符的端口，如 ${d.suggestion}，或改用另一种方式：465 端口从一开始就用 TLS，25 和 587 端口用 STARTTLS，同一列表中的所有服务器方式相同`,
  'other-than-this-host': () => '另一台服务器，否则邮件会在本机循环',
  'own-domain': () => '您自己的域名：该域名属于邮件服务商，发给其他用户的邮件会被当作未知用户拒收',
  'route-list': () =>
    '由域名、服务器和加密方式组成的行，例如 {"domain": "partner.example", "servers": ["mx.partner.example"], "tls": ""}',
  'route-domain': () => '域名，如 partner.example；或 *.partner.example，代表其下的所有域名；用小写 ASCII 字符',
  'route-server': () =>
    '服务器，如 mx.partner.example、192.0.2.8 或 [2001:db8::8]，端口特殊时加端口（mx.partner.example:2525）',
  'route-servers': () => '至少一台服务器，多台之间用逗号分隔：mx1.partner.example,mx2.partner.example',
  'name-for-tls': () => '服务器的名称，以便核对其证书；或不强制加密',
  'route-reached': () => '前面的行尚未包含的域名',
  'retry-list': () =>
    '由对象、错误和规则组成的行，例如 {"pattern": "partner.example", "error": "*", "rule": "F,4d,6h"}',
  'retry-pattern': () =>
    '域名或服务器（如 partner.example、*.partner.example）、地址（如 alice@partner.example），或 * 代表全部',
  'retry-error': () =>
    '* 代表任何错误，或以下之一：refused、timeout、timeout_connect、lost_connection、tls_required、auth_failed、lookup、quota、rcpt_4xx、mail_4xx、data_4xx',
  'retry-rule': () =>
    '步骤，例如 F,2h,15m; G,16h,1h,1.5; F,4d,6h：F 带截止时间和间隔，G 或 H 带截止时间、首次间隔和倍数；时间写作 15m、2h、4d、1w',
  'retry-pause': (d) => `不超过一天的间隔，因为 Exim 最多等待一天；而不是 ${d.suggestion}`,
  'retry-later-end': (d) => `依次推后的截止时间，最多 60 天；而不是 ${d.suggestion}`,
  'retry-factor': (d) => `1 到 10 之间的倍数；而不是 ${d.suggestion}`,
  'retry-before-general': () => '“* *” 规则之前的位置，因为它会接管后面的一切',
  'optional-domain': () => '域名（如 example.org），或留空',
  'spf-name': () => '名称（如 _spf.example.net），或留空',
  'bare-spf-name': (d) => `只写名称，使用小写：${d.suggestion}`,
  'other-than-visible': () => '与对外显示的域名不同的名称',
  'absolute-path': () =>
    '绝对路径，如 /etc/ssl/mail.pem：斜杠之间只用英文字母、数字和 . _ @ + = , : ~ - 这些字符，不含 ..；系统路径中 _ 后面不能是大写字母；证书和密钥须在某个目录中，不能直接放在 / 下',
  'block-list': () => '黑名单，如 bl.example.org，或连同应答 zen.spamhaus.org=127.0.0.2-11（127.0.0.2 到 127.0.0.254）',
  'block-list-list': () => '黑名单的列表，如 zen.spamhaus.org=127.0.0.2-11',
  'yes-or-no': () => 'true（是）或 false（否）',
  'whole-number': (d) => `${d.min} 到 ${d.max} 之间的整数`,
  'alias-list': () => '别名列表，每一项形如 {"alias": "info", "to": ["alice"]}',
  'alias-name': () => '别名：单独的名称（如 info）或邮件地址（如 info@example.org），用小写 ASCII 字符',
  'alias-targets': () => '至少一个收信的邮箱或邮件地址',
  text: () => '文本',
  list: () => '列表',
  object: () => '由问题和答案组成的对象',
  'ip-address': () => 'IP 地址，如 192.0.2.10 或 2001:db8::10，用小写字母',
  'ip-address-list': () => 'IP 地址的列表',
  'ip-network': () => 'IP 地址或网段，如 192.0.2.25、192.0.2.0/28 或 2001:db8:5::/64，用小写字母',
  'ip-network-list': () => 'IP 地址和网段的列表',
  'narrower-network': (d) => `全部属于您的网段；比 /${d.ipv4}（IPv4）或 /${d.ipv6}（IPv6）更宽就等于开放中继`,
  'network-start': (d) => `该地址所在的网段：${d.suggestion}`,
  'listen-address': () => '至少一个本机地址',
  'other-than-host-name': () => '主机名以外的名称，因为主机名本来就有证书',
  'known-question': () => '本向导中某个问题的标识',
  'known-version': (d) => `${d.version}，即本向导能读取的答案格式版本`,
  'local-domain': (d) => `单独的名称，或本服务器所管域名中的地址：${values(d)}`,
  'outside-address': () => '别名或其他服务器上的地址，因为本机没有邮箱',
  'only-own-host-name': (d) => `只有自己的主机名 ${d.suggestion}，否则写给其他域名同事的邮件会在这里被当作未知用户拒收`,
  'not-local-too': () => '不属于本机的域名，因为邮件不能既在这里投递又转交出去',
  'login-name': () => '不带域名的名称，如 alice，因为登录名是名称',
  'login-of-local-domain': (d) => `单独的名称，或本服务器所管域名中的地址：${values(d)}`,
  'known-login': (d) => `可以在此登录的用户：${values(d)}`,
  'sender-list': () => '由登录名及其其他地址组成的行，例如 {"login": "alice", "addresses": ["news@partner.example"]}',
  'sender-address': () => '完整的地址，如 news@partner.example，用小写 ASCII 字符',
  'sender-addresses': () => '至少一个地址，多个之间用逗号分隔：news@partner.example,office@partner.example',
  'certificate-for-logins': () => '一张证书，因为用户只在 TLS 之内登录；或者不提供登录',
  'mailboxes-for-dovecot': () => 'Exim 自己的文件，或不提供登录，因为没有邮箱时 Dovecot 无人可验证',
  'mailbox-of-local-domain': (d) => `单独的名称，或本服务器所管域名中的地址：${values(d)}`,
  'known-mailbox': (d) => `外部地址、已有的别名，或本服务器上已有的邮箱：${values(d)}`,
  'other-than-postmaster-loop': (d) => `${values(d)} 之外的收件人，因为这些角色地址的邮件正是要转给此人`,
  json: () => 'UTF-8 编码的 JSON',
  'dkim-key': () => '由本向导生成的 DKIM 私钥：PEM 格式的 PKCS#8，2048 位 RSA 或 Ed25519',
  'wizard-file': () => '由本向导生成的内容：安装包、answers.json、仍保留最后一行的文件，或链接',
  'whole-archive': (d) => `完整的 .zip 或 .tar.gz，解压后不超过 ${Number(d.max) / 1024 / 1024} MiB`,
  'small-file': (d) => `不超过 ${Number(d.max) / 1024 / 1024} MiB 的文件`,
};
