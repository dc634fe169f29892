import type { ReviewWords } from '../messages.ts';

const number = new Intl.NumberFormat('zh-CN');

export const review: ReviewWords = {
  lead: '查看尚未处理的事项，下载安装包，然后在服务器上安装。',
  questions: {
    comments: {
      label: '生成文件中的注释',
      help: '注释为英文，不影响服务器的行为。',
      why: ['一年之后，只有注释能说明某一行为什么在那里。不加注释，文件大约会短四分之一。'],
      choices: {
        none: { label: '不加注释', help: '只有设置本身。' },
        brief: { label: '简短', help: '在不易看懂的地方加一句说明。' },
        teaching: { label: '教学', help: '像教程那样讲解每一部分。' },
      },
    },
  },
  given: [],
  attention: {
    title: '待处理',
    none: '所有回答都有效，也没有留下示例值。',
    sample: (value) => `仍是示例值：${value}`,
    takeMeThere: '前往处理',
  },
  download: {
    title: '下载安装包',
    help: '包含放在最终路径下的全部文件、install.sh，以及针对这些回答写成的 README.md。',
    zip: '下载 .zip',
    tar: '下载 .tar.gz',
    blocked: (n) => `还有 ${number.format(n)} 个回答无效，处理好之后才能生成安装包。`,
    samples: (n) => `其中还有 ${number.format(n)} 个示例值，服务器无法以这样的名字工作。`,
    ready: (name, size) => `${name}（${size}）已保存到下载文件夹。`,
    working: '正在打包…',
    failed: '无法生成安装包：',
    contents: (n) => `包内文件（${number.format(n)} 个）`,
  },
  install: {
    title: '安装',
    help: '请按此顺序操作。install.sh 先检查、再改动，保留备份；任何一项测试失败，都会自动恢复原状。',
    here: '在您的电脑上',
    server: '在服务器上，以 root 身份',
    send: { title: '把安装包传到服务器' },
    login: { title: '登录服务器' },
    packages: { title: '安装软件包', help: '只有 “heavy” 版本的 Exim 能向 Dovecot 验证密码。' },
    accounts: {
      title: '添加系统账户',
      help: '每个系统账户就是一个邮箱，账户密码即邮箱密码。已有的账户可跳过。',
    },
    certificate: {
      title: '获取证书',
      help: '80 端口需要空闲，并能从外部访问片刻。如果 certbot 已有此名称的证书，可跳过这一步。',
    },
    permissions: {
      title: '让 Exim 能够读取证书',
      help: '请先把两个文件放到指定位置。每次续期之后都要再做一次。',
    },
    unpack: { title: '解开安装包' },
    dryRun: { title: '查看将会做什么', help: '不作任何改动。' },
    run: { title: '安装', help: '重复运行也无妨。' },
    undo: { title: '日后如需还原', help: '恢复安装之前的状态。' },
  },
};
