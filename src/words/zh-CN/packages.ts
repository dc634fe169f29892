import type { PackageNote } from '../../core/platforms/packaging.ts';

/** Remarks on a platform's packages: in the read-me, and where the page says what to type. */
export const packageNotes: Readonly<Record<PackageNote, string>> = {
  heavy: '只有 “heavy” 版本的 Exim 能向 Dovecot 验证密码。',
  alternatives: '最后一条命令把系统的 `sendmail` 指向 Exim，其他邮件服务器也可能占用这个名称。',
  'use-flags':
    '在 Gentoo 上，邮件服务器所需的大多数功能要用 USE 标志开启：`dovecot-sasl`（登录）、`dnsdb`、`dkim`、`dane`、`spf`、`srs`。Dovecot 使用 PAM 也需要相应的标志。',
  sendmail: '系统自带的 sendmail 占用 25 端口，必须停止并禁用。',
  selinux: 'SELinux 可能会阻止两个服务器之间的访问。如果测试失败，可用 `ausearch -m avc -ts recent` 查看被拒绝的操作。',
  perl: '`install.sh` 用 Perl 测试服务器，精简的系统可能没有安装。dnsdb 等查询方式是单独的软件包。',
  example: '如果没有 `dovecot.conf`，请从软件包自带的示例开始；其中必须包含 `conf.d` 目录。',
  names: '软件包的名称是猜测，找不到时请自行搜索。',
};
