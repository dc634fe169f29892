/** 重试规则的含义。 */
import { isGeneral, type Retry, type RetryStep, type RetryTime } from '../../core/answers/retry.ts';
import type { RetryWords } from '../messages.ts';

const units = { m: '分钟', h: '小时', d: '天', w: '周' } as const;

const time = ({ value, unit }: RetryTime) => `${value} ${units[unit]}`;
const every = (pause: RetryTime) => `每 ${time(pause)}重试一次`;

function step(each: RetryStep): string {
  const end = `首次失败后 ${time(each.until)}内`;
  if (each.type === 'F') return `${end}${every(each.every)}`;
  if (each.factor === 1) return `${end}${every(each.first)}`;
  const grow = `从 ${time(each.first)}开始、每次增至 ${each.factor} 倍`;
  return each.type === 'H' ? `${end}随机间隔重试，上限${grow}` : `${end}重试，间隔${grow}`;
}

/** Errors by Exim's names (32.5). */
const errors: Readonly<Record<string, string>> = {
  auth_failed: '登录失败时',
  lost_connection: '对方中断连接时',
  lookup: 'DNS 中找不到服务器时',
  tls_required: '无法按要求加密时',
  refused: '连接被拒绝时',
  timeout: '对方超时时',
  timeout_connect: '连接超时时',
  quota: '邮箱已满时',
};

function error(name: string): string {
  if (name === '*') return '';
  const known = errors[name];
  if (known) return `，${known}`;
  if (name.startsWith('quota_')) {
    const age = name.slice('quota_'.length);
    return `，邮箱已满且 ${time({ value: Number.parseInt(age, 10), unit: age.at(-1) as RetryTime['unit'] })}未读取时`;
  }
  const [command = '', code = ''] = name.split('_');
  return `，${command.toUpperCase()} 得到 ${code} 应答时`;
}

function whom({ pattern }: Retry): string {
  if (pattern === '*' || pattern === '*@*') return '所有邮件';
  return `发往 ${pattern.replace(/^\*@/, '')} 的邮件`;
}

export const retry: RetryWords = {
  title: '含义（按此顺序）：',
  sentence: (rule, steps, first) => {
    const start = isGeneral(rule) && !first ? '其余邮件' : whom(rule);
    return `${start}${error(rule.error)}：${steps.map(step).join('，然后')}；之后退回发件人。`;
  },
};
