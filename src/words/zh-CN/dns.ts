import type { DnsWords } from '../dns-words.ts';

export const dns: DnsWords = {
  title: '添加这些 DNS 记录',
  help: '更改可能要几个小时才会处处生效，请尽早开始。安装包中有相同内容的区域文件，许多服务商可以导入。',
  columns: { name: '名称', type: '类型', value: '值' },
  zone: (domain) => `在 ${domain} 的区域中`,
  elsewhere: (host) => `在 ${host} 所属的区域中`,
  reverse: '在租用地址的服务商处设置，不在您自己的区域中',
  onServer: (file) => `install.sh 会生成密钥，并在结束时显示这条记录。之后可以在 ${file} 中找到。`,
  keys: {
    title: '签名密钥（DKIM）',
    help: 'install.sh 会在服务器上生成私钥，私钥留在那里，记录在结束时显示：每个域名一个 RSA 密钥（所有收件方都支持），另外还有一个 Ed25519 密钥。也可以在这里生成密钥：下面的记录立即完整，安装之前就能加入 DNS。',
    make: '在这里生成密钥',
    makeMissing: '生成缺少的密钥',
    cancel: '取消',
    progress: '已生成的密钥',
    working: (done, all) => `正在生成密钥：${all} 个域名中已完成 ${done} 个。`,
    cancelled: '已取消，没有保留任何密钥。',
    failed: '没有生成密钥：',
    insecure: '浏览器只在通过 HTTPS 打开的页面上生成密钥。密钥将由 install.sh 生成。',
    bothKinds: '每个域名都有一个 RSA 密钥，所有收件方都支持；另外还有一个 Ed25519 密钥。',
    rsaOnly:
      '只有 RSA 密钥，所有收件方都支持：选择器太长，放不下第二个名称；或者这个浏览器不能生成 Ed25519 密钥，那么由 install.sh 生成，并显示它们的记录。',
    made: (domains) =>
      `已有 ${domains} 的密钥。请现在下载安装包：私钥只在安装包和本页面的内存中，重新加载页面就会丢失；在这里打开安装包可以取回。请妥善保管安装包，拿到它的人可以冒用您的签名。`,
    serverKeeps:
      '如果服务器上已有使用这个选择器的密钥，则保留原有的。install.sh 会说明这一点，DNS 中必须是那个密钥的记录。',
    forget: '丢弃这些密钥',
    forgotten: '已丢弃。密钥将由 install.sh 生成。',
    rotation: {
      title: '如何更换密钥',
      steps: (selector) => [
        `给选择器换一个名称，例如 ${selector}。新的选择器使用新的密钥。`,
        '在这里生成密钥，下载安装包，并把新记录加入 DNS。旧记录先不要删除。',
        '等新记录在各处都能查到之后，安装这个安装包。此后的邮件用新密钥签名。',
        '一周后删除旧记录。在此之前，仍在途中的邮件靠它们验证。',
      ],
      when: '每年一次就够了。如果私钥可能已被别人看到，请立即更换，并马上删除旧记录。',
      open: (step) => `更改选择器（${step}）`,
    },
  },
  noTlsa: {
    caddy: {
      why: '没有用于 DANE 的 TLSA 记录：Caddy 每次续期都会生成新私钥；如果记录还是旧密钥，核对它的服务器就会停止投递。certbot、acme.sh 和 lego 可以保留私钥。',
      open: (step) => `换一种方式获取证书（${step}）`,
    },
    renewed: {
      why: '没有用于 DANE 的 TLSA 记录：除非另行设置，证书每次续期都会生成新私钥；如果记录还是旧密钥，核对它的服务器就会停止投递。',
      open: (step) => `续期时保留私钥（${step}）`,
    },
    unknown: {
      why: '还没有用于 DANE 的 TLSA 记录：续期时保留私钥，但本页面还不知道是哪一个。服务器有了证书之后，请带着证书回来。',
      open: (step) => `粘贴证书（${step}）`,
    },
  },
  copyName: (name) => `复制名称 ${name}`,
  copyValue: (name) => `复制 ${name} 的值`,
  copyLine: (name) => `以区域文件的格式复制 ${name}`,
  purposes: {
    address: '服务器的地址。',
    reverse: '该地址的名称。没有名称或名称不符时，大型邮件服务商会拒收邮件。',
    mx: '该域名的邮件送到这台服务器。',
    spf: '哪些服务器会发出该域名的邮件。这样的记录只能有一条：如果已有，请合并。',
    'spf-host': '用于退信：退信没有发件人，只有主机名。',
    dkim: '用来验证您的签名的公钥。',
    dmarc: '冒用您的域名而两项检查都未通过的邮件如何处理，报告发往何处。',
    srv: '邮件客户端由此找到服务器。',
    caa: '只有这家机构可以为该主机签发证书。',
    tlsa: '本服务器的密钥，供使用 DANE 验证的发件服务器核对。只在使用 DNSSEC 签名的区域中有效。',
    'tls-rpt': '其他服务器每天报告一次能否加密传输。',
    'mta-sts': '声明发给您的邮件必须加密的策略。',
    'mta-sts-host': '提供该策略的网站服务器，需要有此名称的证书。',
    autoconfig: '为邮件客户端提供设置文件的网站服务器。',
  },
};
