import { numberIn } from '../../formats.ts';
import type { ManualWords } from '../../messages.ts';
import { expansions } from './expansions.ts';
import { options } from './options.ts';
import { structure } from './structure.ts';

const number = numberIn('zh-CN');

export const manual: ManualWords = {
  kinds: {
    main: '主选项',
    routers: '路由器',
    transports: '传输器',
    authenticators: '认证器',
    acl: 'ACL 条件或修饰语',
    control: 'ACL 控制',
    verify: 'ACL 验证',
    verbs: 'ACL 动词',
    lists: '有名称的列表',
    directives: '预处理',
    sections: '配置段',
    drivers: '驱动',
    variables: '变量',
    items: '展开项',
    operators: '展开运算符',
    conditions: '展开条件',
    lookups: '查询',
  },
  ofDriver: (kind, driver) => `${driver} ${kind}`,
  expanded: (type) => `${type}（展开）`,
  initially: (value) => `默认值：${value}`,
  since: (version) => `自 Exim ${version} 起`,
  always: 'Exim 4 各版本都有',
  compare: {
    none: '没有改动：按现在的回答得到的就是已下载的文件。',
    file: '文件',
    changed: (path, n) => `${path}（${number(n)} 行）`,
    layout: '显示方式',
    layouts: { unified: '合为一份', 'side-by-side': '左右对照' },
    before: (path) => `${path}，下载时`,
    now: (path) => `${path}，现在`,
    phrases: { '$ unchanged lines': '$ 行未改动' },
  },
  texts: { ...options, ...structure, ...expansions },
};
