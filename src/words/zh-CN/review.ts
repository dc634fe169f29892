import { numberIn } from '../formats.ts';
import type { ReviewWords } from '../messages.ts';
import { packageNotes } from './packages.ts';
import { temporary } from './temporary.ts';

const number = numberIn('zh-CN');

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
  temporary,
  journey: {
    title: '一封邮件的旅程',
    help: '自上而下。各个名称是 Exim 配置中的部分：点按即可在预览中查看。',
    parts: '配置中的部分',
    stages: {
      connection: {
        title: '连接',
        text: '客户端连接 25、465 或 587 端口。Exim 查询它的名称，并统计外来服务器的连接次数。随后建立 TLS。',
      },
      login: {
        title: '登录',
        text: '用户在 465 和 587 端口上、TLS 之内登录。25 端口上的其他服务器跳过这一步。',
      },
      acl: {
        title: '访问控制',
        text: '依次审查发件人、每个收件人和邮件本身。在这里被拒收的邮件仍留在对方那里，因此不会有人收到并非自己所发邮件的退信。',
      },
      local: {
        title: '另一个入口：本机程序',
        text: 'cron 或网站应用通过 sendmail 提交邮件，由一个访问控制列表审查；没有连接，也没有登录。',
      },
      accepted: {
        title: '250 OK',
        text: '邮件已进入队列。从此由本服务器负责：要么投递，要么退回。',
      },
      routing: {
        title: '路由',
        text: '对每个收件人，按此顺序询问各个路由器，直到有一个接手。别名会用它所代表的地址重新开始。',
      },
      transport: {
        title: '传输',
        text: '由路由器指定的传输负责投递：投入本机邮箱，或交给其他服务器。暂时不成功的，按重试规则再试。',
      },
    },
  },
  download: {
    title: '下载安装包',
    help: '包含放在最终路径下的全部文件、install.sh，以及针对这些回答写成的 README.md。',
    zip: '下载 .zip',
    tar: '下载 .tar.gz',
    blocked: (n) => `还有 ${number(n)} 个回答无效，处理好之后才能生成安装包。`,
    samples: (n) => `其中还有 ${number(n)} 个示例值，服务器无法以这样的名字工作。`,
    ready: (name, size) => `${name}（${size}）已保存到下载文件夹。`,
    working: '正在打包…',
    cancel: '取消',
    cancelled: '已取消，没有保存任何文件。',
    failed: '无法生成安装包：',
    contents: (n) => `包内文件（${number(n)} 个）`,
  },
  packageNotes,
  install: {
    title: '安装',
    help: '请按此顺序操作。install.sh 先检查、再改动，保留备份；任何一项测试失败，都会自动恢复原状。',
    here: '在您的电脑上',
    server: '在服务器上，以 root 身份',
    send: { title: '把安装包传到服务器' },
    login: { title: '登录服务器' },
    packages: { title: '安装软件包' },
    accounts: {
      title: '添加系统账户',
      help: '每个系统账户就是一个邮箱，账户密码即邮箱密码。已有的账户可跳过。',
    },
    firewall: {
      title: '开放防火墙',
      help: '只在防火墙启用时需要；如何查看，README.md 中有说明。如果服务商在机器之外另设了防火墙，在那里也要开放同样的端口。',
    },
    certificate: {
      title: '获取证书',
      help: '80 端口需要空闲，并能从外部访问片刻。已有证书的名称可以跳过。',
    },
    permissions: {
      title: '让 Exim 能够读取证书',
      help: '请先把两个文件放到指定位置。每次续期之后都要再做一次。',
    },
    renewal: { title: '在证书客户端登记部署钩子', help: '这样每次续期后 Exim 都能得到新证书。详见 README.md。' },
    unpack: { title: '解开安装包' },
    dryRun: { title: '查看将会做什么', help: '不作任何改动。' },
    run: { title: '安装', help: '重复运行也无妨。' },
    backup: {
      title: '此后定期备份',
      help: '密钥、密码、名单、规则和邮件：安装包无法重新生成的内容。请把备份存放在别处，并像服务器本身一样保密。如何放回，README.md 中有说明。',
    },
    undo: { title: '日后如需还原', help: '恢复安装之前的状态。' },
  },
};
