import type { TroubleWords } from '../../core/files.ts';

export const temporary: TroubleWords = {
  title: '451 及其他临时错误',
  help: '以 4 开头的代码意为“请稍后再试”：邮件不会丢失，仍由对方保管。日志中同一秒的记录写有原因；与是否使用 root 身份无关。',
  commands: '查看服务状态、重新启动，以及最近被推迟的邮件：',
  causes: {
    local: {
      means:
        'Exim 有某一步无法完成：文件缺失或不可读、查找失败，或者 DNS 把发件人域名的邮件指向本机，而该域名不在您的域名之列。',
      look: ({ mainLog, folder, group }) =>
        `${mainLog} 中写有文件名（“failed to open”“failed to expand”）。${folder} 中的文件须属于用户组 ${group}，权限为 0640。出现 “lowest numbered MX record points to local host” 时：请在“基本信息”一步中添加该域名，或改正它的 MX 记录。在此之前，您的用户寄往该域名的邮件会在队列中等待。`,
    },
    mailbox: {
      means: '掌握邮箱的 Dovecot 没有响应。',
      look: ({ dovecotLog }) => `Dovecot 在运行吗？${dovecotLog} 会说明原因。`,
    },
    sender: {
      means: '无法查询发件人的域名。只有一个域名如此：它的 DNS 有问题；所有域名都如此：本机的解析器有问题。',
      look: ({ mainLog }) => `${mainLog} 中有 “host lookup did not complete” 和域名。解析器见 /etc/resolv.conf。`,
    },
    limit: {
      means: '触发了“加固”一步中的某项限制：邮件数、连接数、收件人数或登录失败次数。',
      look: ({ mainLog }) => `${mainLog} 写有是哪项限制、由谁触发。如属正常使用，请在向导中调高。`,
    },
    disk: {
      means: '队列所在的磁盘已满。',
      look: () => '运行 `df -h /var/spool`；文件数过多则用 `df -i /var/spool` 查看。',
    },
    tls: {
      means: 'Exim 读不到证书或私钥，多发生在续期之后。',
      look: ({ mainLog, group }) => `${mainLog} 写有文件名；用户组 ${group} 必须能够读取。`,
    },
    login: {
      means: '验证密码的 Dovecot 没有响应。',
      look: ({ dovecotLog }) => `Dovecot 在运行吗？${dovecotLog} 会说明原因。`,
    },
    remote: {
      means: '发信时由对方服务器返回：它要看您是否会再来。文字可能各不相同。',
      look: ({ mainLog }) =>
        `${mainLog} 中 “SMTP error from remote mail server” 之后是对方的原话。请等待：Exim 会自动重试。`,
    },
  },
};
