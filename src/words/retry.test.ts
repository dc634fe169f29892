/** Retry rules as sentences. */
import { expect, test } from 'vitest';
import { retrySteps } from '../core/answers/retry.ts';
import { retry as english } from './en/retry.ts';
import { retry as chinese } from './zh-CN/retry.ts';

const said = (words: typeof english, pattern: string, error: string, rule: string, first = true) =>
  words.sentence({ pattern, error, rule }, retrySteps(rule) ?? [], first);

const GENERAL = 'F,2h,15m; G,16h,1h,1.5; F,4d,6h';

test.each([
  [
    ['*', '*', GENERAL],
    'All mail: every 15 minutes for 2 hours, then until 16 hours after the first failure, after pauses that begin at 1 hour and grow 1.5-fold each time, then every 6 hours until 4 days after the first failure; then the sender gets it back.',
    '所有邮件：首次失败后 2 小时内每 15 分钟重试一次，然后首次失败后 16 小时内重试，间隔从 1 小时开始、每次增至 1.5 倍，然后首次失败后 4 天内每 6 小时重试一次；之后退回发件人。',
  ],
  [
    ['*@far.example', 'refused', 'F,1d,1h'],
    'Mail to far.example if the connection is refused: every hour for 1 day; then the sender gets it back.',
    '发往 far.example 的邮件，连接被拒绝时：首次失败后 1 天内每 1 小时重试一次；之后退回发件人。',
  ],
  [
    ['alice@far.example', 'quota_4d', 'H,1w,30m,2'],
    'Mail to alice@far.example if the mailbox is full and was not read for 4 days: for 1 week, after pauses drawn by lot, at most those that begin at 30 minutes and grow 2-fold each time; then the sender gets it back.',
    '发往 alice@far.example 的邮件，邮箱已满且 4 天未读取时：首次失败后 1 周内随机间隔重试，上限从 30 分钟开始、每次增至 2 倍；之后退回发件人。',
  ],
  [
    ['far.example', 'rcpt_45x', 'G,1d,1h,1'],
    'Mail to far.example if RCPT is answered with 45x: every hour for 1 day; then the sender gets it back.',
    '发往 far.example 的邮件，RCPT 得到 45x 应答时：首次失败后 1 天内每 1 小时重试一次；之后退回发件人。',
  ],
] as const)('%j', ([pattern, error, rule], inEnglish, inChinese) => {
  expect(said(english, pattern, error, rule)).toBe(inEnglish);
  expect(said(chinese, pattern, error, rule)).toBe(inChinese);
});

test('behind other rules, the general one is for everything else', () => {
  expect(said(english, '*', '*', GENERAL, false)).toMatch(/^Everything else: /);
  expect(said(chinese, '*', '*', GENERAL, false)).toMatch(/^其余邮件：/);
});
